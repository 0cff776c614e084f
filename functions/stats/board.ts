import type * as z from 'zod/mini';
import { chinaDay } from '../../shared/kernel/time.ts';
import type { OrgView } from '../../shared/orgs/contract.ts';
import { POSTS, type Post, type Role } from '../../shared/orgs/roles.ts';
import type { readBoard } from '../../shared/stats/contract.ts';
import type { TaskCard } from '../../shared/tasks/task.ts';
import { paperIsDue } from '../../shared/volunteers/checks.ts';
import type { WishCard } from '../../shared/wishes/wish.ts';
import { childrenPk, type Org } from '../orgs/org-item.ts';
import { centerOf, orgView } from '../orgs/orgs.ts';
import { orgRolesPk } from '../people/person-item.ts';
import type { House } from '../platform/house.ts';
import type { Item } from '../platform/table.ts';
import { isFound, openTasksPk, stationTasksPk } from '../tasks/task-item.ts';
import { paperUntil, rollOf } from '../volunteers/roll.ts';
import { queueRows } from '../wishes/queue.ts';
import { wallPk } from '../wishes/wish-item.ts';
import { firstWeek, weeksOf } from './weeks.ts';

type Board = z.infer<typeof readBoard.reply>;

/** Rows of one list of the board; beyond them it says where all are. */
const BOARD_LIMIT_ROWS = 60;
const QUEUE_LIMIT_ROWS = 500;
const TASKS_LIMIT_COUNT = 200;
const WISHES_LIMIT_COUNT = 1_000;
/** A county has ten or twenty; each costs its board two reads. */
const STATIONS_LIMIT_COUNT = 40;
/** Posts that a station must not be without (乡镇社工站服务指南); the rest depends on its size. */
const NEEDED_ROLES: readonly Role[] = ['head', 'social_worker'];
const NEEDED_POSTS: readonly Post[] = POSTS.filter((post) => post === 'child_supervisor' || post === 'assistance_aide');

/** The day of a station; of a center its stations' days together, one by one as well, and what missed clocks carried up to it. */
export async function boardOf(house: House, org: Org): Promise<Board> {
  const now = house.clock();
  const [running, open, stations, toConfirm, volunteers, staff, weeks, since] = await Promise.all([
    queueRows(house, org, QUEUE_LIMIT_ROWS),
    openTasks(house, org),
    daysOf(house, org),
    deliveredAt(house, org),
    rollOf(house, org),
    staffOf(house, org),
    weeksOf(house, org.id),
    firstWeek(house, org.id),
  ]);
  const today = stations.flatMap((station) => station.today).sort((a, b) => a.window.from - b.window.from);
  const papers = volunteers.map((volunteer) => paperUntil(volunteer, now));
  return {
    org: orgView(org),
    running: running.slice(0, BOARD_LIMIT_ROWS),
    open: open.slice(0, BOARD_LIMIT_ROWS),
    today: today.slice(0, BOARD_LIMIT_ROWS),
    waiting: {
      toVerify: running.length,
      tasksToFill: open.length,
      toFill: seatsOf(open),
      toConfirm,
      today: today.length,
    },
    stations:
      org.kind !== 'center'
        ? []
        : stations.map(({ station, toVerify, toFill, today: day }) => ({
            orgId: station.id,
            name: station.name,
            toVerify,
            toFill,
            today: day.length,
          })),
    weeks,
    volunteers: volunteers.length,
    checksExpiring: papers.filter((until) => until > now && paperIsDue(until, now)).length,
    checksMissing: papers.filter((until) => until <= now).length,
    staff: new Set(staff.map(({ personId }) => personId)).size,
    vacancies: org.kind === 'station' ? vacancies(staff) : [],
    since,
  };
}

function seatsOf(tasks: readonly TaskCard[]): number {
  return tasks.reduce((sum, task) => sum + task.people - task.taken, 0);
}

/** What still needs people, soonest end first at a center and soonest start first at a station. */
async function openTasks(house: House, org: Org): Promise<readonly TaskCard[]> {
  const now = house.clock();
  const tasks =
    org.kind === 'station'
      ? await liveTasks(house, org.id)
      : org.kind === 'center'
        ? await tasksIn(house, 'gsi1', openTasksPk(org.id))
        : [];
  return tasks.filter((task) => isFound(task) && task.window.to > now);
}

type StationDay = {
  readonly station: Pick<OrgView, 'id' | 'name'>;
  readonly toVerify: number;
  readonly toFill: number;
  /** Tasks of today that somebody has accepted. */
  readonly today: readonly TaskCard[];
};

/** The day of the station, or of each station of the center. */
async function daysOf(house: House, org: Org): Promise<readonly StationDay[]> {
  if (org.kind === 'station') return [await dayOf(house, org)];
  if (org.kind !== 'center') return [];
  const page = await house.table.query({
    index: 'gsi1',
    pk: childrenPk(org.id),
    sk: { beginsWith: 'station#' },
    limit: STATIONS_LIMIT_COUNT,
  });
  return Promise.all(page.items.map((item) => dayOf(house, item.card as unknown as OrgView)));
}

async function dayOf(house: House, station: Pick<OrgView, 'id' | 'name'>): Promise<StationDay> {
  const now = house.clock();
  const [rows, tasks] = await Promise.all([
    queueRows(house, { id: station.id, kind: 'station' }, QUEUE_LIMIT_ROWS),
    liveTasks(house, station.id),
  ]);
  return {
    station,
    toVerify: rows.length,
    toFill: seatsOf(tasks.filter((task) => isFound(task) && task.window.to > now)),
    today: tasks.filter((task) => task.taken > 0 && chinaDay(task.window.from) === chinaDay(now)),
  };
}

function liveTasks(house: House, stationId: string): Promise<readonly TaskCard[]> {
  return tasksIn(house, 'gsi2', stationTasksPk(stationId));
}

async function tasksIn(house: House, index: 'gsi1' | 'gsi2', pk: string): Promise<readonly TaskCard[]> {
  return (await house.table.query({ index, pk, limit: TASKS_LIMIT_COUNT })).items.map(taskCardOfItem);
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

type Staff = { readonly personId: string; readonly role: Role; readonly post?: Post };

/** A duty of somebody's at this place each: who has three stands here three times. */
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
