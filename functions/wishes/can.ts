import { FEEDBACK_DAYS, giveThanks, rateVisit } from '../../shared/feedback/contract.ts';
import { claimGoods } from '../../shared/goods/contract.ts';
import type { Endpoint, Relation } from '../../shared/kernel/endpoint.ts';
import { DAY_MS } from '../../shared/kernel/time.ts';
import { startSeries } from '../../shared/series/contract.ts';
import { acceptTask } from '../../shared/tasks/offers.ts';
import {
  carryWish,
  confirmWish,
  disputeWish,
  sendConfirmationCode,
  settleDispute,
  supplyWish,
} from '../../shared/wishes/closing.ts';
import { readLog } from '../../shared/wishes/contract.ts';
import { answerDispute } from '../../shared/wishes/mediation.ts';
import { mergeWish } from '../../shared/wishes/merge.ts';
import { changeWish, submitWish, withdrawWish } from '../../shared/wishes/posting.ts';
import {
  addEvidence,
  escalateWish,
  publishWish,
  readVerification,
  rejectWish,
  returnWish,
  saveVerification,
  takeVerification,
} from '../../shared/wishes/verification.ts';
import { type Actor, may, type PersonActor, relationsTo, type Standing } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import { mayAnswer } from './dispute-view.ts';
import { type Command, mayComeAgain, mayStartNow } from './rules.ts';
import { mayCareForChild } from './standing.ts';
import { hasFresh, lackingOf } from './there.ts';
import type { Wish } from './wish-item.ts';

/** In the order in which a screen would offer them. */
const COMMANDS: Readonly<Record<Exclude<Command, 'moveGoods' | 'startSeries' | 'readDispute'>, Endpoint>> = {
  changeWish,
  submitWish,
  readVerification,
  takeVerification,
  saveVerification,
  addEvidence,
  mergeWish,
  publishWish,
  returnWish,
  rejectWish,
  escalateWish,
  carryWish,
  claimGoods,
  supplyWish,
  sendConfirmationCode,
  confirmWish,
  disputeWish,
  settleDispute,
  answerDispute,
  withdrawWish,
  readLog,
};
/** Verifying is for other eyes than those that wrote the wish down. */
const FOUR_EYES: readonly Command[] = ['takeVerification', 'saveVerification', 'mergeWish', 'publishWish'];
/** What is done at the desk: not by who stands on the person's side, except that a poster adds to what they wrote. */
const DESK: readonly Command[] = [
  ...FOUR_EYES,
  'readVerification',
  'addEvidence',
  'returnWish',
  'rejectWish',
  'escalateWish',
  'settleDispute',
];
/** What opens a child's record needs the duty for it. */
const CHILD_CARE: readonly Command[] = [
  'readVerification',
  'takeVerification',
  'saveVerification',
  'mergeWish',
  'publishWish',
];

/**
 * Names of the endpoints that this actor may call on the wish now: by the contracts' own `who`, and where the wish stands.
 * `theirs`: the actor stands on the person's side (`sideOf`).
 */
export function canOf(house: House, actor: Actor, wish: Wish, standing: Standing, theirs: boolean): string[] {
  const names = (Object.keys(COMMANDS) as (keyof typeof COMMANDS)[]).filter(
    (name) =>
      may(actor, COMMANDS[name].who, standing) &&
      mayStartNow(wish, name) &&
      sensible(house, actor, wish, standing, name) &&
      !(theirs && isForDesk(actor, wish, name)),
  );
  const words = maySpeak(house, actor, wish, standing);
  const again = maySeries(actor, wish, standing) && !theirs ? [startSeries.name] : [];
  return [...(mayAccept(house, actor, wish, standing) ? [acceptTask.name] : []), ...names, ...again, ...words];
}

/** It could come again, one part of it needs one person, and it is for other eyes than those that wrote it down. */
function maySeries(actor: Actor, wish: Wish, standing: Standing): boolean {
  if (!may(actor, startSeries.who, standing) || !mayComeAgain(wish) || isOwn(actor, wish)) return false;
  return wish.components.some((component) => component.kind !== 'goods' && component.quantity === 1);
}

/** After it came true the side whose wish it was may thank, and say how it went. Who came speaks for themselves elsewhere. */
function maySpeak(house: House, actor: Actor, wish: Wish, standing: Standing): readonly string[] {
  const came = relationsTo(actor, standing).includes('assignee');
  if (wish.fulfilledAt === undefined || came) return [];
  const recent = house.clock() <= wish.fulfilledAt + FEEDBACK_DAYS * DAY_MS;
  return [
    ...(may(actor, giveThanks.who, standing) && wish.thanks === undefined ? [giveThanks.name] : []),
    ...(may(actor, rateVisit.who, standing) && recent ? [rateVisit.name] : []),
  ];
}

function sensible(house: House, actor: Actor, wish: Wish, standing: Standing, name: Command): boolean {
  if (FOUR_EYES.includes(name) && isOwn(actor, wish)) return false;
  if (CHILD_CARE.includes(name) && wish.minor && !mayCareForChild(actor, standing.orgPath)) return false;
  if (name === 'confirmWish' || name === 'sendConfirmationCode')
    return wish.state === 'delivered' || hasFresh(wish, house.clock());
  if (name === 'readLog') return wish.minor;
  const lacksGoods = wish.components.some((component) => component.kind === 'goods' && lackingOf(component) > 0);
  if (name === 'supplyWish') return lacksGoods;
  if (name === 'claimGoods')
    return lacksGoods && wish.window.to > house.clock() && !isTheirs(relationsTo(actor, standing));
  if (name === 'answerDispute') return actor.kind === 'person' && mayAnswer(wish, actor.personId);
  if (name === 'settleDispute') return !isOwn(actor, wish) && !tookPart(relationsTo(actor, standing));
  return true;
}

/** Nobody gives to themselves. */
function isTheirs(related: readonly Relation[]): boolean {
  return related.includes('beneficiary') || related.includes('guardian');
}

/** Who gave or helped does not mediate. */
function tookPart(related: readonly Relation[]): boolean {
  return related.includes('donor') || related.includes('assignee');
}

/** Whoever wrote a wish down, changed it, handed it in, or whose it is, does not decide on it. */
export function isOwn(
  actor: Actor | Pick<PersonActor, 'kind' | 'personId'>,
  wish: Pick<Wish, 'postedBy' | 'beneficiaryId' | 'editedBy'>,
): boolean {
  if (actor.kind !== 'person') return false;
  return [wish.postedBy, wish.beneficiaryId, ...(wish.editedBy ?? [])].includes(actor.personId);
}

function isForDesk(actor: Actor, { postedBy }: Pick<Wish, 'postedBy'>, name: Command): boolean {
  const adds = name === 'addEvidence' && actor.kind === 'person' && postedBy === actor.personId;
  return DESK.includes(name) && !adds;
}

/** A place is free and the matcher has not ruled this person out; the rest is asked when they accept. */
function mayAccept(house: House, actor: Actor, wish: Wish, standing: Standing): boolean {
  const going =
    wish.state === 'published' ||
    wish.state === 'reserved' ||
    wish.state === 'claimed' ||
    wish.state === 'partially_fulfilled';
  const free = wish.components.some(
    (component) =>
      component.taskId !== undefined &&
      (component.kind === 'goods' ? (component.hands ?? 0) === 0 : component.have < component.quantity),
  );
  const related = relationsTo(actor, standing);
  const mine = isTheirs(related) || related.includes('assignee');
  // A child's wish goes to whom a person offers it: nobody helps themselves to it.
  return (
    may(actor, acceptTask.who, standing) && going && free && !mine && !wish.minor && wish.window.to > house.clock()
  );
}
