import { ORG_CHILDREN_LIMIT_ITEMS } from '../../shared/kernel/limits.ts';
import { chinaDay, DAY_MS, WEEK_MS, weekStart } from '../../shared/kernel/time.ts';
import { POSTS, type Post, type Role } from '../../shared/orgs/roles.ts';
import { listNumbers, readBoard, readPublicNumbers } from '../../shared/stats/contract.ts';
import type { TaskCard } from '../../shared/tasks/task.ts';
import { CHECK_TOLD_DAYS } from '../../shared/volunteers/checks.ts';
import type { WishCard } from '../../shared/wishes/wish.ts';
import { childrenPk, NO_PARENT, type Org } from '../orgs/org-item.ts';
import { centerOf } from '../orgs/orgs.ts';
import { aboutOrg } from '../orgs/routes.ts';
import { orgRolesPk } from '../people/person-item.ts';
import type { House } from '../platform/house.ts';
import { type Route, route } from '../platform/route.ts';
import type { Item } from '../platform/table.ts';
import { isFound, openTasksPk, stationTasksPk } from '../tasks/task-item.ts';
import { centerVolunteersPk, stationVolunteersPk, type Volunteer } from '../volunteers/volunteer-item.ts';
import { queueRows } from '../wishes/queue.ts';
import { timeKey, wallPk } from '../wishes/wish-item.ts';
import { numbersOf, statsPk, totalKey, weekKey } from './stats-item.ts';

const WEEKS_COUNT = 12;
const BOARD_LIMIT_ROWS = 20;
const QUEUE_LIMIT_ROWS = 500;
const TASKS_LIMIT_COUNT = 200;
const WISHES_LIMIT_COUNT = 1_000;
const VOLUNTEERS_LIMIT_COUNT = 1_000;
/** A check that ends within this time is worth a call today. */
const EXPIRING_MS = CHECK_TOLD_DAYS[0] * DAY_MS;
/** Posts that a station must not be without (乡镇社工站服务指南); the rest depends on its size. */
const NEEDED_ROLES: readonly Role[] = ['head', 'social_worker'];
const NEEDED_POSTS: readonly Post[] = POSTS.filter((post) => post === 'child_supervisor' || post === 'assistance_aide');

export const STATS_ROUTES: readonly Route[] = [
  route(readBoard, {
    about: aboutOrg,
    act: async ({ house, thing: org }) => {
      const now = house.clock();
      const [running, tasks, toConfirm, volunteers, staff, weeks, since] = await Promise.all([
        queueRows(house, org, QUEUE_LIMIT_ROWS),
        tasksOf(house, org),
        deliveredAt(house, org),
        volunteersOf(house, org),
        staffOf(house, org),
        weeksOf(house, org.id),
        firstWeek(house, org.id),
      ]);
      const open = tasks.filter((task) => isFound(task) && task.window.to > now);
      const today = tasks.filter((task) => task.taken > 0 && chinaDay(task.window.from) === chinaDay(now));
      return {
        reply: {
          running: running.slice(0, BOARD_LIMIT_ROWS),
          open: open.slice(0, BOARD_LIMIT_ROWS),
          today: today.slice(0, BOARD_LIMIT_ROWS),
          waiting: {
            toVerify: running.length,
            toFill: open.reduce((sum, task) => sum + task.people - task.taken, 0),
            toConfirm,
          },
          weeks,
          volunteers: volunteers.length,
          checksExpiring: volunteers.filter(({ checks }) =>
            checks.some(({ validUntil }) => validUntil > now && validUntil < now + EXPIRING_MS),
          ).length,
          staff: staff.length,
          vacancies: org.kind === 'station' ? vacancies(staff) : [],
          since,
        },
      };
    },
  }),
  route(listNumbers, {
    act: async ({ house, input: { query } }) => {
      const below = await house.table.query({
        index: 'gsi1',
        pk: childrenPk(query.parent ?? NO_PARENT),
        limit: ORG_CHILDREN_LIMIT_ITEMS,
      });
      const ids = below.items.map((item) => String(item.card?.['id']));
      const items = ids.length === 0 ? [] : await house.table.batchGet(ids.map(totalKey));
      const totals = new Map(items.map((item) => [item.pk, item]));
      return {
        reply: {
          items: ids.map((orgId) => {
            const { fulfilled, waiting, minutes } = numbersOf(totals.get(statsPk(orgId)));
            return { orgId, fulfilled, waiting, minutes };
          }),
        },
      };
    },
  }),
  route(readPublicNumbers, {
    act: async ({ house, input }) => {
      const { thing: org } = await aboutOrg(house, input);
      const [weeks, total, since] = await Promise.all([
        weeksOf(house, org.id),
        house.table.get(totalKey(org.id)),
        firstWeek(house, org.id),
      ]);
      const { fulfilled, waiting, minutes } = numbersOf(total);
      return {
        reply: {
          fulfilled,
          waiting,
          minutes,
          weeks,
          since,
        },
      };
    },
  }),
];

/** The last twelve weeks, oldest first; a week in which nothing happened is there with zeros. */
async function weeksOf(house: House, orgId: string) {
  const last = weekStart(house.clock());
  const first = last - (WEEKS_COUNT - 1) * WEEK_MS;
  const page = await house.table.query({
    pk: statsPk(orgId),
    sk: { between: [weekKey(orgId, first).sk, weekKey(orgId, last).sk] },
    limit: WEEKS_COUNT,
  });
  const byKey = new Map(page.items.map((item) => [item.sk, item]));
  return Array.from({ length: WEEKS_COUNT }, (_, index) => {
    const week = first + index * WEEK_MS;
    const { posted, published, fulfilled, minutes } = numbersOf(byKey.get(`WEEK#${timeKey(week)}`));
    return { week, posted, published, fulfilled, minutes };
  });
}

/** The week in which anything happened first: since when the sums count. */
async function firstWeek(house: House, orgId: string): Promise<number> {
  const page = await house.table.query({ pk: statsPk(orgId), sk: { beginsWith: 'WEEK#' }, limit: 1 });
  const first = page.items[0]?.sk.slice('WEEK#'.length);
  return first === undefined ? weekStart(house.clock()) : Number(first);
}

async function tasksOf(house: House, org: Org): Promise<readonly TaskCard[]> {
  if (org.kind !== 'station' && org.kind !== 'center') return [];
  const pk = org.kind === 'station' ? stationTasksPk(org.id) : openTasksPk(org.id);
  const page = await house.table.query({
    index: org.kind === 'station' ? 'gsi2' : 'gsi1',
    pk,
    limit: TASKS_LIMIT_COUNT,
  });
  return page.items.map(taskCardOfItem);
}

function taskCardOfItem(item: Item): TaskCard {
  const { beneficiaryId: _beneficiaryId, ...card } = item.card as unknown as TaskCard & { beneficiaryId: string };
  return card;
}

/** Wishes at the station that are done and wait for a nod. */
async function deliveredAt(house: House, org: Org): Promise<number> {
  const center = await centerOf(house, org.id);
  if (!center) return 0;
  const page = await house.table.query({ index: 'gsi1', pk: wallPk(center.id, 'going'), limit: WISHES_LIMIT_COUNT });
  const cards = page.items.map((item) => (item.card as unknown as { wall: WishCard }).wall);
  return cards.filter((card) => card.state === 'delivered' && (org.kind === 'center' || card.stationId === org.id))
    .length;
}

async function volunteersOf(house: House, org: Org): Promise<readonly Pick<Volunteer, 'checks'>[]> {
  if (org.kind !== 'station' && org.kind !== 'center') return [];
  const pk = org.kind === 'station' ? stationVolunteersPk(org.id) : centerVolunteersPk(org.id);
  const page = await house.table.query({
    index: org.kind === 'station' ? 'gsi2' : 'gsi1',
    pk,
    limit: VOLUNTEERS_LIMIT_COUNT,
  });
  return page.items.map((item) => item.card as unknown as Volunteer);
}

type Staff = { readonly role: Role; readonly post?: Post };

async function staffOf(house: House, org: Org): Promise<readonly Staff[]> {
  const page = await house.table.query({ index: 'gsi1', pk: orgRolesPk(org.id), limit: 100 });
  const personal: readonly Role[] = ['resident', 'volunteer', 'donor'];
  return page.items.map((item) => item.card as unknown as Staff).filter(({ role }) => !personal.includes(role));
}

/** Roles and posts that nobody holds. */
function vacancies(staff: readonly Staff[]): string[] {
  return [
    ...NEEDED_ROLES.filter((role) => staff.every((one) => one.role !== role)),
    ...NEEDED_POSTS.filter((post) => staff.every((one) => one.post !== post)),
  ];
}
