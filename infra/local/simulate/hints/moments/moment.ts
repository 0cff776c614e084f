import { ROUTES } from '../../../../../functions/api/routes.ts';
import { fitting } from '../../standing.ts';
import type { Known, Wanted } from '../hint.ts';

/** One call of a moment. */
export type Said = Wanted & { readonly name: string };
/** What is done at one moment, by one or by two. Undefined where nothing is about for it. */
export type Moment = (known: Known) => readonly Said[] | undefined;
export type Params = Readonly<Record<string, string>>;

const WHO = new Map(ROUTES.map(({ contract }) => [contract.name, contract]));

/** Somebody who may do this here, as far as the county shows, other than these. */
export function someone(known: Known, name: string, params: Params, not: readonly string[] = []): string | undefined {
  const fit = all(known, name, params).filter((one) => !not.includes(one));
  return fit.length === 0 ? undefined : known.random.pick(fit);
}
/** Whether this one may. */
export function mayDo(known: Known, name: string, params: Params, personId: string): boolean {
  return all(known, name, params).includes(personId);
}

/** Everyone who may. */
export function all(known: Known, name: string, params: Params): readonly string[] {
  const contract = WHO.get(name);
  if (contract === undefined) throw new Error(`there is no ${name}`);
  return fitting(contract.who, contract.path, params, known.county);
}
