import type * as buddies from '../../shared/buddies/contract.ts';
import type * as calendars from '../../shared/calendars/contract.ts';
import type * as feedback from '../../shared/feedback/contract.ts';
import type * as carry from '../../shared/goods/carry.ts';
import type * as goods from '../../shared/goods/contract.ts';
import type * as counter from '../../shared/goods/counter.ts';
import type * as giving from '../../shared/goods/giving.ts';
import type * as guardians from '../../shared/guardians/contract.ts';
import type * as hours from '../../shared/hours/contract.ts';
import type { Endpoint, Reply, Sent } from '../../shared/kernel/endpoint.ts';
import type * as operations from '../../shared/kernel/operations.ts';
import type * as mandates from '../../shared/mandates/contract.ts';
import type * as matching from '../../shared/matching/contract.ts';
import type * as notices from '../../shared/notices/contract.ts';
import type * as orgs from '../../shared/orgs/contract.ts';
import type * as invitations from '../../shared/orgs/invitations.ts';
import type * as people from '../../shared/people/contract.ts';
import type * as elder from '../../shared/people/elder.ts';
import type * as passkeys from '../../shared/people/passkeys.ts';
import type * as sessions from '../../shared/people/sessions.ts';
import type * as photos from '../../shared/photos/contract.ts';
import type * as series from '../../shared/series/contract.ts';
import type * as stats from '../../shared/stats/contract.ts';
import type * as attend from '../../shared/tasks/attend.ts';
import type * as tasks from '../../shared/tasks/contract.ts';
import type * as fits from '../../shared/tasks/fits.ts';
import type * as offers from '../../shared/tasks/offers.ts';
import type * as teams from '../../shared/teams/contract.ts';
import type * as volunteers from '../../shared/volunteers/contract.ts';
import type * as closing from '../../shared/wishes/closing.ts';
import type * as wishes from '../../shared/wishes/contract.ts';
import type * as mediation from '../../shared/wishes/mediation.ts';
import type * as merge from '../../shared/wishes/merge.ts';
import type * as place from '../../shared/wishes/place.ts';
import type * as posting from '../../shared/wishes/posting.ts';
import type * as verification from '../../shared/wishes/verification.ts';
import type * as visits from '../../shared/wishes/visits.ts';
import type * as year from '../../shared/year/contract.ts';

/*
 * The contracts as types alone. Their values carry zod, which would double the first download, so nothing here exists
 * at run time: a call names its endpoint by its own first line, `'GET /api/wishes/:wishId'`, and the types do the rest.
 */
type Values<M> = M[keyof M];
type Known = Extract<
  | Values<typeof operations>
  | Values<typeof calendars>
  | Values<typeof guardians>
  | Values<typeof feedback>
  | Values<typeof goods>
  | Values<typeof giving>
  | Values<typeof counter>
  | Values<typeof carry>
  | Values<typeof hours>
  | Values<typeof mandates>
  | Values<typeof matching>
  | Values<typeof notices>
  | Values<typeof orgs>
  | Values<typeof invitations>
  | Values<typeof people>
  | Values<typeof passkeys>
  | Values<typeof elder>
  | Values<typeof visits>
  | Values<typeof place>
  | Values<typeof merge>
  | Values<typeof sessions>
  | Values<typeof photos>
  | Values<typeof series>
  | Values<typeof stats>
  | Values<typeof fits>
  | Values<typeof offers>
  | Values<typeof attend>
  | Values<typeof tasks>
  | Values<typeof teams>
  | Values<typeof buddies>
  | Values<typeof volunteers>
  | Values<typeof year>
  | Values<typeof wishes>
  | Values<typeof posting>
  | Values<typeof verification>
  | Values<typeof closing>
  | Values<typeof mediation>,
  Endpoint
>;
type ByLine = { [E in Known as `${E['method']} ${E['path']}`]: E };

/** Method and path of an endpoint of the product. */
export type Line = keyof ByLine;
export type ReadLine = Extract<Line, `GET ${string}`>;
export type CommandLine = Exclude<Line, ReadLine>;

type Part<K extends string, V> = [V] extends [undefined]
  ? { readonly [P in K]?: undefined }
  : Record<never, never> extends V
    ? { readonly [P in K]?: V }
    : undefined extends V
      ? { readonly [P in K]?: V }
      : { readonly [P in K]: V };
/** What a caller gives: only the parts that the contract has. */
export type SentTo<L extends Line> = Part<'params', Sent<ByLine[L]>['params']> &
  Part<'query', Sent<ByLine[L]>['query']> &
  Part<'body', Sent<ByLine[L]>['body']>;
export type ReplyTo<L extends Line> = Reply<ByLine[L]>;
/** The same with its parts open, for code that handles any call. */
export type AnySent = {
  readonly params?: { readonly [name: string]: unknown } | undefined;
  readonly query?: { readonly [name: string]: unknown } | undefined;
  readonly body?: unknown;
};

/** The address of a call: parameters put in place, query in the order given, empty values left out. */
export function addressOf(line: string, sent: AnySent): string {
  const path = line
    .slice(line.indexOf(' ') + 1)
    .replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(String(sent.params?.[name] ?? '')));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(sent.query ?? {}))
    if (value !== undefined && value !== '') query.set(name, String(value));
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}
