import { ROUTES } from '../../../functions/api/routes.ts';
import { openSession } from '../../../functions/people/sessions.ts';
import type { Grant } from '../../../functions/platform/actor.ts';
import type { Who } from '../../../shared/kernel/endpoint.ts';
import { AS_SELF, dutyWord } from '../../../shared/orgs/roles.ts';
import type { Random } from '../seed/random.ts';
import type { County } from './county.ts';
import type { Operation } from './operations.ts';
import { fitting, orgOf, serves } from './standing.ts';
import type { Town } from './town.ts';

const NOBODY_CHANCE = 0.05;

/** What decides who sends a request. `lagging`: the operation was refused again and again, and never done. */
export type Standing = {
  readonly town: Town;
  readonly county: County;
  readonly random: Random;
  readonly lagging: boolean;
};

/** Sessions end, by signing out as by the clock: then the person signs in anew. */
export class Cookies {
  private readonly town: Town;
  private readonly known = new Map<string, string>();
  constructor(town: Town) {
    this.town = town;
  }
  async of(personId: string): Promise<string> {
    const known = this.known.get(personId);
    if (known !== undefined) return known;
    const { house } = this.town.world;
    const session = await openSession(house, personId, { how: 'demo' });
    await house.table.transact([session.write]);
    const cookie = session.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    this.known.set(personId, cookie);
    return cookie;
  }
  forget(personId: string | undefined): void {
    if (personId !== undefined) this.known.delete(personId);
  }
}

/** One of their duties, or none. */
export function dutyOf(held: readonly Grant[], random: Random): string {
  return held.length === 0 || random.chance(0.3) ? AS_SELF : dutyWord(random.pick(held));
}

/** The duty in which somebody may, where the county shows one. */
export function fittingDuty(
  { name, path }: Operation,
  params: Readonly<Record<string, string>>,
  held: readonly Grant[],
  county: County,
): string | undefined {
  const org = orgOf(county, path, params);
  const place = org === undefined ? undefined : county.path(org);
  const fit = held.find((grant) => serves(grant, whoOf(name), place));
  return fit && dutyWord(fit);
}

function whoOf(name: string): Who {
  return ROUTES.find(({ contract }) => contract.name === name)?.contract.who ?? 'anyone';
}

/** Who was meant, else somebody who may, else anybody or nobody. */
export function callerOf(
  { name, path }: Operation,
  params: Readonly<Record<string, string>>,
  as: string | undefined,
  { town, county, random, lagging }: Standing,
): string | undefined {
  if (!lagging && random.chance(NOBODY_CHANCE)) return undefined;
  if (as !== undefined && town.people.some(({ personId }) => personId === as)) return as;
  const fit = lagging || random.chance(0.7) ? fitting(whoOf(name), path, params, county) : [];
  const known = fit.filter((one) => town.people.some(({ personId }) => personId === one));
  return known.length > 0 ? random.pick(known) : random.pick(town.people).personId;
}
