import { asAppError } from '../../../functions/api/problem.ts';
import type { Actor } from '../../../functions/platform/actor.ts';
import type { Cookie, Route } from '../../../functions/platform/route.ts';
import type { Item } from '../../../functions/platform/table.ts';
import { COMMAND_ERRORS, COMMON_ERRORS, type ErrorCode } from '../../../shared/kernel/errors.ts';
import { HOUR_MS } from '../../../shared/kernel/time.ts';
import { type Call, holdsMandate, isAllowed } from './calls.ts';
import type { County } from './county.ts';
import { must } from './must.ts';
import { orgOf, serves } from './standing.ts';

const REMEMBERED_CALLS = 40;
/** A yes stays a yes for its key, unless the caller's right has ended, the thing is gone, or the table does not answer. */
const OVER_CODES: readonly ErrorCode[] = ['forbidden', 'unauthenticated', 'not_found', 'unavailable'];
/** As long as the edge keeps answers, less the clocks' difference. */
const KEPT_MS = 23 * HOUR_MS;

export type Tally = { tried: number; done: number; refused: number };
export type Settled = { readonly reply: unknown; readonly cookies: readonly Cookie[] } | { readonly error: unknown };
type Remembered = { readonly call: Call; readonly reply: string; readonly at: number };

/** Holds every answer to what may be answered, and counts them. */
export class Judge {
  readonly commands = new Map<string, Tally>();
  /** How often each command was refused with each code. */
  readonly codes = new Map<string, number>();
  /** A duty was given or taken up in this step; so it counts before the first. */
  granted = true;
  private readonly county: County;
  private readonly now: () => number;
  private remembered: readonly Remembered[] = [];
  private readonly spent = new Set<string>();
  /** Calls that were answered although nobody was seen to have the right: what gave it may have come in the same step. */
  private doubts: Call[] = [];
  /** Readings of somebody's affairs in this step. */
  private acted: Call[] = [];

  constructor(county: County, now: () => number) {
    this.county = county;
    this.now = now;
  }

  beginStep(): void {
    this.granted = false;
  }

  /** Calls of before that say the same when they are sent once more. */
  kept(): readonly Remembered[] {
    this.remembered = this.remembered.filter(({ at }) => this.now() - at < KEPT_MS);
    return this.remembered;
  }

  /** Roles are read afresh for each request, as the edge does; the person acts in the one that fits. */
  actorFor({ actor, route, raw }: Call): Actor {
    if (actor.kind !== 'person') return actor;
    const held = this.county.roles.get(actor.personId) ?? [];
    const { who, path } = route.contract;
    const org = orgOf(this.county, path, raw.params);
    const place = org === undefined ? undefined : this.county.path(org);
    const duty = held.find((grant) => serves(grant, who, place)) ?? held[0];
    return { ...actor, roles: duty === undefined ? [] : [duty], held, provedAt: this.now() };
  }

  /** The answer as text; undefined for a refusal. `before`: what the same key was answered already. */
  judge(call: Call, settled: Settled, before: string | undefined): string | undefined {
    const { name } = call.route.contract;
    const tally = this.commands.get(name) ?? { tried: 0, done: 0, refused: 0 };
    this.commands.set(name, tally);
    tally.tried += 1;
    if ('error' in settled) {
      tally.refused += 1;
      this.refused(call, settled.error, before);
      return undefined;
    }
    tally.done += 1;
    return this.answered(call, settled, before);
  }

  private refused({ route, raw }: Call, error: unknown, before: string | undefined): void {
    const { name } = route.contract;
    const { code, cause } = asAppError(error);
    must(
      code !== 'internal',
      'no call ends in a bug',
      () => `${name} ${raw.path}: ${cause instanceof Error ? cause.stack : String(cause)}`,
    );
    this.codes.set(`${name} ${code}`, (this.codes.get(`${name} ${code}`) ?? 0) + 1);
    must(documented(route, code), 'every refusal is documented', () => `${name} ${code}`);
    must(
      before === undefined || OVER_CODES.includes(code),
      'what was done is not refused to the same key',
      () => `${name} ${code}`,
    );
  }

  private answered(call: Call, settled: Extract<Settled, { reply: unknown }>, before: string | undefined): string {
    const { contract } = call.route;
    if (/grantRole|invitation|Invitation/.test(contract.name)) this.granted = true;
    const reply = JSON.stringify(settled.reply);
    must(before === undefined || before === reply, 'the same key gives the same answer', () => contract.name);
    if (!isAllowed(call, this.county)) this.doubts.push(call);
    if (contract.name === 'acceptInvitation') this.mustKnowCode(call);
    if (contract.name === 'readAffairs') this.acted.push(call);
    if (/^(askTeam|readTeamTask)$/.test(contract.name))
      must(
        this.county.item<Item>(`TASK#${call.raw.params['taskId']}`, 'TASK')?.['minor'] !== true,
        'a child’s task is no team’s',
        () => call.raw.path,
      );
    const personId = call.actor.kind === 'person' ? call.actor.personId : '';
    this.county.learn(settled.reply, call.raw.params, contract.name, personId, reply);
    if (settled.cookies.length > 0)
      this.county.cookies.splice(
        0,
        Number(this.county.cookies.length >= REMEMBERED_CALLS),
        cookiesFrom(settled.cookies),
      );
    // What is said once more counts from when it was done: its answer is not kept any longer for it.
    if (before === undefined && contract.method !== 'GET' && !contract.session && !contract.secret)
      this.remembered = [...this.remembered.slice(1 - REMEMBERED_CALLS), { call, reply, at: this.now() }];
    if (contract.name === 'signIn') this.mustBeFirst(call.raw.body);
    return reply;
  }

  /** Once the changes of a step are seen: whoever was answered had the right. */
  endStep(): void {
    for (const call of this.acted)
      must(
        holdsMandate(call, this.county, this.now()),
        'who acts for somebody has a mandate that counts',
        () => call.raw.path,
      );
    this.acted = [];
    for (const call of this.doubts)
      must(
        isAllowed(call, this.county),
        'nobody may more than the contract says',
        () => `${call.route.contract.name} as ${JSON.stringify(this.actorFor(call))} ${call.raw.path}`,
      );
    this.doubts = [];
  }

  /** Only the code that was told at the invitation opens it; one that went by message is in nobody's hands here. */
  private mustKnowCode({ raw }: Call): void {
    const id = raw.params['invitationId'] ?? '';
    const { code } = JSON.parse(raw.body) as { code: string };
    must((this.county.invitations.get(id) ?? code) === code, 'a duty is taken up with its code', () => id);
  }

  private mustBeFirst(body: string): void {
    const { code, phone } = JSON.parse(body) as { code: string; phone: string };
    const issued = `${phone} ${code} ${this.county.codes.get(phone)?.at}`;
    must(!this.spent.has(issued), 'a code opens one session', () => issued);
    this.spent.add(issued);
  }
}

function cookiesFrom(cookies: readonly Cookie[]): Record<string, string> {
  return Object.fromEntries(cookies.map(({ name, value }) => [name, value]));
}

function documented({ contract }: Route, code: ErrorCode): boolean {
  const known: readonly ErrorCode[] = [...contract.errors, ...COMMON_ERRORS, ...COMMAND_ERRORS, 'unauthenticated'];
  return known.includes(code);
}
