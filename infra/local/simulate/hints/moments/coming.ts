import type { Invitation } from '../../../../../functions/orgs/invitation-item.ts';
import type { Assignment, Task } from '../../../../../functions/tasks/task-item.ts';
import type { Volunteer } from '../../../../../functions/volunteers/volunteer-item.ts';
import { HOUR_MS, weekStart } from '../../../../../shared/kernel/time.ts';
import type { Known } from '../hint.ts';
import { all, type Moment, someone } from './moment.ts';

/** Who arranges helpers and helps would arrange themselves. */
const pinsSelf: Moment = (known) => {
  const { county, random, now } = known;
  const task = county.pick<Task>(
    'task',
    random,
    ({ id, state, window, minor }) =>
      state === 'open' && !minor && window.to > now + HOUR_MS && selfAt(known, id) !== undefined,
  );
  const as = task && selfAt(known, task.id);
  if (!task || as === undefined) return undefined;
  return [{ name: 'overridePlan', params: { taskId: task.id, personId: as }, body: { what: 'pin', days: 3 }, as }];
};

function selfAt(known: Known, taskId: string): string | undefined {
  return all(known, 'overridePlan', { taskId }).find(
    (one) => known.county.item<Volunteer>(`PERSON#${one}`, 'VOLUNTEER') !== undefined,
  );
}

/** Somebody comes to a child who was not asked, or of whom nobody has seen the paper for it. */
const childUnasked: Moment = (known) => {
  const { county, random, now, town } = known;
  const task = county.pick<Task>(
    'task',
    random,
    ({ minor, state, window }) => minor && state === 'open' && window.to > now + HOUR_MS,
  );
  if (!task) return undefined;
  const seated = county.under(`TASK#${task.id}`).map((item) => (item as unknown as Assignment).personId);
  const others = town.volunteers.filter(({ personId }) => !seated.includes(personId));
  if (others.length === 0) return undefined;
  return [{ name: 'acceptTask', params: { taskId: task.id }, as: random.pick(others).personId }];
};

/** Somebody comes to whom they were to be kept apart from. */
const keptApart: Moment = (known) => {
  const { county, random, now, town } = known;
  const task = county.pick<Task>(
    'task',
    random,
    ({ minor, state, window }) => !minor && state === 'open' && window.to > now + HOUR_MS,
  );
  if (!task) return undefined;
  const params = { taskId: task.id };
  const blocked = town.volunteers.find(({ personId }) =>
    county.item<Volunteer>(`PERSON#${personId}`, 'VOLUNTEER')?.blocked.includes(task.beneficiaryId),
  );
  if (blocked) return [{ name: 'acceptTask', params, as: blocked.personId }];
  const personId = random.pick(town.volunteers).personId;
  const as = someone(known, 'blockPair', { personId });
  if (as === undefined) return undefined;
  return [{ name: 'blockPair', params: { personId }, body: { beneficiaryId: task.beneficiaryId, blocked: true }, as }];
};

/** Two duties are taken up by the same one at once, one while another ends, or one that is declined on another screen. */
const twoDuties: Moment = (known) => {
  const { county, random, now, town } = known;
  const open = county
    .all<Invitation>('invitation')
    .filter(({ state, until, id }) => state === 'waiting' && until > now && county.invitations.has(id));
  const theirs = Map.groupBy(open, ({ id }) => county.invited(id));
  theirs.delete(undefined);
  const accept = (one: Invitation, as: string) => ({
    name: 'acceptInvitation',
    params: { invitationId: one.id },
    body: { code: county.invitations.get(one.id), name: '齐木格' },
    as,
  });
  for (const [as = '', [first, second]] of theirs) {
    if (first === undefined) continue;
    if (random.chance(0.3))
      return [accept(first, as), { name: 'declineInvitation', params: { invitationId: first.id }, as }];
    if (second !== undefined) return [accept(first, as), accept(second, as)];
    const [held] = county.roles.get(as) ?? [];
    const ends = held && someone(known, 'endRole', { personId: as, orgId: held.orgId, role: held.role }, [as]);
    if (held && ends !== undefined && random.chance(0.3))
      return [
        accept(first, as),
        { name: 'endRole', params: { personId: as, orgId: held.orgId, role: held.role }, as: ends },
      ];
  }
  const [someoneNew] = random.some(town.volunteers.slice(3), 1);
  const [one, other] = random.some(['social_worker', 'accountant', 'volunteer_coordinator', 'fund_steward'], 2);
  const orgId = town.stations[0]?.id ?? '';
  const as = someone(known, 'inviteToRole', { orgId }, [someoneNew?.personId ?? '']);
  if (someoneNew?.phone === undefined || as === undefined) return undefined;
  return [one, other].map((role) => ({
    name: 'inviteToRole',
    params: { orgId },
    body: { phone: someoneNew.phone, role, way: 'shown' },
    as,
  }));
};

/** The same one takes two tasks of one week at once: nothing but their week is in both. */
const twoTasks: Moment = ({ county, random, now, town }) => {
  const personId = random.pick(town.volunteers).personId;
  const isFree = ({ id, minor, state, window }: Task) =>
    !minor &&
    state === 'open' &&
    window.to > now + HOUR_MS &&
    !county.under(`TASK#${id}`).some((item) => (item as unknown as Assignment).personId === personId);
  const first = county.pick<Task>('task', random, isFree);
  const second =
    first &&
    county.pick<Task>(
      'task',
      random,
      (one) =>
        one.wishId !== first.wishId && isFree(one) && weekStart(one.window.from) === weekStart(first.window.from),
    );
  return (
    first && second && [first, second].map(({ id }) => ({ name: 'acceptTask', params: { taskId: id }, as: personId }))
  );
};

/** Two ask at once, on one phone that nobody asked on before, to be told there. */
const sharedPhone: Moment = ({ random, town, county }) =>
  random.some(town.people, 2).map(({ personId }) => ({
    name: 'addPushDevice',
    body: {
      endpoint: `https://fcm.googleapis.com/fcm/send/shared-${county.size}`,
      p256dh: `B${'A'.repeat(86)}`,
      auth: 'A'.repeat(22),
    },
    as: personId,
  }));

export const COMING_MOMENTS: readonly Moment[] = [pinsSelf, childUnasked, keptApart, twoDuties, twoTasks, sharedPhone];
