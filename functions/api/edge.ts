import type { Endpoint, Input } from '../../shared/kernel/endpoint.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { MINUTE_MS } from '../../shared/kernel/time.ts';
import { pathOf } from '../orgs/orgs.ts';
import { type Actor, may } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import type { About, Answer, Caller, Route } from '../platform/route.ts';
import { afterwards, commit, fingerprintOf } from './commit.ts';
import { signSteps } from './sign-steps.ts';

export type Raw = {
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: string;
  readonly idempotencyKey: string | undefined;
};

export type Settled = Pick<Answer<Endpoint>, 'reply' | 'cookies'>;

type Permitted = { readonly thing: unknown; readonly orgPath: readonly string[] };

const KEY_PATTERN = /^[\x21-\x7e]{8,80}$/;

/** One request through its contract: input, permission, act, commit, reply. Raises AppError. */
export async function settle(house: House, route: Route, raw: Raw, actor: Actor, caller: Caller): Promise<Settled> {
  // A stranger learns nothing: not which input would fit, nor whether a thing exists.
  if (route.contract.who !== 'anyone' && actor.kind === 'anonymous') throw new AppError('unauthenticated');
  const input = parse(route.contract, raw);
  // Asked before an answer that is kept is given again, since a role may have ended; and afresh for each further attempt.
  let asked: Promise<Permitted> | undefined = permitted(house, route, input, actor);
  await asked;
  const act = async () => {
    const about = await (asked ?? permitted(house, route, input, actor));
    asked = undefined;
    const since = house.clock();
    const { thing, orgPath } = about;
    return signSteps(await route.act({ actor: actor as never, input, house, thing, orgPath, caller }), actor, since);
  };
  if (raw.method === 'GET') return checked(route.contract, await act());
  if (!raw.idempotencyKey || !KEY_PATTERN.test(raw.idempotencyKey)) throw new AppError('idempotency_key_missing');
  if (route.contract.session || route.contract.secret) return checked(route.contract, await acted(house, act));
  const scope =
    actor.kind === 'person' ? actor.personId : `anonymous:${house.sealer.lookup('address', caller.address)}`;
  const command = { scope, key: raw.idempotencyKey, fingerprint: fingerprintOf(raw.method, raw.path, raw.body) };
  return { reply: await commit(house, command, async () => checked(route.contract, await act())) };
}

/** Cookies and addresses are secrets: such endpoints commit, but their answer is not kept for replay. */
async function acted(house: House, act: () => Promise<Answer<Endpoint>>): Promise<Answer<Endpoint>> {
  const answer = await act();
  if (answer.writes && answer.writes.length > 0) await house.table.transact(answer.writes);
  await afterwards(answer);
  return answer;
}

async function permitted(house: House, route: Route, input: Input<Endpoint>, actor: Actor): Promise<Permitted> {
  const { who } = route.contract;
  const about = route.about ? await route.about(house, input, actor) : undefined;
  const orgPath = await orgPathOf(house, about, actor);
  const standing = { orgPath, ...(about?.relations === undefined ? {} : { relations: about.relations }) };
  if (!may(actor, who, standing)) throw new AppError('forbidden');
  mustBeProved(house, route.contract, actor);
  return { thing: about?.thing, orgPath };
}

/** A stolen phone or a desk left open has a session, and no fresh proof. Raises `step_up_needed`. */
function mustBeProved(house: House, { stepUp }: Endpoint, actor: Actor): void {
  if (stepUp === undefined || actor.kind === 'anonymous') return;
  if (actor.provedAt < house.clock() - stepUp * MINUTE_MS) throw new AppError('step_up_needed', { minutes: stepUp });
}

async function orgPathOf(house: House, about: About<unknown> | undefined, actor: Actor): Promise<readonly string[]> {
  if (about?.anyOrg && actor.kind === 'person') return actor.roles.map((grant) => grant.orgId);
  return about?.orgId === undefined ? [] : [...(await pathOf(house, about.orgId)), ...(about.alsoOrgs ?? [])];
}

/** The reply through its own contract: an unknown field is a bug here and not a leak there. */
function checked(contract: Endpoint, answer: Answer<Endpoint>): Answer<Endpoint> {
  const parsed = contract.reply.safeParse(answer.reply);
  if (!parsed.success) {
    throw new Error(
      `${contract.name}: the reply breaks its contract at ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.code}`).join(', ')}`,
    );
  }
  return { ...answer, reply: parsed.data };
}

/** Rules of our own schemas that a screen can say something about. */
const OWN_RULES: readonly string[] = ['control_characters', 'people_need_minutes_and_limit', 'order_goes_in_circles'];

function parse(contract: Endpoint, raw: Raw): Input<Endpoint> {
  const fields: { path: string; rule: string }[] = [];
  const part = (name: 'params' | 'query' | 'body', schema: Endpoint['body'], value: unknown): unknown => {
    if (!schema) return undefined;
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    // A made-up id in the path is simply not there.
    if (name === 'params') throw new AppError('not_found');
    for (const issue of parsed.error.issues) {
      const rule = OWN_RULES.includes(issue.message) ? issue.message : issue.code;
      fields.push({ path: [name, ...issue.path.map(String)].join('.'), rule });
    }
    return undefined;
  };
  const input = {
    params: part('params', contract.params, raw.params),
    query: part('query', contract.query, raw.query),
    body: part('body', contract.body, contract.body ? jsonOf(raw.body, contract.body) : undefined),
  };
  if (!contract.query && Object.keys(raw.query).length > 0) fields.push({ path: 'query', rule: 'unrecognized_keys' });
  if (!contract.body && raw.body !== '') fields.push({ path: 'body', rule: 'unrecognized_keys' });
  if (fields.length > 0) throw new AppError('invalid_input', {}, { fields: fields.slice(0, 20) });
  return input as Input<Endpoint>;
}

/** A call may leave out what its contract lets be left out, the whole body too. */
function jsonOf(body: string, schema: NonNullable<Endpoint['body']>): unknown {
  if (body === '' && schema.safeParse(undefined).success) return undefined;
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new AppError('bad_json', {}, { cause });
  }
}
