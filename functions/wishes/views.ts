import { PUBLIC_STATES } from '../../shared/wishes/life.ts';
import type { DisputedRow } from '../../shared/wishes/mediation.ts';
import type { WishCard, WishState } from '../../shared/wishes/wish.ts';
import { lackOf, lettersOf } from './linkage.ts';
import type { Wish } from './wish-item.ts';

/** One line on a card; the wall shows no more of a story. */
const STORY_LINE_CHARS = 60;

/** Whether everyone may see it: published, and neither over nor taken from view. */
export function isPublic({ publishedAt, hiddenAt, state }: Wish): boolean {
  return publishedAt !== undefined && hiddenAt === undefined && PUBLIC_STATES.includes(state);
}

/**
 * Where a wish stands for everyone: while a dispute is not settled, where it stood before somebody said that something is wrong.
 * The step that says so is on no ribbon either (shared/wishes/ribbon).
 */
export function publicState({ state, disputedFrom }: Wish): WishState {
  return state === 'disputed' ? (disputedFrom ?? 'delivered') : state;
}

/** The wish on the wall; undefined while the public does not see it. Nothing of a person, no place finer than a cell. */
export function cardOf(wish: Wish): WishCard | undefined {
  return isPublic(wish) ? { ...anyCardOf(wish), state: publicState(wish) } : undefined;
}

/** The card in every state, for lists of people whose wish it is. */
export function anyCardOf(wish: Wish): WishCard {
  const goods = wish.components.find((component) => component.kind === 'goods');
  return {
    id: wish.id,
    state: wish.state,
    group: wish.group,
    kind: wish.kind,
    urgency: wish.urgency,
    title: wish.title,
    story: { zh: firstLine(wish.story.zh), ...(wish.story.en === undefined ? {} : { en: firstLine(wish.story.en) }) },
    ...(wish.cell === undefined ? {} : { cell: wish.cell }),
    stationId: wish.stationId,
    station: wish.station,
    ...(wish.carrierId === undefined ? {} : { carrierId: wish.carrierId }),
    window: wish.window,
    ribbon: lettersOf(wish),
    missing: lackOf(wish),
    ...(goods === undefined
      ? {}
      : { goods: { have: goods.have, need: goods.quantity, unit: goods.unit ?? { zh: '' }, text: goods.text } }),
    publishedAt: wish.publishedAt ?? wish.createdAt,
    ...(wish.fulfilledAt === undefined ? {} : { fulfilledAt: wish.fulfilledAt, together: togetherOf(wish) }),
  };
}

/** What a queue shows of a wish, and whose it is and who wrote it, which stays inside. */
export function rowOf(wish: Wish) {
  return {
    id: wish.id,
    state: wish.state,
    group: wish.group,
    kind: wish.kind,
    urgency: wish.urgency,
    source: wish.source,
    title: wish.title,
    submittedAt: waitsSince(wish),
    dueAt: wish.dueAt ?? wish.createdAt,
    tier: wish.tier,
    minor: wish.minor,
    similar: wish.similar,
    stationId: wish.stationId,
    beneficiaryId: wish.beneficiaryId,
    postedBy: wish.postedBy,
    ...(wish.editedBy === undefined ? {} : { editedBy: wish.editedBy }),
  };
}

/** Since when the desk owes it an answer. */
function waitsSince({ state, steps, submittedAt, createdAt }: Wish): number {
  const released = state === 'released' ? steps.findLast(({ what }) => what === 'released')?.at : undefined;
  return released ?? submittedAt ?? createdAt;
}

/** What such a list shows of a wish; undefined where nothing is in dispute. No name, and no reason: those are read with the wish. */
export function disputedRowOf(wish: Wish): DisputedRow | undefined {
  const since = disputedSince(wish);
  if (since === undefined) return undefined;
  const { id, title, group, kind, minor, stationId, station } = wish;
  return { id, title, group, kind, minor, stationId, station, since };
}

/** When somebody said that something is wrong, while nobody has settled it. */
export function disputedSince({ state, steps }: Pick<Wish, 'state' | 'steps'>): number | undefined {
  return state === 'disputed' ? (steps.findLast(({ what }) => what === 'disputed')?.at ?? 0) : undefined;
}

function firstLine(text: string): string {
  const line = (text.split('\n')[0] ?? '').trim();
  const letters = [...line];
  return letters.length <= STORY_LINE_CHARS ? line : `${letters.slice(0, STORY_LINE_CHARS - 1).join('')}…`;
}

/** People and organisations that took part. */
function togetherOf(wish: Wish): number {
  const people = new Set(
    wish.steps.map((step) => step.personId).filter((id) => id !== 'clock' && id !== wish.beneficiaryId),
  );
  return people.size + (wish.carrierId === undefined ? 0 : 1);
}
