import type { z } from 'zod/mini';
import type { Words } from '../../shared/kernel/schema.ts';
import { WAITING_STATES } from '../../shared/wishes/life.ts';
import type { address as addressSchema, consent } from '../../shared/wishes/posting.ts';
import type {
  Check,
  Component,
  Group,
  Society,
  StepWhat,
  TimeWindow,
  Urgency,
  WishCard,
  WishKind,
  WishState,
} from '../../shared/wishes/wish.ts';
import { storedThing } from '../platform/item.ts';
import type { Item, Key } from '../platform/table.ts';

/** What happened: who (id, and a public label), when, from, to, why. Bounded by STEPS_LIMIT_ITEMS; it is the wish's event log. */
export type Step = {
  readonly at: number;
  readonly what: StepWhat;
  readonly from?: WishState;
  readonly to?: WishState;
  /** Person who did it, or 'clock'. */
  readonly personId: string;
  /** In which duty they acted, `role@org`; absent: as themselves. The edge signs it. */
  readonly as?: string;
  /** For whom, where it was done under a mandate. */
  readonly for?: string;
  readonly society?: Society;
  /** Label that the public may read: role, pseudonym or org name. */
  readonly by?: Words;
  /** Public note. */
  readonly note?: Words;
  /** The gift it is about: a donor who takes back their name takes it back here too. */
  readonly claimId?: string;
  /** The volunteer it is about, where somebody else did it. Never shown. */
  readonly of?: string;
  /** The component whose place was taken or became free. */
  readonly part?: number;
  /** Of a yes to a visit that has a time of its own, as a delivery: until when. Epoch ms; absent: the wish's own. */
  readonly until?: number;
};

/**
 * `have`: people accepted, or units of goods that somebody promised or brought. Of those units, `promised` are still with
 * their donors and `underWay` on the shelf or being carried; the others are there. `hands`: volunteers who bring them.
 */
export type WishComponent = Component & {
  readonly have: number;
  readonly promised?: number;
  readonly underWay?: number;
  readonly hands?: number;
  readonly taskId?: string;
};
export type Evidence = {
  readonly id: string;
  readonly kind: 'visit_note' | 'call_note' | 'document' | 'school_note';
  readonly noteSealed: string;
  readonly photoIds?: readonly string[];
  readonly at: number;
  readonly by: string;
};
/** A consent as stored: its note may say anything about anybody, so it is sealed with field `consent:<wish id>`. */
export type Consent = Omit<z.infer<typeof consent>, 'note'> & { readonly noteSealed?: string };
/** What was said to a worker who came to confirm; sealed with field `visit:<wish id>`. */
export type VisitNote = { readonly noteSealed: string; readonly at: number; readonly by: string };
export type Answer = { readonly personId: string; readonly at: number; readonly wordsSealed: string };
export type CheckedBy = { readonly personId: string; readonly at: number };
export type Address = z.infer<typeof addressSchema>;

/** A wish as stored. What the poster wrote is sealed under the beneficiary's key; `title` and `story` are the public words. */
export type Wish = {
  readonly id: string;
  readonly version: number;
  /** One date of a series. */
  readonly seriesId?: string;
  readonly state: WishState;
  readonly stationId: string;
  readonly centerId: string;
  readonly station: Words;
  readonly group: Group;
  readonly kind: WishKind;
  readonly domain: 'assistance' | 'elderly' | 'child' | 'community' | 'volunteering';
  readonly urgency: Urgency;
  readonly source: 'visit' | 'self' | 'phone' | 'school' | 'mandate';
  readonly beneficiaryId: string;
  readonly minor: boolean;
  readonly postedBy: string;
  readonly posterLabel: Words;
  readonly consent?: Consent;
  /** JSON of {title, story: Words} as written; sealed with field `original:<wish id>`. */
  readonly originalSealed: string;
  /** JSON of Address; sealed with field `address:<wish id>`. */
  readonly addressSealed: string;
  /** Public words: masked suggestion until published, then what the verifier published. */
  readonly title: Words;
  readonly story: Words;
  readonly components: readonly WishComponent[];
  readonly window: TimeWindow;
  /** The beneficiary's cell (~1 km). For a child always the station's cell. */
  readonly cell?: string;
  readonly checks: readonly Check[];
  /** Who is at verifying it, each with when they last did something to it. */
  readonly checkedBy?: readonly CheckedBy[];
  readonly evidence: readonly Evidence[];
  /** Wishes that a verifier compared and found different. */
  readonly notSame: readonly string[];
  readonly similar: number;
  readonly steps: readonly Step[];
  readonly createdAt: number;
  readonly submittedAt?: number;
  /** Reply deadline of verification; moves up a tier when missed. */
  readonly dueAt?: number;
  readonly tier: number;
  readonly reasonSealed?: string;
  readonly verifierId?: string;
  /** Who changed or handed in the wish since it was last published: they do not verify it. */
  readonly editedBy?: readonly string[];
  readonly publishedAt?: number;
  readonly fulfilledAt?: number;
  readonly carrierId?: string;
  readonly carrier?: Words;
  /** Withdrawn because it is the same as that earlier one. */
  readonly mergedInto?: string;
  readonly thanks?: Words;
  /** A confirmation code was texted, and runs out then; the code itself is in people/codes. */
  readonly confirmation?: { readonly until: number };
  readonly visitNotes?: readonly VisitNote[];
  /** Since when the public does not see it, though its state would let them: a guardian's consent ended. */
  readonly hiddenAt?: number;
  /** When a guardian's consent ended while something was done already: who had said yes by then comes no more. */
  readonly stoppedAt?: number;
  readonly disputedFrom?: WishState;
  /** What the other sides of a dispute say, each sealed with field `answer:<wish id>:<person id>`, until it is settled. */
  readonly answers?: readonly Answer[];
  /** When its mediators were last told again that it waits. */
  readonly remindedAt?: number;
  /** Sent back: when its writer was last told that it ends unless they do something. */
  readonly closingToldAt?: number;
  /** When the person and the station were asked whether anybody came. */
  readonly unheardAt?: number;
  /** Who had a part in it when a dispute was last settled: they read how, also where its tasks are not its any more. */
  readonly helpedBy?: readonly string[];
  readonly demo?: boolean;
};

export function wishKey(wishId: string): Key {
  return { pk: `WISH#${wishId}`, sk: 'WISH' };
}

/** gsi1: the wall of a center: WAITING first come, then come true. */
export function wallPk(centerId: string, part: 'waiting' | 'going' | 'fulfilled'): string {
  return `WALL#${centerId}#${part}`;
}
/** gsi2: the verification queue of a station, first due first; else the poster's own list. */
export function queuePk(orgId: string): string {
  return `QUEUE#${orgId}`;
}
/** gsi3: wishes of a person: as beneficiary. */
export function minePk(personId: string): string {
  return `PERSON#${personId}#WISHES`;
}
/** gsi2 of a station, gsi1 of its center: wishes in dispute, the oldest dispute first. Nothing else lists a wish while it is in dispute. */
export function disputedPk(orgId: string): string {
  return `DISPUTED#${orgId}`;
}
/** What waits for the desk: a first answer, or a second one where people are looked for anew. */
export const QUEUE_STATES: readonly WishState[] = ['submitted', 'verifying', 'released'];

export function timeKey(at: number): string {
  return String(at).padStart(15, '0');
}

/** Which wall partition a wish shows in; undefined when the public does not see it. */
export function wallPart(state: WishState): 'waiting' | 'going' | 'fulfilled' | undefined {
  if (WAITING_STATES.includes(state)) return 'waiting';
  if (state === 'fulfilled') return 'fulfilled';
  return state === 'claimed' || state === 'in_progress' || state === 'delivered' ? 'going' : undefined;
}

/** The item of a wish, its card and its place in the indexes. `card` and `row` are computed by views.ts from the wish. */
export function wishToItem(
  wish: Wish,
  card: WishCard | undefined,
  row: object,
  disputed?: { readonly since: number },
): Item {
  const since = disputed && `${timeKey(disputed.since)}#${wish.id}`;
  const part = wish.hiddenAt === undefined ? wallPart(wish.state) : undefined;
  const queued = QUEUE_STATES.includes(wish.state);
  return {
    ...wishKey(wish.id),
    type: 'wish',
    ...wish,
    // One card serves all three lists: the public card for the wall, the row for queue and own lists.
    card: { ...(card === undefined ? {} : { wall: card }), row, ...(disputed === undefined ? {} : { disputed }) },
    ...(part && wish.publishedAt !== undefined
      ? { gsi1pk: wallPk(wish.centerId, part), gsi1sk: timeKey(wish.fulfilledAt ?? wish.publishedAt) }
      : {}),
    ...(queued
      ? { gsi2pk: queuePk(wish.stationId), gsi2sk: `${timeKey(wish.dueAt ?? wish.createdAt)}#${wish.id}` }
      : {}),
    ...(since === undefined
      ? {}
      : {
          gsi1pk: disputedPk(wish.centerId),
          gsi1sk: since,
          gsi2pk: disputedPk(wish.stationId),
          gsi2sk: since,
        }),
    gsi3pk: minePk(wish.postedBy),
    gsi3sk: `${timeKey(wish.createdAt)}#${wish.id}`,
  } as unknown as Item;
}

export function wishFromItem(item: Item): Wish {
  return storedThing(item) as Wish;
}

/** Beneficiary's list, when the beneficiary did not post it: a pointer of its own, since a wish has one gsi3 place. */
export function mineKey(personId: string, wishId: string): Key {
  return { pk: `PERSON#${personId}`, sk: `WISH#${wishId}` };
}
/** Reads of a child's wish by staff, newest last. */
/** The same reads once more under the child, for the guardian's list. */
export function childReadKey(childId: string, readId: string): Key {
  return { pk: `PERSON#${childId}`, sk: `READ#${readId}` };
}
export function readKey(wishId: string, readId: string): Key {
  return { pk: `WISH#${wishId}`, sk: `READ#${readId}` };
}
