import type * as z from 'zod/mini';
import type { Role } from '../orgs/roles.ts';
import type { ErrorCode } from './errors.ts';

/** How a person can stand to a thing, beside a role at its org. `holder`: of a mandate for what the endpoint does. */
export type Relation = 'self' | 'poster' | 'beneficiary' | 'guardian' | 'assignee' | 'donor' | 'holder';

/**
 * Who may call. `anyone`: also without signing in. `signed_in`: everyone who did. Otherwise: a role at the thing's org
 * or above it, or one of the relations to the thing.
 */
export type Who =
  | 'anyone'
  | 'signed_in'
  | { readonly roles: readonly Role[]; readonly relations?: readonly Relation[] };

/**
 * One endpoint, said once. Drives the route, its validation and permission, the web's typed client, the OpenAPI
 * document and the generated role x route x relation test.
 */
export type Endpoint<
  P extends z.ZodMiniType = z.ZodMiniType,
  Q extends z.ZodMiniType = z.ZodMiniType,
  B extends z.ZodMiniType = z.ZodMiniType,
  R extends z.ZodMiniType = z.ZodMiniType,
> = {
  /** camelCase, unique: OpenAPI's operationId and the client's function name. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Hono syntax: `/api/wishes/:wishId`. */
  readonly path: string;
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly reply: R;
  readonly errors: readonly ErrorCode[];
  readonly who: Who;
  /** Seconds that a shared cache may keep the answer; only for `anyone`. */
  readonly cacheSeconds?: number;
  /** Minutes: who calls must have shown within them, by code or passkey, that it is they. Else `step_up_needed`. */
  readonly stepUp?: number;
  /** Sets or ends cookies: the answer is never stored for replay (docs/decisions). */
  readonly session?: true;
  /** The answer tells a secret once: it is not stored for replay either, and the command is safe to repeat by its own rule. */
  readonly secret?: true;
  /** Another media type than JSON: `reply` is then a text. Such an answer carries an ETag, and one that is unchanged is 304. */
  readonly media?: 'text/calendar' | 'text/html';
  /** Seconds that the caller's own copy counts as fresh; only with `media` and without `cacheSeconds`. */
  readonly freshSeconds?: number;
};

/** Keeps the literal types of a contract. */
export function endpoint<const E extends Endpoint>(contract: E): E {
  return contract;
}

type Out<S> = S extends z.ZodMiniType ? z.output<S> : undefined;
type In<S> = S extends z.ZodMiniType ? z.input<S> : undefined;
/** What a handler gets. */
export type Input<E extends Endpoint> = { params: Out<E['params']>; query: Out<E['query']>; body: Out<E['body']> };
/** What a caller sends. */
export type Sent<E extends Endpoint> = { params: In<E['params']>; query: In<E['query']>; body: In<E['body']> };
export type Reply<E extends Endpoint> = z.output<E['reply']>;
