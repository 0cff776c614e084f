import type { Endpoint, Input, Relation, Reply } from '../../shared/kernel/endpoint.ts';
import type { Actor, PersonActor } from './actor.ts';
import type { House } from './house.ts';
import type { Write } from './table.ts';

/** What a call is about, found before permission is asked. `thing` goes on to the handler, so it is read once. */
export type About<T> = {
  readonly thing: T;
  readonly orgId?: string;
  /** Belongs to the whole platform: a role counts wherever it is held. */
  readonly anyOrg?: true;
  /** Further orgs at which a role counts: one that takes part and stands beside the thing's own path. */
  readonly alsoOrgs?: readonly string[];
  readonly relations?: { readonly [R in Relation]?: readonly string[] };
};

export type Cookie = {
  readonly name: string;
  readonly value: string;
  readonly maxAgeSeconds: number;
  readonly path: string;
};

/**
 * A handler's answer. A command returns the write values it wants; the edge commits them once, together with the
 * idempotency record, so a change, its event and its answer are one. `after` runs when that is done (texts); it must be
 * safe to lose and safe to repeat.
 */
export type Answer<E extends Endpoint> = {
  readonly reply: Reply<E>;
  readonly writes?: readonly Write[];
  readonly cookies?: readonly Cookie[];
  readonly after?: () => Promise<void>;
};

export type Caller = {
  readonly requestId: string;
  readonly address: string;
  /** The page's own origin, `https://host`: what passkeys are bound to. */
  readonly origin: string;
  readonly cookies: Readonly<Record<string, string>>;
};

/** Contracts for signed-in people get a person; only `anyone` may see an anonymous actor. */
export type ActorOf<E extends Endpoint> = E['who'] extends 'anyone' ? Actor : PersonActor;

export type Call<E extends Endpoint, T> = {
  readonly actor: ActorOf<E>;
  readonly input: Input<E>;
  readonly house: House;
  readonly thing: T;
  readonly orgPath: readonly string[];
  readonly caller: Caller;
};

export type Route = {
  readonly contract: Endpoint;
  readonly about: ((house: House, input: Input<Endpoint>, actor: Actor) => Promise<About<unknown>>) | undefined;
  readonly act: (call: Call<Endpoint, unknown>) => Promise<Answer<Endpoint>>;
};

/** Binds a contract to what it is about and what it does. A contract with roles needs `about`: permission is asked of something. */
export function route<E extends Endpoint, T = undefined>(
  contract: E,
  parts: {
    readonly about?: (house: House, input: Input<E>, actor: Actor) => Promise<About<T>>;
    readonly act: (call: Call<E, T>) => Promise<Answer<E>>;
  },
): Route {
  if (typeof contract.who === 'object' && !parts.about)
    throw new Error(`${contract.name}: a contract with roles needs about`);
  // The one place where the typed pair becomes a uniform value; `contract` parsed what `parts` receive.
  return { contract, ...parts } as unknown as Route;
}
