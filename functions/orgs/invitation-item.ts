import { DAY_MS } from '../../shared/kernel/time.ts';
import type { InvitationState } from '../../shared/orgs/invitations.ts';
import type { Duty, Post } from '../../shared/orgs/roles.ts';
import { phoneKey } from '../people/person-item.ts';
import { storedThing } from '../platform/item.ts';
import type { Item, Key } from '../platform/table.ts';

/**
 * A duty that waits for the holder of a phone number. It lies with the number, so nobody else can even find it; there is
 * one for each duty at each org, and inviting again puts a new code in place of the old one.
 */
export type Invitation = {
  readonly id: string;
  readonly version: number;
  readonly phoneLookup: string;
  /** Last four digits, sealed: see functions/orgs/invitations.ts. */
  readonly tailSealed: string;
  readonly orgId: string;
  readonly role: Duty;
  readonly post?: Post;
  /** Keyed hash of the code; the code itself is nowhere. */
  readonly hash: string;
  readonly tries: number;
  readonly way: 'text' | 'shown';
  /** Who invites, and in which duty they did. */
  readonly by: string;
  readonly at: number;
  readonly until: number;
  /** `lapsed` is never stored: it is `waiting` after `until`. */
  readonly state: Exclude<InvitationState, 'lapsed'>;
  readonly answeredAt?: number;
};

export const INVITATION_PREFIX = 'INVITATION#';
/** How long the list of an org remembers what became of it. */
const KEPT_MS = 90 * DAY_MS;

export function invitationKey(phoneLookup: string, orgId: string, role: string): Key {
  return { pk: phoneKey(phoneLookup).pk, sk: `${INVITATION_PREFIX}${orgId}#${role}` };
}

/** Invitations of an org by id, which is by time. */
export function invitationsPk(orgId: string): string {
  return `ORG#${orgId}#INVITATIONS`;
}

export function invitationToItem(invitation: Invitation): Item {
  const { phoneLookup, orgId, role, id } = invitation;
  return {
    ...invitationKey(phoneLookup, orgId, role),
    type: 'invitation',
    ...invitation,
    card: { phoneLookup, orgId, role, id },
    gsi1pk: invitationsPk(orgId),
    gsi1sk: id,
    expires: Math.floor((invitation.until + KEPT_MS) / 1_000),
  } as unknown as Item;
}

export function invitationFromItem(item: Item): Invitation {
  return storedThing(item) as Invitation;
}

export function stateOf({ state, until }: Invitation, now: number): InvitationState {
  return state === 'waiting' && until <= now ? 'lapsed' : state;
}
