import type { Wish } from '../../../functions/wishes/wish-item.ts';
import { MINUTE_MS } from '../../../shared/kernel/time.ts';
import type { AssignmentState } from '../../../shared/tasks/contract.ts';
import { CHECKS, type WishState } from '../../../shared/wishes/wish.ts';
import type { Random } from '../seed/random.ts';
import type { County } from './county.ts';
import { PHONES, type Town, title, volunteerBody, wishBody } from './town.ts';

type Sent = { params?: Record<string, string>; query?: unknown; body?: unknown };
export type Known = { readonly town: Town; readonly county: County; readonly random: Random; readonly now: number };

const CODE_VALID_MS = 10 * MINUTE_MS;

/** Wishes on which a command has a chance. Only a hint: now and then any wish is taken. */
const WISH_STATES: Readonly<Record<string, readonly WishState[]>> = {
  changeWish: ['draft', 'returned'],
  submitWish: ['draft', 'returned', 'expired'],
  withdrawWish: ['draft', 'submitted', 'returned', 'published', 'claimed'],
  takeVerification: ['submitted'],
  saveVerification: ['verifying'],
  addEvidence: ['submitted', 'verifying'],
  publishWish: ['verifying'],
  returnWish: ['verifying'],
  rejectWish: ['verifying'],
  mergeWish: ['submitted', 'verifying'],
  escalateWish: ['verifying'],
  carryWish: ['published', 'claimed'],
  supplyWish: ['published', 'claimed', 'partially_fulfilled'],
  sendConfirmationCode: ['delivered', 'partially_fulfilled'],
  confirmWish: ['delivered', 'partially_fulfilled'],
  disputeWish: ['claimed', 'in_progress', 'delivered'],
  settleDispute: ['disputed'],
};
const READY: Readonly<Record<string, (wish: Wish, now: number) => boolean>> = {
  saveVerification: (wish) => wish.checks.length < CHECKS.length,
  publishWish: (wish, now) => wish.checks.length === CHECKS.length && wish.window.to > now,
};
/** Seats on which a command has a chance. */
const SEAT_STATES: Readonly<Record<string, readonly AssignmentState[]>> = {
  declineTask: ['offered'],
  handOverTask: ['accepted'],
  checkIn: ['accepted'],
  checkOut: ['checked_in'],
  attest: ['accepted', 'checked_in'],
  markNoShow: ['accepted'],
};

const INVITED_AS = ['social_worker', 'accountant', 'volunteer_coordinator', 'deputy', 'head'] as const;

/**
 * What a person in the middle of it would send: the thing and the words that fit its state. Everything else is drawn
 * blindly. Undefined where nothing is about on which this command has a chance.
 */
export function hintFor(name: string, known: Known): (Sent & { readonly as?: string }) | undefined {
  const { county, random, now, town } = known;
  const ready = READY[name] ?? (() => true);
  const wish = pickBy(
    county.wishes,
    random,
    (one) => (WISH_STATES[name]?.includes(one.state) ?? false) && ready(one, now),
  );
  const seat = pickBy(county.seats, random, (one) => SEAT_STATES[name]?.includes(one.state) ?? false);
  if (WISH_STATES[name] && !wish) return undefined;
  if (SEAT_STATES[name] && !seat) return undefined;
  const params = {
    ...(wish ? { wishId: wish.id } : {}),
    ...(seat ? { taskId: seat.taskId, personId: seat.personId } : {}),
  };
  switch (name) {
    case 'endRole': {
      const held = [...county.roles].flatMap(([personId, roles]) =>
        roles.map(({ orgId, role }) => ({ personId, orgId, role })),
      );
      return held.length === 0 ? undefined : { params: random.pick(held) };
    }
    case 'signIn': {
      const sent = [...county.codes].filter(([, { at }]) => now - at < CODE_VALID_MS);
      if (sent.length === 0) return undefined;
      const [phone, { code }] = random.pick(sent);
      return { body: { phone, code } };
    }
    case 'acceptInvitation': {
      const found = [...county.invitations].filter(
        ([, { personId, code }]) => personId !== undefined && code !== undefined,
      );
      if (found.length === 0) return undefined;
      const [invitationId, { personId = '', code = '' }] = random.pick(found);
      return { params: { invitationId }, body: { code }, as: personId };
    }
    case 'inviteToRole':
      return { body: { phone: random.pick(PHONES), role: random.pick(INVITED_AS), way: 'shown' } };
    case 'askCode':
      return { body: { phone: random.pick(PHONES) } };
    case 'reverseHours': {
      const entry = pickBy(county.hours, random, (one) => one.how !== 'reversal');
      return entry && { params: { personId: entry.personId, hoursId: entry.id }, body: { reason: '记错了' } };
    }
    case 'replayDeadLetter': {
      const deadId = [...county.letters][0];
      return deadId === undefined ? undefined : { params: { deadId } };
    }
    case 'supplyWish': {
      const component = wish?.components.findIndex((one) => one.kind === 'goods' && one.have < one.quantity) ?? -1;
      return component < 0 ? undefined : { params: { wishId: wish?.id ?? '' }, body: { component, quantity: 1 } };
    }
    case 'readShowCode': {
      const due = pickBy(county.seats, random, (one) => one.state === 'accepted' || one.state === 'checked_in');
      return due && { params: { taskId: due.taskId } };
    }
    case 'postWish':
      return { body: wishBody(random.pick(town.stations).id, now, random) };
    case 'saveVolunteer':
      return { body: volunteerBody(random.pick(town.stations).id, random) };
    case 'saveVerification':
      return {
        params,
        body: {
          checks: random.chance(0.9) ? CHECKS : [random.pick(CHECKS)],
          notSame: county.ids.get('wsh')?.slice(-10) ?? [],
        },
      };
    case 'mergeWish': {
      const other = pickBy(
        county.wishes,
        random,
        (one) => one.id !== wish?.id && one.stationId === wish?.stationId && one.kind === wish?.kind,
      );
      return other && { params, body: { with: other.id } };
    }
    case 'publishWish':
      return { params, body: { title: { zh: title(random) }, story: { zh: '下午闷得慌。' } } };
    case 'confirmWish':
      return { params, body: random.chance(0.7) ? { how: 'visit', note: '上门看过' } : { how: 'own' } };
    case 'acceptTask':
    case 'waitForTask':
    case 'offerTask': {
      const task = pickBy(county.tasks, random, (one) => one.state === (name === 'waitForTask' ? 'filled' : 'open'));
      const volunteer = random.pick(town.people.slice(-8)).personId;
      if (!task) return undefined;
      const both = town.people.find(({ personId }) =>
        county.roles.get(personId)?.some(({ role }) => role === 'volunteer_coordinator'),
      );
      if (name === 'offerTask' && both && random.chance(0.1))
        return { params: { taskId: task.id }, body: { personId: both.personId, hours: 1 }, as: both.personId };
      return name === 'offerTask'
        ? { params: { taskId: task.id }, body: { personId: volunteer, hours: 1 + random.below(8) } }
        : { params: { taskId: task.id }, as: volunteer };
    }
    case 'declineTask':
    case 'handOverTask':
      return { params: { taskId: seat?.taskId ?? '' }, as: seat?.personId ?? '' };
    case 'checkIn':
    case 'checkOut': {
      const { digits, until } = county.shown.get(seat?.taskId ?? '') ?? { digits: '', until: 0 };
      return until < now
        ? undefined
        : { params: { taskId: seat?.taskId ?? '' }, body: { digits }, as: seat?.personId ?? '' };
    }
    case 'attest':
      return {
        params,
        body: { what: seat?.state === 'accepted' ? 'checked_in' : 'checked_out', at: now, note: '来过' },
      };
    default:
      return Object.keys(params).length === 0 ? {} : { params: params as Record<string, string> };
  }
}

function pickBy<T>(map: ReadonlyMap<string, T>, random: Random, fits: (thing: T) => boolean): T | undefined {
  const fitting = [...map.values()].filter(fits);
  return fitting.length === 0 ? undefined : random.pick(fitting.slice(-10));
}
