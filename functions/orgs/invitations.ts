import { createHmac, timingSafeEqual } from 'node:crypto';
import { AppError } from '../../shared/kernel/errors.ts';
import type { Locale, Words } from '../../shared/kernel/schema.ts';
import { chinaDay, DAY_MS } from '../../shared/kernel/time.ts';
import {
  INVITATION_VALID_DAYS,
  INVITATIONS_DAILY_LIMIT_COUNT,
  INVITATIONS_OF_NUMBER_LIMIT_ITEMS,
} from '../../shared/orgs/invitations.ts';
import { type Duty, POST_WORDS, type Post, ROLE_WORDS } from '../../shared/orgs/roles.ts';
import { countText, countWithin } from '../people/codes.ts';
import { personByPhone, personOf } from '../people/people.ts';
import type { Person } from '../people/person-item.ts';
import type { PersonActor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import { TableError, type Write } from '../platform/table.ts';
import { mayGive } from './grants.ts';
import {
  INVITATION_PREFIX,
  type Invitation,
  invitationFromItem,
  invitationKey,
  invitationsPk,
  invitationToItem,
} from './invitation-item.ts';
import { pathOf } from './orgs.ts';

/** Who invites the first operator of a region: nobody is there yet. */
export const FOUNDING = 'founding';
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_SIGNS = 8;
const TRIES_LIMIT_COUNT = 5;
const TAIL_DIGITS = 4;
const TAIL = 'invited number';

type Wanted = {
  readonly phone: string;
  readonly role: Duty;
  readonly post?: Post | undefined;
  readonly way: 'text' | 'shown';
};

/**
 * A new invitation with its code, and the writes that store it, in place of one to the same duty; with the language of who is
 * invited, where they are known. Raises
 * `role_not_grantable`, `four_eyes`, `role_exists`, `invitations_full`, `code_spend`.
 */
export async function newInvitation(
  house: House,
  actor: PersonActor,
  orgPath: readonly string[],
  { phone, role, post, way }: Wanted,
): Promise<{ invitation: Invitation; code: string; locale?: Locale; writes: readonly Write[] }> {
  const orgId = orgPath[0] ?? '';
  if (!mayGive(actor.roles, role, orgPath)) throw new AppError('role_not_grantable');
  const known = await personByPhone(house, phone);
  if (known?.personId === actor.personId) throw new AppError('four_eyes');
  if (known?.roles.some((grant) => grant.orgId === orgId && grant.role === role)) throw new AppError('role_exists');
  const now = house.clock();
  const phoneLookup = house.sealer.lookup('phone', phone);
  const before = await house.table.get(invitationKey(phoneLookup, orgId, role), { consistent: true });
  const version = (before?.version ?? 0) + 1;
  const { invitation, code } = drawnInvitation(house, { phone, role, way, orgId, by: actor.personId, version, post });
  const limit = INVITATIONS_DAILY_LIMIT_COUNT;
  const counted = await countWithin(
    house,
    { pk: `COUNT#invitations#${orgId}`, sk: chinaDay(now) },
    limit,
    new AppError('invitations_full', { count: limit }),
  );
  const stored: Write = before
    ? { op: 'replace', item: invitationToItem(invitation), if: sameVersion(before.version ?? 0) }
    : { op: 'insert', item: invitationToItem(invitation) };
  return {
    invitation,
    code,
    ...(known === undefined ? {} : { locale: known.locale }),
    writes: [stored, counted, ...(way === 'text' ? [await countText(house)] : [])],
  };
}

/** An invitation as it begins, and its code, which is nowhere else. */
export function drawnInvitation(
  house: House,
  given: Wanted & { readonly orgId: string; readonly by: string; readonly version: number },
): { readonly invitation: Invitation; readonly code: string } {
  const { phone, post, ...kept } = given;
  const [id, code, now] = [house.newId('invitation'), newCode(house), house.clock()];
  const invitation: Invitation = {
    ...kept,
    id,
    phoneLookup: house.sealer.lookup('phone', phone),
    tailSealed: house.sealer.sealFor(TAIL, id, phone.slice(-TAIL_DIGITS)),
    ...(post === undefined ? {} : { post }),
    hash: hashOf(house, id, code),
    tries: 0,
    at: now,
    until: now + INVITATION_VALID_DAYS * DAY_MS,
    state: 'waiting',
  };
  return { invitation, code };
}

/**
 * The text message that brings a code, in the language of who is invited, in both where nobody knows it. Whoever reads it learns
 * which duty, and nothing of anybody.
 */
export function invitationText(
  { role, post }: Pick<Invitation, 'role' | 'post'>,
  org: Words,
  site: string,
  { code, locale }: { readonly code: string; readonly locale?: Locale | undefined },
): string {
  const duty = dutyWords(role, post);
  const days = INVITATION_VALID_DAYS;
  const zh = `【暖心】${org.zh}请您担任${duty.zh}。用这个手机号登录 ${site}/join ，邀请码 ${code}，${days} 天内有效。不认识就不用理会。`;
  const en = `${org.en ?? org.zh} asks you to be: ${duty.en}. Sign in with this number at ${site}/join with the code ${code}, good for ${days} days. If this means nothing to you, ignore it.`;
  if (locale === undefined) return `${zh}\n${en}`;
  return locale === 'zh' ? zh : `【Nuanxin】${en}`;
}

/** 驻站社工（儿童主任）: which duty, and at which post. */
function dutyWords(role: Duty, post: Post | undefined): Words {
  const [duty, at] = [ROLE_WORDS[role], post && POST_WORDS[post]];
  return at === undefined ? duty : { zh: `${duty.zh}（${at.zh}）`, en: `${duty.en ?? duty.zh} (${at.en ?? at.zh})` };
}

/** An invitation of an org by its id. The index finds it, the item itself decides. Raises `not_found`. */
export async function invitationOf(house: House, orgId: string, id: string): Promise<Invitation> {
  const page = await house.table.query({
    index: 'gsi1',
    pk: invitationsPk(orgId),
    sk: { between: [id, id] },
    limit: 1,
  });
  const card = page.items[0]?.card as { phoneLookup: string; role: string } | undefined;
  const item = card && (await house.table.get(invitationKey(card.phoneLookup, orgId, card.role), { consistent: true }));
  if (!item || item['id'] !== id) throw new AppError('not_found');
  return invitationFromItem(item);
}

/** What waits, or waited, for the holder of this number. */
export async function invitationsFor(house: House, { phoneLookup }: Person): Promise<readonly Invitation[]> {
  if (phoneLookup === undefined) return [];
  const page = await house.table.query({
    pk: invitationKey(phoneLookup, '', '').pk,
    sk: { beginsWith: INVITATION_PREFIX },
    limit: INVITATIONS_OF_NUMBER_LIMIT_ITEMS,
    consistent: true,
  });
  return page.items.map(invitationFromItem);
}

/** The one that waits for this person. Raises `not_found`, `invitation_over`. */
export async function waitingFor(house: House, person: Person, id: string): Promise<Invitation> {
  const found = (await invitationsFor(house, person)).find((one) => one.id === id);
  if (!found) throw new AppError('not_found');
  if (!isWaiting(found, house.clock())) throw new AppError('invitation_over');
  return found;
}

export function isWaiting({ state, until }: Invitation, now: number): boolean {
  return state === 'waiting' && until > now;
}

/** The write that ends an invitation, once, as it was last seen. */
export function endedWrite(
  invitation: Invitation,
  state: 'accepted' | 'declined' | 'revoked' | 'void',
  at: number,
): Write {
  const { phoneLookup, orgId, role, version } = invitation;
  return {
    op: 'update',
    key: invitationKey(phoneLookup, orgId, role),
    set: { state, answeredAt: at },
    add: { version: 1 },
    if: [...sameVersion(version), { attribute: 'state', is: 'eq', value: 'waiting' }],
  };
}

/**
 * Looks at the code in constant time. A wrong try is counted at once, in a commit of its own, and the last one makes the
 * invitation void. Raises `code_wrong`, `code_tries`.
 */
export async function mustKnowCode(house: House, invitation: Invitation, code: string): Promise<void> {
  const { id, hash, tries, phoneLookup, orgId, role, version } = invitation;
  if (timingSafeEqual(Buffer.from(hashOf(house, id, code)), Buffer.from(hash))) return;
  const last = tries + 1 >= TRIES_LIMIT_COUNT;
  try {
    await house.table.transact([
      {
        op: 'update',
        key: invitationKey(phoneLookup, orgId, role),
        ...(last ? { set: { state: 'void', answeredAt: house.clock() } } : {}),
        add: { tries: 1, version: 1 },
        if: sameVersion(version),
      },
    ]);
  } catch (error) {
    if (error instanceof TableError && error.kind === 'condition') throw new AppError('conflict');
    throw error;
  }
  throw last ? new AppError('code_tries') : new AppError('code_wrong', { left: TRIES_LIMIT_COUNT - tries - 1 });
}

/** Whether who invited may still give this duty: an invitation does not outlive the right it came from. */
export async function stillGiven(house: House, { by, role, orgId }: Invitation): Promise<boolean> {
  if (by === FOUNDING) return role === 'operator';
  const { roles } = await personOf(house, by);
  return mayGive(roles, role, await pathOf(house, orgId));
}

export function tailOf(house: House, { id, tailSealed }: Invitation): string {
  return house.sealer.openFor(TAIL, id, tailSealed);
}

function sameVersion(version: number) {
  return [{ attribute: 'version', is: 'eq', value: version }] as const;
}

function newCode(house: House): string {
  return [...house.secretBytes(CODE_SIGNS)].map((byte) => SIGNS[byte % SIGNS.length]).join('');
}

function hashOf(house: House, id: string, code: string): string {
  return createHmac('sha256', house.sealer.derive('invitation codes')).update(`${id}|${code}`).digest('base64url');
}
