import { createHash, timingSafeEqual } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { AppError } from '../../shared/kernel/errors.ts';
import type { Locale } from '../../shared/kernel/schema.ts';
import { AS_SELF, dutyWord, usualDuty } from '../../shared/orgs/roles.ts';
import type { Device } from '../../shared/people/contract.ts';
import type { SignInWay } from '../../shared/people/sessions.ts';
import type { Actor, Grant } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import type { Cookie } from '../platform/route.ts';
import type { Item, Key, Write } from '../platform/table.ts';
import { personFromItem, personKey } from './person-item.ts';

/**
 * Sessions: a short access token (JWT, HS256) and a rotating refresh token, both in HttpOnly cookies. A refresh token that
 * comes back after it was spent means two hands hold it: all of the person's sessions end (RFC 9700, 4.14.2). A phone
 * that lost the answer to its renewal may ask once more within REPEAT_MS.
 */
const ACCESS_SECONDS = 600;
const REFRESH_SECONDS = 60 * 86_400;
const REPEAT_MS = 30_000;
const SECRET_BYTES = 32;
const SESSIONS_LIMIT_COUNT = 20;
export const ACCESS_COOKIE = 'nx_access';
export const REFRESH_COOKIE = 'nx_refresh';
const RENEWAL_PATH = '/api/session-renewals';

export function sessionKey(personId: string, sessionId: string): Key {
  return { pk: personKey(personId).pk, sk: `SESSION#${sessionId}` };
}

/** How a sign-in came about, for the person's own list of them. */
export type Entry = { readonly how: SignInWay; readonly device?: Device | undefined };

/** A new session: its write and its cookies. */
export async function openSession(
  house: House,
  personId: string,
  { how, device }: Entry,
): Promise<{ write: Write; cookies: readonly Cookie[]; sessionId: string }> {
  const sessionId = house.newId('session');
  const secret = newSecret(house);
  const now = house.clock();
  const item: Item = {
    ...sessionKey(personId, sessionId),
    type: 'session',
    version: 1,
    personId,
    refreshHash: hash(secret),
    since: now,
    rotatedAt: now,
    provedAt: now,
    how,
    ...(device === undefined ? {} : { device }),
    expires: Math.floor(now / 1_000) + REFRESH_SECONDS,
  };
  return { write: { op: 'insert', item }, cookies: await cookiesOf(house, personId, sessionId, secret), sessionId };
}

/**
 * Spends a refresh token for new cookies. What follows a token is derived from it, so whoever asks twice within REPEAT_MS (two
 * tabs, a page and its worker) has the same one, whichever answer comes last. Raises `session_ended`, and `session_reused`
 * after ending every session.
 */
export async function rotateSession(
  house: House,
  refresh: string | undefined,
): Promise<{ personId: string; writes: readonly Write[]; cookies: readonly Cookie[] }> {
  const [personId, sessionId, secret] = (refresh ?? '').split('.');
  if (!personId || !sessionId || !secret) throw new AppError('session_ended');
  const item = await house.table.get(sessionKey(personId, sessionId), { consistent: true });
  const now = house.clock();
  if (!item || (item.expires ?? 0) * 1_000 <= now) throw new AppError('session_ended');
  const current = same(hash(secret), String(item['refreshHash']));
  const repeated = same(hash(secret), String(item['spentHash'] ?? '')) && now - Number(item['rotatedAt']) <= REPEAT_MS;
  if (!current && !repeated) {
    const writes = await endSessionsWrites(house, personId);
    // None are left when somebody signed out everywhere at the same moment.
    if (writes.length > 0) await house.table.transact(writes);
    throw new AppError('session_reused');
  }
  const fresh = house.sealer.lookup('refresh', `${sessionId}.${secret}`);
  const cookies = await cookiesOf(house, personId, sessionId, fresh);
  if (repeated) return { personId, writes: [], cookies };
  const write: Write = {
    op: 'update',
    key: sessionKey(personId, sessionId),
    set: {
      refreshHash: hash(fresh),
      spentHash: hash(secret),
      rotatedAt: now,
      expires: Math.floor(now / 1_000) + REFRESH_SECONDS,
    },
    add: { version: 1 },
    if: [{ attribute: 'version', is: 'eq', value: item.version ?? 0 }],
  };
  return { personId, writes: [write], cookies };
}

/** Signing in: a new session, and the oldest ones that must go so that it fits. */
export async function enter(
  house: House,
  personId: string,
  entry: Entry,
): Promise<{ writes: readonly Write[]; cookies: readonly Cookie[] }> {
  const { write, cookies } = await openSession(house, personId, entry);
  return { writes: [write, ...(await crowdedOutWrites(house, personId))], cookies };
}

/** Notes that the person has just shown who they are: what asks for a fresh proof is open again for a while. */
export function provedWrite(house: House, personId: string, sessionId: string): Write {
  return { op: 'update', key: sessionKey(personId, sessionId), set: { provedAt: house.clock() } };
}

export function endSessionWrite(personId: string, sessionId: string): Write {
  return { op: 'delete', key: sessionKey(personId, sessionId) };
}

/** All sessions of a person, oldest first, also those that have run out and were not deleted yet. */
export async function sessionsOf(house: House, personId: string): Promise<readonly Item[]> {
  const page = await house.table.query({
    pk: personKey(personId).pk,
    sk: { beginsWith: 'SESSION#' },
    limit: SESSIONS_LIMIT_COUNT * 4,
    consistent: true,
  });
  return page.items;
}

/** Ends all sessions of a person; there are never more than SESSIONS_LIMIT_COUNT. */
export async function endSessionsWrites(house: House, personId: string): Promise<readonly Write[]> {
  return (await sessionsOf(house, personId)).map(({ pk, sk }) => ({ op: 'delete', key: { pk, sk } }));
}

async function crowdedOutWrites(house: House, personId: string): Promise<readonly Write[]> {
  const sessions = await sessionsOf(house, personId);
  return sessions
    .slice(0, Math.max(0, sessions.length - SESSIONS_LIMIT_COUNT + 1))
    .map(({ pk, sk }) => ({ op: 'delete', key: { pk, sk } }));
}

export function clearedCookies(): readonly Cookie[] {
  return [
    { name: ACCESS_COOKIE, value: '', maxAgeSeconds: 0, path: '/api' },
    { name: REFRESH_COOKIE, value: '', maxAgeSeconds: 0, path: RENEWAL_PATH },
  ];
}

/** What a request says of its caller. */
export type Claim = {
  readonly cookies: Readonly<Record<string, string>>;
  readonly locale: Locale;
  /** `X-Acting-As`: a duty of the person (`dutyWord`), or `self`. Without it, the usual one. */
  readonly actingAs: string | undefined;
  /** A stale cookie is nobody's, and a duty that has ended is nothing's: for what works without either. */
  readonly lenient: boolean;
};

/**
 * Who calls, from the access cookie; person and session are read afresh, so ended sessions and roles end at once. A stale
 * cookie raises `session_ended` (the page then renews), a duty that the person does not hold `acting_as_ended`.
 */
export async function actorOf(house: House, { cookies, locale, actingAs, lenient }: Claim): Promise<Actor> {
  const token = cookies[ACCESS_COOKIE];
  if (!token) return { kind: 'anonymous', locale };
  const claims = await verified(house, token);
  if (claims) {
    const items = await house.table.batchGet([
      personKey(claims.personId),
      sessionKey(claims.personId, claims.sessionId),
    ]);
    const person = items.find((item) => item.type === 'person');
    const session = items.find((item) => item.type === 'session');
    if (person && session) {
      const held = personFromItem(person).roles;
      return {
        kind: 'person',
        personId: claims.personId,
        sessionId: claims.sessionId,
        locale,
        roles: chosenDuty(held, actingAs, lenient),
        held,
        provedAt: Number(session['provedAt'] ?? 0),
      };
    }
  }
  if (!lenient) throw new AppError('session_ended');
  return { kind: 'anonymous', locale };
}

function chosenDuty(held: readonly Grant[], actingAs: string | undefined, lenient: boolean): readonly Grant[] {
  if (actingAs === AS_SELF) return [];
  const chosen = actingAs === undefined ? usualDuty(held) : held.find((grant) => dutyWord(grant) === actingAs);
  if (chosen) return [chosen];
  if (actingAs !== undefined && !lenient) throw new AppError('acting_as_ended');
  return [];
}

async function verified(house: House, token: string): Promise<{ personId: string; sessionId: string } | undefined> {
  try {
    const { payload } = await jwtVerify(token, house.sealer.derive('access token'), {
      algorithms: ['HS256'],
      currentDate: new Date(house.clock()),
    });
    return { personId: String(payload.sub), sessionId: String(payload['sid']) };
  } catch {
    // Expired, tampered or from another place: all the same to us.
    return undefined;
  }
}

async function cookiesOf(
  house: House,
  personId: string,
  sessionId: string,
  secret: string,
): Promise<readonly Cookie[]> {
  const now = Math.floor(house.clock() / 1_000);
  const access = await new SignJWT({ sid: sessionId })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(personId)
    .setIssuedAt(now)
    .setExpirationTime(now + ACCESS_SECONDS)
    .sign(house.sealer.derive('access token'));
  return [
    // The cookie outlives the token on purpose: a stale token tells the page to renew, no token means nobody.
    { name: ACCESS_COOKIE, value: access, maxAgeSeconds: REFRESH_SECONDS, path: '/api' },
    {
      name: REFRESH_COOKIE,
      value: `${personId}.${sessionId}.${secret}`,
      maxAgeSeconds: REFRESH_SECONDS,
      path: RENEWAL_PATH,
    },
  ];
}

function newSecret(house: House): string {
  return Buffer.from(house.secretBytes(SECRET_BYTES)).toString('base64url');
}
function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
function same(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
