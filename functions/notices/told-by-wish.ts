import type { NoticeKind } from '../../shared/notices/kinds.ts';
import type { StepWhat, WishState } from '../../shared/wishes/wish.ts';
import type { House } from '../platform/house.ts';
import { assignmentsOfWish } from '../tasks/assignments.ts';
import { unheardOf } from '../wishes/expected.ts';
import type { Step, Wish } from '../wishes/wish-item.ts';
import { OWN, type Party, peopleAs } from './parties.ts';
import { coordinatorsAt } from './staff.ts';
import type { Told } from './told.ts';

type Rule = {
  readonly kind: NoticeKind;
  readonly whom: readonly Party[];
  /** Only of a step from there. */
  readonly from?: WishState;
};

/** Who is told of which step, and how: whoever fits an earlier rule is not told again by a later one. */
const WISH_NOTICES: { readonly [W in StepWhat]?: readonly Rule[] } = {
  returned: [{ kind: 'wish_returned', whom: ['poster'] }],
  rejected: [{ kind: 'wish_rejected', whom: ['poster', ...OWN] }],
  // Not the guardian: what made a case of a child's wish may be what they did.
  escalated_case: [{ kind: 'wish_escalated', whom: ['poster', 'beneficiary'] }],
  expired: [
    { kind: 'wish_closed', whom: ['poster', ...OWN], from: 'returned' },
    { kind: 'wish_expired', whom: ['poster', ...OWN] },
  ],
  escalated_tier: [
    { kind: 'clock_missed', whom: ['tier'] },
    { kind: 'reply_late', whom: ['poster', ...OWN] },
  ],
  submitted: [{ kind: 'wish_posted_for_you', whom: ['spoken_for'] }],
  published: [{ kind: 'wish_published', whom: ['poster', ...OWN] }],
  accepted: [{ kind: 'wish_accepted', whom: ['poster', ...OWN] }],
  delivered: [
    { kind: 'wish_to_confirm', whom: OWN },
    { kind: 'wish_delivered', whom: ['poster'] },
  ],
  confirmed: [{ kind: 'wish_fulfilled', whom: ['poster', ...OWN] }],
  withdrawn: [{ kind: 'wish_withdrawn', whom: ['poster', 'verifier', ...OWN] }],
  merged: [{ kind: 'wish_merged', whom: ['poster', 'verifier', ...OWN] }],
  disputed: [
    { kind: 'dispute_to_settle', whom: ['mediators'] },
    { kind: 'wish_disputed', whom: ['verifier', 'poster', ...OWN, 'volunteers', 'donors'] },
  ],
  settled: [{ kind: 'dispute_settled', whom: ['complainant', 'verifier', 'poster', ...OWN, 'volunteers', 'donors'] }],
  goods_promised: [{ kind: 'gift_promised', whom: ['poster'] }],
  goods_released: [{ kind: 'goods_open_again', whom: ['poster'] }],
  goods_delivered: [
    { kind: 'gift_to_confirm', whom: OWN },
    { kind: 'goods_there', whom: ['coming'] },
  ],
};

/** Everyone whom the new steps of a wish concern, each step by its rules; and of a thank you, who came. */
export async function toldByWish(house: House, before: Wish | undefined, wish: Wish): Promise<readonly Told[]> {
  // A date of a series is published by the clock, week after week: nobody needs to hear of it until somebody comes.
  if (!before && wish.seriesId !== undefined) return [];
  const seen = before?.steps.at(-1)?.at ?? -1;
  const fresh = wish.steps.filter(
    (step, index) => step.at > seen || (step.at === seen && index >= (before?.steps.length ?? 0)),
  );
  const told = await Promise.all(fresh.map((step) => toldByStep(house, wish, step)));
  const reminded = wish.remindedAt !== undefined && wish.remindedAt !== before?.remindedAt;
  const thanked = before && before.thanks === undefined && wish.thanks !== undefined;
  const closing = wish.closingToldAt !== undefined && wish.closingToldAt !== before?.closingToldAt;
  const unheard = wish.unheardAt !== undefined && wish.unheardAt !== before?.unheardAt;
  return [
    ...told.flat(),
    ...(closing
      ? await toldByClock(house, wish, { kind: 'wish_closing', whom: 'poster', at: wish.closingToldAt })
      : []),
    ...(unheard ? await toldOfUnheard(house, wish) : []),
    ...(thanked ? await toldOfThanks(house, wish) : []),
    ...(reminded
      ? await toldByClock(house, wish, { kind: 'dispute_waits', whom: 'mediators', at: wish.remindedAt })
      : []),
  ];
}

async function toldByStep(house: House, wish: Wish, step: Step): Promise<readonly Told[]> {
  const told = new Map<string, NoticeKind>();
  for (const { kind, whom, from = step.from } of WISH_NOTICES[step.what] ?? []) {
    if (from !== step.from) continue;
    for (const personId of (await Promise.all(whom.map((party) => peopleAs(house, wish, party, step)))).flat()) {
      if (!told.has(personId)) told.set(personId, kind);
    }
  }
  // Nobody is told what they did themselves.
  told.delete(step.personId);
  return [...told].map(([personId, kind]) => ({
    personId,
    kind,
    at: step.at,
    title: wish.title,
    to: placeOf(kind, wish.id),
  }));
}

function placeOf(kind: NoticeKind, wishId: string): string {
  if (kind === 'clock_missed') return `/queue/${wishId}`;
  if (kind === 'goods_there') return '/me/tasks';
  return kind === 'wish_to_confirm' || kind === 'gift_to_confirm' ? `/wishes/${wishId}/confirm` : `/wishes/${wishId}`;
}

/** What the clock says of a wish that nobody moved, to those who could: that it closes, or that its dispute has waited another week. */
async function toldByClock(
  house: House,
  wish: Wish,
  { kind, whom, at = 0 }: { kind: NoticeKind; whom: Party; at: number | undefined },
): Promise<readonly Told[]> {
  const common = { kind, at, title: wish.title, to: `/wishes/${wish.id}` };
  return (await peopleAs(house, wish, whom)).map((personId) => ({ ...common, personId }));
}

/** Who came hears what was said. */
async function toldOfThanks(house: House, wish: Wish): Promise<readonly Told[]> {
  const came = (await assignmentsOfWish(house, wish)).filter(
    ({ state }) => state === 'confirmed' || state === 'checked_out',
  );
  return came.map(({ personId }) => ({
    personId,
    kind: 'thanked',
    at: house.clock(),
    title: wish.title,
    to: `/wishes/${wish.id}`,
  }));
}

/** Nothing was heard of who was to come: the person's side is asked, and who wrote it down and arranges people is told to ask. */
async function toldOfUnheard(house: House, wish: Wish): Promise<readonly Told[]> {
  const common = { at: wish.unheardAt ?? 0, title: wish.title, to: `/wishes/${wish.id}` };
  const own = (await Promise.all(OWN.map((party) => peopleAs(house, wish, party)))).flat();
  const missed = new Set(unheardOf(wish, common.at).map(({ personId }) => personId));
  const desk = [...(await peopleAs(house, wish, 'poster')), ...(await coordinatorsAt(house, wish.stationId))];
  return [
    ...own.map((personId) => ({ ...common, personId, kind: 'visit_unheard' as const })),
    // Nobody asks after themselves.
    ...[...new Set(desk)]
      .filter((personId) => !own.includes(personId) && !missed.has(personId))
      .map((personId) => ({ ...common, personId, kind: 'visit_to_ask' as const })),
  ];
}
