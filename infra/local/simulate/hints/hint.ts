import type { Random } from '../../seed/random.ts';
import type { County } from '../county.ts';
import type { Town } from '../town.ts';

/** What the county shows at the moment of a call. */
export type Known = { readonly town: Town; readonly county: County; readonly random: Random; readonly now: number };
/** What a person in the middle of it would send, and who that is; what is not said is drawn blindly. */
export type Wanted = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: object;
  readonly body?: unknown;
  readonly as?: string;
};
/** Undefined where nothing is about on which the command has a chance. */
export type Hint = (known: Known) => Wanted | undefined;
/** By the name of the endpoint. */
export type Hints = Readonly<Record<string, Hint>>;
