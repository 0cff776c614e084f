import type * as z from 'zod/mini';
import { AppError } from '../../shared/kernel/errors.ts';
import type { Words } from '../../shared/kernel/schema.ts';
import { STATION_STAFF } from '../../shared/orgs/roles.ts';
import { confirmWish, sendConfirmationCode } from '../../shared/wishes/closing.ts';
import { hasGiven } from '../goods/claims.ts';
import { bookWrites } from '../hours/book.ts';
import { CODE_VALID_SECONDS, type CodeSubject, issueCode, spendCode } from '../people/codes.ts';
import { personByPhone, personOf } from '../people/people.ts';
import { attachWrites } from '../photos/photos.ts';
import { type PersonActor, rolesAt } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import { type Route, route } from '../platform/route.ts';
import type { Write } from '../platform/table.ts';
import { assignmentsOfWish, tasksOfWish } from '../tasks/assignments.ts';
import { checkDigits, spendDigits } from '../tasks/show-code.ts';
import type { Assignment } from '../tasks/task-item.ts';
import { publicNote } from './closing.ts';
import { clockWrites } from './due.ts';
import { mustBeConfirmable } from './rules.ts';
import { reachablePhoneOf, sealNote } from './secrets.ts';
import { aboutWish, actingAs, isAssignee, labelOf, relationsOf, type Voice, voiceOf } from './standing.ts';
import { keepWish, moveWish, type NewStep, wishItem } from './steps.ts';
import { hasFreshGoods, isAllThere, isSomethingThere, lackingOf } from './there.ts';
import type { VisitNote, Wish } from './wish-item.ts';

type Body = z.infer<typeof confirmWish.body>;

/** Goes to an old person's phone: what it is for, and nothing about anybody. */
const CODE_TEXT = {
  zh: '【暖心】确认码 {code}，10 分钟内有效。事情办好了，念给帮忙的人听就是确认；没办好就不要念。',
  en: 'Nuanxin: code {code}, valid for 10 minutes. Read it to your helper if it was done well; if not, keep it to yourself.',
};

/** A wish is confirmed once for each part that comes; all of it is in the wish's own item. */
const VISITS_LIMIT_ITEMS = 12;

export const CONFIRMATION_ROUTES: readonly Route[] = [
  route(sendConfirmationCode, {
    about: aboutWish('assignee'),
    act: async ({ actor, house, thing: wish, caller }) => {
      mustBeConfirmable(wish, 'sendConfirmationCode');
      const assignments = await assignmentsOfWish(house, wish);
      mustHaveSomething(wish, assignments);
      const person = await personOf(house, wish.beneficiaryId);
      const phone = await reachablePhoneOf(house, person, wish.minor);
      if (phone === undefined) throw new AppError('not_found');
      // A code that comes to a helper's own phone, or to the caller's, is nobody else's word.
      if ((await interested(house, phone, assignments, actor.personId)) !== undefined) throw new AppError('forbidden');
      const { code, writes } = await issueCode(house, codeOf(wish), { channel: 'sms', to: phone }, caller.address);
      const until = house.clock() + CODE_VALID_SECONDS * 1_000;
      const text = CODE_TEXT[person.locale].replace('{code}', code);
      return {
        reply: { validSeconds: CODE_VALID_SECONDS },
        writes: [keepWish(wish, { confirmation: { until } }), ...writes],
        after: async () => void (await house.messages.send({ channel: 'sms', to: phone, text })),
      };
    },
  }),
  route(confirmWish, {
    about: aboutWish('guardian', 'assignee', 'holder'),
    act: async ({ actor, house, input: { body }, thing: wish, orgPath }) => {
      mustBeConfirmable(wish, 'confirmWish');
      const assignments = await assignmentsOfWish(house, wish);
      mustHaveSomething(wish, assignments);
      const voice = await mustBeTheirWord(house, actor, wish, orgPath, assignments, body);
      const moved = await confirmed(house, actor, wish, assignments, body, voice);
      const how = body.how === 'own' && voice.for !== undefined ? 'mandate' : body.how;
      const booked = await bookWrites(house, wish, assignments, how, actor.personId, moved.wish);
      const { photoIds = [] } = body;
      const photos = await attachWrites(house, actor, { wishId: wish.id, purpose: 'confirmation', photoIds });
      return {
        reply: { id: wish.id, state: moved.wish.state, minutes: booked.minutes },
        writes: [moved.write, ...voice.writes, ...booked.writes, ...photos, ...clockWrites(moved.wish)],
      };
    },
  }),
];

function codeOf(wish: Wish): CodeSubject {
  return { purpose: 'confirm', subject: wish.id };
}

/** Somebody has finished and waits while nobody is still at it, or all the goods are there. */
function mustHaveSomething(wish: Wish, assignments: readonly Assignment[]): void {
  const waiting =
    assignments.some(({ state }) => state === 'checked_out') &&
    !assignments.some(({ state }) => state === 'checked_in');
  const goods = hasFreshGoods(wish) || (wish.state === 'delivered' && isSomethingThere(wish, assignments));
  if (!waiting && !goods) throw new AppError('nothing_delivered');
}

/**
 * The three ways in which it is the beneficiary's or guardian's own word (DOMAIN, hours): on their own phone or that of
 * who acts for them, by a code that only their side has, or said to a worker who did none of it. Gives whose
 * word the steps tell of and the write that spends a code. A mandate never makes a helper's word count for the helper's own hours.
 */
async function mustBeTheirWord(
  house: House,
  actor: PersonActor,
  wish: Wish,
  orgPath: readonly string[],
  assignments: readonly Assignment[],
  body: Body,
): Promise<Voice> {
  const served = assignments.some((one) => one.personId === actor.personId && SERVED_STATES.includes(one.state));
  if (body.how === 'code') {
    const { beneficiary, guardian } = await relationsOf(house, wish, served ? ['guardian'] : []);
    // Their side's code would be their own word on their own work.
    if (served && [...(beneficiary ?? []), ...(guardian ?? [])].includes(actor.personId))
      throw new AppError('four_eyes');
    return { by: await calledOf(house, wish), writes: await spentCode(house, actor, wish, assignments, body.code) };
  }
  if (body.how === 'visit') {
    const staff = rolesAt(actor, orgPath).some((grant) => STATION_STAFF.some((role) => role === grant.role));
    if (!staff) throw new AppError('forbidden');
    const goods = wish.components.some(({ kind }) => kind === 'goods');
    if (served || (goods && (await hasGiven(house, actor, wish.id)))) throw new AppError('four_eyes');
    return { by: await labelOf(house, actor, actingAs(actor, orgPath)), writes: [] };
  }
  const { beneficiary = [], guardian = [], holder = [] } = await relationsOf(house, wish, ['guardian', 'holder']);
  if (![...beneficiary, ...guardian, ...holder].includes(actor.personId)) throw new AppError('forbidden');
  if (served) throw new AppError('four_eyes');
  if ([...beneficiary, ...guardian].includes(actor.personId)) return { by: await calledOf(house, wish), writes: [] };
  return voiceOf(house, actor, wish, undefined, 'confirm');
}

const SERVED_STATES: readonly Assignment['state'][] = [
  'accepted',
  'checked_in',
  'checked_out',
  'confirmed',
  'disputed',
];

/**
 * The six digits that the other side shows now, or those of a text message. A try is counted before it is looked at, for
 * both together, and given back when it was right.
 */
async function spentCode(
  house: House,
  actor: PersonActor,
  wish: Wish,
  assignments: readonly Assignment[],
  digits: string,
): Promise<readonly Write[]> {
  const waiting = new Set(assignments.filter(({ state }) => state === 'checked_out').map(({ taskId }) => taskId));
  const tasks = (await tasksOfWish(house, wish)).filter((task) => waiting.has(task.id));
  const [first] = tasks;
  // Goods alone have no task and nothing to show: only a text can carry the code.
  if (!first) return [await spentText(house, wish, assignments, digits)];
  const given = await spendDigits(house, first, actor.personId, () => true);
  if (tasks.some((task) => checkDigits(house, task, digits, 'confirm'))) return [given];
  if (wish.confirmation === undefined) throw new AppError('show_code_wrong');
  return [given, await spentText(house, wish, assignments, digits)];
}

/** Somebody may have taken a seat, or the number, since the text went out: it is asked again whose phone it is. */
async function spentText(house: House, wish: Wish, assignments: readonly Assignment[], digits: string): Promise<Write> {
  const phone = await reachablePhoneOf(house, await personOf(house, wish.beneficiaryId), wish.minor);
  const holder = phone === undefined ? undefined : await interested(house, phone, assignments);
  if (holder !== undefined) throw new AppError('four_eyes');
  return spendCode(house, codeOf(wish), digits);
}

/** The helper of this wish, or the `caller`, whose own phone it is. */
async function interested(
  house: House,
  phone: string,
  assignments: readonly Assignment[],
  caller?: string,
): Promise<string | undefined> {
  const holder = (await personByPhone(house, phone))?.personId;
  const helps = assignments.some((one) => one.personId === holder && isAssignee(one));
  return helps || (holder !== undefined && holder === caller) ? holder : undefined;
}

/** All done: fulfilled. Something still missing: confirmed in part, and the rest goes on. */
async function confirmed(
  house: House,
  actor: PersonActor,
  wish: Wish,
  assignments: readonly Assignment[],
  body: Body,
  voice: Voice,
): Promise<{ wish: Wish; write: Write }> {
  const now = house.clock();
  const whole = isAllThere(wish, assignments);
  const said =
    body.how !== 'code' && body.thanks !== undefined ? await publicNote(house, wish, body.thanks) : undefined;
  const visit = body.how === 'visit' ? await visitNoteOf(house, actor, wish, body.note) : undefined;
  const step: NewStep = {
    at: now,
    what: whole ? 'confirmed' : 'partly_confirmed',
    personId: actor.personId,
    by: voice.by,
    ...(voice.for === undefined ? {} : { for: voice.for }),
    ...(said === undefined ? {} : { note: said }),
  };
  // Nothing is missing that nobody promised: what is confirmed is a part, and the rest is on its way.
  const onItsWay = !whole && stillComing(wish, assignments);
  // Done, but something is still missing: delivered and confirmed in part is one moment.
  const delivered =
    wish.state === 'delivered' || wish.state === 'partially_fulfilled' || onItsWay
      ? wish
      : moveWish(wish, { state: 'delivered', step: { at: now, what: 'delivered', personId: actor.personId } }).wish;
  const moved = moveWish(delivered, {
    state: onItsWay ? wish.state : whole ? 'fulfilled' : 'partially_fulfilled',
    step,
    patch: {
      confirmation: undefined,
      ...(visit === undefined ? {} : { visitNotes: [...(wish.visitNotes ?? []), visit].slice(-VISITS_LIMIT_ITEMS) }),
      ...(whole ? { fulfilledAt: now } : {}),
      ...(said === undefined ? {} : { thanks: said }),
    },
  });
  return {
    wish: moved.wish,
    write: { op: 'replace', item: wishItem(moved.wish), if: [{ attribute: 'version', is: 'eq', value: wish.version }] },
  };
}

/** A gift came, and the others who were needed are found and expected: the wish goes on as it stands. */
function stillComing(wish: Wish, assignments: readonly Assignment[]): boolean {
  const served = assignments.some(({ state }) => state === 'checked_out');
  return wish.state !== 'delivered' && !served && wish.components.every((one) => lackingOf(one) === 0);
}

async function visitNoteOf(house: House, actor: PersonActor, wish: Wish, note: string): Promise<VisitNote> {
  const person = await personOf(house, wish.beneficiaryId);
  const noteSealed = await sealNote(house, person, 'visit', wish.id, note);
  return { noteSealed, at: house.clock(), by: actor.personId };
}

/** Whose word it was: the beneficiary's, also where a volunteer typed in what they were told. */
async function calledOf(house: House, wish: Wish): Promise<Words> {
  return { zh: (await personOf(house, wish.beneficiaryId)).pseudonym };
}
