import { pick } from '../../shared/kernel/pick.ts';
import { HOUR_MS } from '../../shared/kernel/time.ts';
import type { AssignmentState } from '../../shared/tasks/task.ts';
import { carryWish } from '../../shared/wishes/closing.ts';
import type { WishView } from '../../shared/wishes/contract.ts';
import { PUBLIC_STATES } from '../../shared/wishes/life.ts';
import { donorNow } from '../goods/claims.ts';
import { isAttached, orgOf, pathOf } from '../orgs/orgs.ts';
import { posterNow } from '../orgs/writers.ts';
import { guardianIdOf, isConsented } from '../people/care.ts';
import { holdersFor } from '../people/mandate.ts';
import { nameOf, personOf } from '../people/people.ts';
import type { Person } from '../people/person-item.ts';
import { sideOf } from '../people/side.ts';
import { type Actor, relationsTo, type Standing } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import { assignmentOf } from '../tasks/assignments.ts';
import { isPart } from '../tasks/seat.ts';
import type { Assignment } from '../tasks/task-item.ts';
import { canOf } from './can.ts';
import { knowsOfDispute, readsOutcome } from './dispute-view.ts';
import { heardOf, unheardOf } from './expected.ts';
import { linkageOf } from './linkage.ts';
import { mayStart } from './rules.ts';
import { addressOf, openReasonOf, originalOf, reasonByOf, reasonOf } from './secrets.ts';
import { isAssignee, isStaff, mayCareForChild, posterOf, writtenOf } from './standing.ts';
import { publicState } from './views.ts';
import type { Wish } from './wish-item.ts';
import { wishOf } from './wishes.ts';

/** The door opens this long before the window and closes this long after it (cfg). */
const DOOR_BEFORE_MS = 2 * HOUR_MS;
const DOOR_AFTER_MS = HOUR_MS;
/** What keeps a wish readable that the public does not see: a seat that is still one. */
const LIVE_STATES: readonly AssignmentState[] = [
  'offered',
  'waiting',
  'accepted',
  'checked_in',
  'checked_out',
  'disputed',
  'confirmed',
];
const COMING_STATES: readonly AssignmentState[] = ['accepted', 'checked_in', 'checked_out'];

/** Who looks at a wish, and how near they stand to it. */
export type Viewer = {
  readonly actor: Actor;
  readonly standing: Standing;
  readonly staff: boolean;
  /** Staff who may see what identifies: all for an adult, for a child those whose duty it is. */
  readonly inCharge: boolean;
  readonly mine?: 'poster' | 'beneficiary' | 'guardian';
  /** Stands on the person's side (`sideOf`): a duty at the station does not open to them what is there for the desk. */
  readonly theirs: boolean;
  readonly seat?: Assignment;
  /** Manages a community organisation that is attached there, and may take the wish on for it. */
  readonly mayCarry?: true;
  /** The beneficiary, read once where somebody stands nearer than the public. */
  readonly person?: Person;
};

/** How near the actor stands to the wish. The public costs no further read. */
export async function viewerOf(house: House, actor: Actor, wish: Wish): Promise<Viewer> {
  const orgPath = await pathOf(house, wish.stationId);
  if (actor.kind === 'anonymous') return { actor, standing: { orgPath }, staff: false, inCharge: false, theirs: false };
  const [person, seats] = await Promise.all([
    personOf(house, wish.beneficiaryId),
    Promise.all(
      wish.components.flatMap((component) =>
        component.taskId === undefined ? [] : assignmentOf(house, component.taskId, actor.personId),
      ),
    ),
  ]);
  const seen = seats.filter((one) => one !== undefined);
  const seat = seen.find(isComing) ?? seen.find(isLive) ?? seen.find(isAssignee) ?? seen[0];
  const relations = {
    poster: wish.source === 'mandate' ? posterOf(house, wish, person) : await posterNow(house, actor, writtenOf(wish)),
    beneficiary: [wish.beneficiaryId],
    ...guardianRelation(house, wish, person),
    holder: holdersFor(person, 'confirm', house.clock()),
    ...(seen.some(isAssignee) ? { assignee: [actor.personId] } : {}),
    ...(wish.components.some(({ kind }) => kind === 'goods') ? { donor: await donorNow(house, actor, wish.id) } : {}),
  };
  const standing = { orgPath, relations };
  const staff = isStaff(actor, orgPath);
  const related = relationsTo(actor, standing);
  const mine = (['beneficiary', 'guardian', 'poster'] as const).find((relation) => related.includes(relation));
  return {
    actor,
    standing,
    staff,
    inCharge: staff && (!wish.minor || mayCareForChild(actor, orgPath)),
    theirs: sideOf(person, wish.minor, house.clock()).includes(actor.personId),
    person,
    ...((await managesNearby(house, actor, wish)) ? { mayCarry: true } : {}),
    ...(seat === undefined ? {} : { seat }),
    ...(mine === undefined ? {} : { mine }),
  };
}

async function managesNearby(house: House, actor: Actor, wish: Wish): Promise<boolean> {
  const managed = actor.kind === 'person' ? actor.roles.find(({ role }) => role === 'organisation_manager') : undefined;
  return managed !== undefined && isAttached(house, managed.orgId, wish.stationId);
}

function guardianRelation(house: House, wish: Wish, person: Person): { guardian?: readonly string[] } {
  const guardian = wish.minor ? guardianIdOf(person, house.clock()) : undefined;
  return guardian === undefined ? {} : { guardian: [guardian] };
}

/** Whether the wish exists for this viewer: what is not public is there for those it concerns only. */
export function maySee(wish: Wish, viewer: Viewer): boolean {
  const seated = viewer.seat !== undefined && isLive(viewer.seat);
  const hidden = wish.hiddenAt !== undefined;
  const shown = !hidden && PUBLIC_STATES.includes(wish.state);
  return shown || viewer.staff || viewer.mine !== undefined || seated || (!hidden && readsOutcome(wish, viewer));
}

function isLive({ state }: Pick<Assignment, 'state'>): boolean {
  return LIVE_STATES.includes(state);
}
function isComing({ state }: Pick<Assignment, 'state'>): boolean {
  return COMING_STATES.includes(state);
}

/** The wish as this viewer may see it. */
export async function wishViewOf(house: House, wish: Wish, viewer: Viewer): Promise<WishView> {
  const { mine, person, standing } = viewer;
  const near = await nearerPart(house, wish, viewer);
  const concerned = mine !== undefined || viewer.inCharge;
  const reads = concerned || readsOutcome(wish, viewer);
  const whole = viewer.inCharge && !viewer.theirs;
  const reason = reads && person ? await (whole ? reasonOf : openReasonOf)(house, person, wish) : undefined;
  const mergedInto = concerned ? await earlierOf(house, viewer.actor, wish) : undefined;
  // Who wrote it down goes on from their own words, not from what the machine made of them.
  const own = relationsTo(viewer.actor, standing).includes('poster');
  const text = own && person && mayStart(wish, 'changeWish') ? await originalOf(house, person, wish) : wish;
  return {
    id: wish.id,
    state: viewer.staff || knowsOfDispute(wish, viewer) ? wish.state : publicState(wish),
    group: wish.group,
    kind: wish.kind,
    domain: wish.domain,
    urgency: wish.urgency,
    source: wish.source,
    title: text.title,
    story: text.story,
    ...(wish.consent && wish.postedBy !== wish.beneficiaryId
      ? { proxy: { by: wish.posterLabel, way: wish.consent.way, at: wish.consent.at } }
      : {}),
    components: concerned ? heardParts(wish, house.clock()) : [...wish.components],
    window: wish.window,
    place: near.place,
    ribbon: linkageOf(wish, concerned),
    ...(wish.publishedAt === undefined ? {} : { publishedAt: wish.publishedAt }),
    ...(wish.fulfilledAt === undefined ? {} : { fulfilledAt: wish.fulfilledAt }),
    ...(wish.thanks === undefined ? {} : { thanks: wish.thanks }),
    ...(wish.carrier === undefined ? {} : { carrier: wish.carrier }),
    ...(wish.seriesId === undefined ? {} : { seriesId: wish.seriesId }),
    ...(mergedInto === undefined ? {} : { mergedInto }),
    can: [...canOf(house, viewer.actor, wish, standing, viewer.theirs), ...carrying(wish, viewer)],
    ...(reason === undefined ? {} : { reason, reasonBy: reasonByOf(wish) }),
    ...(concerned && wish.dueAt !== undefined ? { dueAt: wish.dueAt } : {}),
    ...(near.name === undefined ? {} : { name: near.name }),
    ...(mine === undefined ? {} : { mine }),
    ...(concerned && unheardOf(wish, house.clock()).length > 0 ? { unheard: true as const } : {}),
    ...(viewer.seat !== undefined && isPart(viewer.seat) ? { seat: pick(viewer.seat, ['taskId', 'state']) } : {}),
    ...(relationsTo(viewer.actor, standing).includes('holder') ? { speaksFor: true } : {}),
    ...(wish.demo === undefined ? {} : { demo: wish.demo }),
  };
}

/** The parts, and what is to be heard of each: only for those it concerns. */
function heardParts(wish: Wish, now: number): WishView['components'] {
  const heard = heardOf(wish, now);
  return wish.components.map((component, at) => ({ ...component, ...heard[at] }));
}

/** The wish that this one went into, where the viewer may see that one too. */
async function earlierOf(house: House, actor: Actor, { mergedInto }: Wish): Promise<string | undefined> {
  if (mergedInto === undefined) return undefined;
  const earlier = await wishOf(house, mergedInto);
  return maySee(earlier, await viewerOf(house, actor, earlier)) ? mergedInto : undefined;
}

/** What they may do who manage an organisation nearby, beside everyone's. */
function carrying(wish: Wish, { mayCarry }: Viewer): string[] {
  return mayCarry && mayStart(wish, 'carryWish') ? [carryWish.name] : [];
}

/** Place and name by stages (PIPL 6, DOMAIN 3.5): cell, building, door. */
async function nearerPart(
  house: House,
  wish: Wish,
  { mine, person, seat, inCharge }: Viewer,
): Promise<{ place: WishView['place']; name?: string }> {
  const station = await orgOf(house, wish.stationId);
  const place = {
    station: wish.station,
    stationId: wish.stationId,
    ...(station.phone === undefined ? {} : { stationPhone: station.phone }),
    ...(wish.cell === undefined ? {} : { cell: wish.cell }),
  };
  const own = mine !== undefined && (mine !== 'poster' || !wish.minor);
  // A place is told to who comes while the guardian lets them come.
  const told = !wish.minor || (person !== undefined && isConsented(person, 'sharing', house.clock()));
  const coming = seat !== undefined && isComing(seat) && told;
  // What nobody near looks at is not even unsealed.
  if (!person || (!inCharge && !own && !coming)) return { place };
  const { building, door } = await addressOf(house, person, wish);
  const whole = { ...place, building, ...(door === undefined ? {} : { door }) };
  if (inCharge) return { place: whole, name: await nameOf(house, person) };
  if (own) return { place: whole };
  // By the visit itself: things may be wanted for days, and somebody brings them one afternoon.
  const window = seat?.window ?? wish.window;
  const doorFrom = window.from - DOOR_BEFORE_MS;
  const doorUntil = window.to + DOOR_AFTER_MS;
  const now = house.clock();
  const open = now >= doorFrom && now <= doorUntil;
  const when = { doorFrom, doorUntil };
  if (open) return { place: { ...whole, ...when }, ...(wish.minor ? {} : { name: await nameOf(house, person) }) };
  // A child's home is not told before somebody goes there, and nobody's when it is over.
  return { place: { ...place, ...when, ...(wish.minor || now > doorUntil ? {} : { building }) } };
}
