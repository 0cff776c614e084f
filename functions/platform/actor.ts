import type { Relation, Who } from '../../shared/kernel/endpoint.ts';
import type { Locale } from '../../shared/kernel/schema.ts';
import type { Post, Role } from '../../shared/orgs/roles.ts';

export type Grant = { readonly orgId: string; readonly role: Role; readonly post?: Post; readonly since: number };

/** Who calls. Loaded afresh for each request, so an ended role ends now and not when a token runs out. */
export type Actor =
  | { readonly kind: 'anonymous'; readonly locale: Locale }
  | {
      readonly kind: 'person';
      readonly personId: string;
      readonly sessionId: string;
      readonly locale: Locale;
      /** The one duty in which this call is made, or none: a person with several acts in one at a time, so rights never add up. */
      readonly roles: readonly Grant[];
      /** Every duty that the person holds now. Only for what one has by relation: a poster whose duty ended is none any more. */
      readonly held: readonly Grant[];
      /** When the person last showed who they are, by code or passkey. Epoch ms; 0 when this device never did. */
      readonly provedAt: number;
    };

export type PersonActor = Extract<Actor, { kind: 'person' }>;

/** What a permission is decided about: the org the thing stands at with its ancestors, and who stands how to it. */
export type Standing = {
  /** Org of the thing and all above it. */
  readonly orgPath: readonly string[];
  readonly relations?: { readonly [R in Relation]?: readonly string[] };
};

/** Roles that the actor holds at the thing's org or above it. */
export function rolesAt(actor: Actor, orgPath: readonly string[]): readonly Grant[] {
  return actor.kind === 'anonymous' ? [] : actor.roles.filter((grant) => orgPath.includes(grant.orgId));
}

/** Relations in which the actor stands to the thing. */
export function relationsTo(actor: Actor, standing: Standing): readonly Relation[] {
  if (actor.kind === 'anonymous') return [];
  const entries = Object.entries(standing.relations ?? {}) as [Relation, readonly string[]][];
  return entries.filter(([, people]) => people.includes(actor.personId)).map(([relation]) => relation);
}

/** Whether the actor may, by the contract's own rule. The same function decides at the edge and fills `can` in views. */
export function may(actor: Actor, who: Who, standing: Standing): boolean {
  if (who === 'anyone') return true;
  if (actor.kind === 'anonymous') return false;
  if (who === 'signed_in') return true;
  return (
    rolesAt(actor, standing.orgPath).some((grant) => who.roles.includes(grant.role)) ||
    relationsTo(actor, standing).some((relation) => who.relations?.includes(relation))
  );
}
