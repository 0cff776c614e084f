import type { listNewcomers, readBuddies } from '../../shared/buddies/contract.ts';
import { NEWCOMERS_OF_BUDDY_LIMIT_ITEMS } from '../../shared/buddies/contract.ts';
import type { Reply } from '../../shared/kernel/endpoint.ts';
import { isMinor, nameOf, peopleOf } from '../people/people.ts';
import type { House } from '../platform/house.ts';
import { tasksOf } from '../tasks/assignments.ts';
import { myCards } from '../tasks/for-me.ts';
import type { Task } from '../tasks/task-item.ts';
import { findVolunteer, volunteerOf } from '../volunteers/volunteers.ts';
import { isNewcomer, isWilling, mayGoAlong, newcomersOf, pairOf, visitsOf, volunteersHere } from './buddies.ts';
import { type Pair, pairFromItem, pairKey } from './buddy-item.ts';
import { isAlone } from './consumer.ts';

const VISITS_SHOWN_ITEMS = 3;
const NEWCOMERS_SHOWN_ITEMS = 60;
type Visit = Reply<typeof readBuddies>['of'][number]['visits'][number];

/** Both sides of a pair, as the one who asks stands in them. Each sees of the other the pseudonym and what they accepted. */
export async function buddiesView(house: House, personId: string): Promise<Reply<typeof readBuddies>> {
  const volunteer = await volunteerOf(house, personId);
  const newcomer = isNewcomer(volunteer);
  const [own, ids] = await Promise.all([pairOf(house, personId), newcomersOf(house, personId)]);
  const shown = newcomer && own?.state === 'agreed' ? own : undefined;
  const pairs = await Promise.all(ids.slice(0, NEWCOMERS_OF_BUDDY_LIMIT_ITEMS).map((id) => pairOf(house, id)));
  const live = await Promise.all(
    pairs.map(async (pair) => {
      if (pair?.buddyId !== personId) return [];
      const other = await findVolunteer(house, pair.newcomerId);
      return other && isNewcomer(other) ? [pair] : [];
    }),
  );
  const of = live.flat();
  const people = await peopleOf(house, [
    ...of.map((pair) => pair.newcomerId),
    ...(shown?.buddyId ? [shown.buddyId] : []),
  ]);
  const called = (id: string) => people.get(id)?.pseudonym ?? '';
  const asked = own?.state === 'asked' && newcomer;
  return {
    newcomer,
    ...(shown?.buddyId === undefined
      ? asked
        ? { mine: { personId, name: '', visits: [], state: 'asked' } }
        : {}
      : {
          mine: {
            personId: shown.buddyId,
            name: called(shown.buddyId),
            visits: await visitsOfPerson(house, shown.buddyId),
            state: 'agreed',
          },
        }),
    of: await Promise.all(
      of.map(async ({ newcomerId, state }) => ({
        personId: newcomerId,
        name: called(newcomerId),
        // Until they said yes they hear that somebody is new, and not yet when they are out.
        visits: state === 'agreed' ? await visitsOfPerson(house, newcomerId) : [],
        state,
      })),
    ),
    willing: volunteer.goesAlong === true,
    may: mayGoAlong(volunteer, house.clock()),
  };
}

/** What somebody accepted and has not done, the next first. A child's visit is nobody else's to know. */
async function visitsOfPerson(house: House, personId: string): Promise<Visit[]> {
  return (await comingTasks(house, personId)).slice(0, VISITS_SHOWN_ITEMS).map(visitOf);
}

async function comingTasks(house: House, personId: string): Promise<readonly Task[]> {
  const now = house.clock();
  const cards = (await myCards(house, personId, now)).filter(
    ({ state, window }) => state === 'accepted' && window.to > now,
  );
  const tasks = await tasksOf(
    house,
    cards.slice(0, 2 * VISITS_SHOWN_ITEMS).map(({ taskId }) => taskId),
  );
  return [...tasks.values()].filter(({ minor }) => !minor).sort((a, b) => a.window.from - b.window.from);
}

function visitOf({ id, title, window, station }: Task): Visit {
  return { taskId: id, title, window, station };
}

/** A station's newcomers, those who go alone to an old person first, and who would go along. */
export async function newcomersView(house: House, stationId: string): Promise<Reply<typeof listNewcomers>> {
  const now = house.clock();
  const cards = await volunteersHere(house, stationId);
  const fresh = cards.filter(isNewcomer).slice(0, NEWCOMERS_SHOWN_ITEMS);
  const willing = cards.filter((card) => isWilling(card, now)).slice(0, NEWCOMERS_SHOWN_ITEMS);
  const items = fresh.length === 0 ? [] : await house.table.batchGet(fresh.map(({ personId }) => pairKey(personId)));
  const pairs = new Map(items.map(pairFromItem).map((pair): [string, Pair] => [pair.newcomerId, pair]));
  const ids = [...fresh, ...willing].map(({ personId }) => personId);
  const people = await peopleOf(
    house,
    [...ids.slice(0, 60), ...[...pairs.values()].flatMap(({ buddyId }) => buddyId ?? [])].slice(0, 100),
  );
  const born = new Map(cards.map(({ personId, birthYear }) => [personId, birthYear]));
  const entries = [...people.values()].map(async (person) => {
    const birthYear = born.get(person.personId);
    const young = birthYear !== undefined && isMinor({ birthYear }, now);
    return [person.personId, young ? person.pseudonym : await nameOf(house, person)] as const;
  });
  const names = new Map(await Promise.all(entries));
  const newcomers = await Promise.all(
    fresh
      .filter(({ personId }) => names.has(personId))
      .map(async (card) => {
        const pair = pairs.get(card.personId);
        const alone = (await comingTasks(house, card.personId)).find(isAlone);
        return {
          personId: card.personId,
          name: names.get(card.personId) ?? '',
          visits: visitsOf(card),
          ...(pair?.buddyId === undefined ? {} : { buddy: { name: names.get(pair.buddyId) ?? '', state: pair.state } }),
          ...(alone === undefined ? {} : { alone: visitOf(alone) }),
        };
      }),
  );
  const open = (row: (typeof newcomers)[number]) => Number(row.alone !== undefined && row.buddy?.state !== 'agreed');
  return {
    newcomers: newcomers.sort((a, b) => open(b) - open(a) || a.visits - b.visits),
    willing: await Promise.all(
      willing
        .filter(({ personId }) => names.has(personId))
        .map(async ({ personId }) => {
          const newcomers = (await newcomersOf(house, personId)).length;
          const room = newcomers < NEWCOMERS_OF_BUDDY_LIMIT_ITEMS;
          return { personId, name: names.get(personId) ?? '', newcomers, room };
        }),
    ),
  };
}
