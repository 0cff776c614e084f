import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS, weekStart } from '../../kernel/time.ts';
import { SKILL_HEADS, SKILLS } from '../../volunteers/skills.ts';
import type { MatchContext, MatchTask, MatchVolunteer } from '../model.ts';
import { suits } from '../rank.ts';
import { fitOf } from '../score.ts';
import { NOW, task, volunteer } from '../testing.ts';
import type { TaskQuestion } from './asker.ts';
import { decodeSnapshot, encodeSnapshot } from './snapshot.ts';
import { indexTasks, type TaskIndex, taskAt } from './task-index.ts';
import { type Place, searchTasks } from './task-search.ts';
import { indexVolunteers, type VolunteerIndex, volunteerIdAt } from './volunteer-index.ts';
import { searchVolunteers } from './volunteer-search.ts';

const WORLDS = 2_000;
const SEED = 20_261_125;
/** Thousands of worlds take their time where other work shares the machine. */
const LONG_MS = 120_000;
const quarter = 15 * MINUTE_MS;
const PEOPLE = ['per_a', 'per_b', 'per_c', 'per_d'];
/** Few skills of few heads, licensed ones among them, and one that no list knows: so that worlds have matches. */
const SKILL_IDS = [
  ...['repair.plumbing', 'repair.electrics', 'repair.lamp', 'health.doctor', 'health.first-aid', 'talk.chat'],
  ...['transport.carrying', 'field.snow', 'repair.kang-stove', 'new.skill'],
];

/** Worlds in which nothing fits prove little: each trait is an ordinary one four times in five. */
const mostly = <T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(usual, ...others) });
/** Around a corner where four tiles of the index meet: 4064 and 8800 are multiples of sixteen. */
const cell = fc
  .tuple(fc.integer({ min: 4061, max: 4066 }), fc.integer({ min: 8796, max: 8803 }))
  .map((at) => at.join(':'));
const moment = fc.integer({ min: -2 * 24 * 4, max: 12 * 24 * 4 }).map((quarters) => NOW + quarters * quarter);
const length = fc.oneof(
  fc.integer({ min: 1, max: 40 }).map((quarters) => quarters * quarter),
  fc.integer({ min: 1, max: 9 * 24 }).map((hours) => hours * HOUR_MS + 7_001),
);
const span = fc.tuple(moment, length).map(([from, long]) => ({ from, to: from + long }));
const ids = (prefix: string, most: number) =>
  fc
    .uniqueArray(fc.integer({ min: 0, max: 99_999 }), { minLength: most / 2, maxLength: most })
    .map((list) => list.map((at) => `${prefix}_${at}`));

const anyTask = fc.record({
  cell,
  window: span,
  minutes: fc.constantFrom(15, 30, 45, 60, 90, 120, 300, 720),
  skills: fc.oneof(fc.constant<string[]>([]), fc.uniqueArray(fc.constantFrom(...SKILL_IDS), { maxLength: 3 })),
  languages: mostly<MatchTask['languages']>([], ['zh'], ['mn'], ['zh', 'mn']),
  lifting: mostly(false, true),
  minor: mostly(false, true),
  urgency: mostly<MatchTask['urgency']>('normal', 'urgent'),
  people: fc.integer({ min: 1, max: 2 }),
  taken: mostly(0, 1, 2),
  state: mostly<MatchTask['state']>('open', 'filled'),
  // A millisecond before and after a whole day too: there the points of waiting change.
  publishedAt: fc
    .tuple(fc.integer({ min: 0, max: 32 }), fc.integer({ min: -1, max: 1 }))
    .map(([days, off]) => NOW - days * DAY_MS + off),
  beneficiaryId: fc.constantFrom(...PEOPLE),
});
const anyVolunteer = fc.record({
  birthYear: mostly(1986, 1950, 2007, 2008, 2010, 2011, 2012, 2013),
  skills: fc.array(
    fc.record({
      skill: fc.constantFrom(...SKILL_IDS),
      level: fc.integer({ min: 1, max: 3 }),
      evidence: fc.constantFrom(undefined, '', '见过证'),
    }),
    { maxLength: 5 },
  ),
  weekly: fc.array(
    fc
      .tuple(fc.integer({ min: 0, max: 167 }), fc.integer({ min: 1, max: 60 }))
      .map(([from, long]) => ({ from, to: Math.min(168, from + long) })),
    { minLength: 1, maxLength: 5 },
  ),
  exceptions: fc.array(
    fc.tuple(span, fc.boolean()).map(([window, free]) => ({ ...window, free })),
    { maxLength: 3 },
  ),
  homeCell: cell,
  radiusM: mostly(8_000, 500, 1_500, 3_000, 50_000),
  languages: mostly<MatchVolunteer['languages']>(['zh'], ['mn'], ['zh', 'mn']),
  health: mostly<MatchVolunteer['health']>([], ['no_lifting'], ['no_stairs', 'no_dust'], ['no_outdoor_cold']),
  weeklyCapMinutes: mostly(600, 30, 120),
  suggestions: mostly(true, false),
  travel: fc.constantFrom('walk' as const, 'car' as const),
  checkUntil: fc.constantFrom(undefined, NOW, NOW + 5 * DAY_MS, NOW + 90 * DAY_MS),
  consentUntil: mostly(NOW + 90 * DAY_MS, undefined, NOW, NOW + 5 * DAY_MS),
  blocked: mostly<readonly string[]>([], ['per_b'], ['per_c', 'per_x']),
  visits: fc.dictionary(fc.constantFrom(...PEOPLE), fc.integer({ min: 1, max: 5 }), { maxKeys: 2 }),
  recentMinutes: fc.constantFrom(0, 59, 500, 4_000),
  answers: mostly<MatchVolunteer['answers']>(undefined, { yes: 9, no: 2 }, { yes: 0, no: 7 }),
  asked: mostly<MatchVolunteer['asked']>(undefined, { recent: 3, thisWeek: 3 }, { recent: 40, thisWeek: 0 }),
  automaticOffers: mostly<boolean | undefined>(undefined, false),
});

const tasksIn = fc
  .tuple(ids('tsk', 16), fc.array(anyTask, { minLength: 16, maxLength: 16 }))
  .map(([names, list]): MatchTask[] => names.map((id, at) => task({ ...list[at], id })));
const volunteersIn = fc
  .tuple(ids('per', 12), fc.array(anyVolunteer, { minLength: 12, maxLength: 12 }))
  .map(([names, list]): MatchVolunteer[] => names.map((personId, at) => volunteer({ ...list[at], personId })));

function holding(weekMinutes: ReadonlyMap<number, number>, one: MatchVolunteer, what: MatchTask): MatchVolunteer {
  return { ...one, weekMinutes: weekMinutes.get(weekStart(what.window.from)) ?? 0 };
}
const order = (a: Place, b: Place) => b.score - a.score || a.distanceM - b.distanceM || (a.id < b.id ? -1 : 1);

/** What the product shows: the index's hits that the whole reckoning does not refuse. */
function shown(index: TaskIndex, question: TaskQuestion, limit: number, after?: Place): Place[] {
  return searchTasks(index, question, limit, { after }).flatMap(({ row, id, score, distanceM }) => {
    const found = taskAt(index, row);
    const whole = { ...question.volunteer, agenda: [], weekMinutes: 0 };
    const fit = fitOf(holding(question.weekMinutes, whole, found), found, { now: question.now });
    return suits(fit) ? [{ id, score, distanceM }] : [];
  });
}
function bruteForce(tasks: readonly MatchTask[], { volunteer: asker, weekMinutes, now }: TaskQuestion): Place[] {
  return tasks
    .map((one) => ({
      id: one.id,
      fit: fitOf(holding(weekMinutes, { ...asker, agenda: [], weekMinutes: 0 }, one), one, { now }),
    }))
    .filter(({ fit }) => suits(fit))
    .map(({ id, fit }) => ({ id, score: fit.score, distanceM: fit.distanceM }))
    .sort(order);
}
function asIndexed(people: readonly MatchVolunteer[]): VolunteerIndex {
  return indexVolunteers(people.map((one) => ({ volunteer: one, card: JSON.stringify(one) })));
}

describe('what suits me', () => {
  it(
    'is to the point and to the last task what the whole reckoning of every task finds',
    () => {
      let found = 0;
      fc.assert(
        fc.property(tasksIn, anyVolunteer, fc.integer({ min: 0, max: 400 }), (tasks, given, minutes) => {
          const asker = volunteer({ ...given, suggestions: true, personId: 'per_a' });
          const question = { volunteer: asker, weekMinutes: new Map([[weekStart(NOW), minutes]]), now: NOW };
          const expected = bruteForce(tasks, question);
          const index = indexTasks(tasks);
          expect(shown(index, question, 100)).toEqual(expected);
          found += expected.length;
        }),
        { numRuns: WORLDS, seed: SEED },
      );
      expect(found).toBeGreaterThan(WORLDS);
    },
    LONG_MS,
  );
  it('comes in pages without gap or twin, wherever a page ends', () => {
    fc.assert(
      fc.property(tasksIn, anyVolunteer, fc.integer({ min: 1, max: 7 }), (tasks, given, size) => {
        const index = indexTasks(tasks);
        const question = { volunteer: volunteer(given), weekMinutes: new Map(), now: NOW };
        const all = searchTasks(index, question, 100);
        const paged: string[] = [];
        for (let after: Place | undefined; ; ) {
          const page = searchTasks(index, question, size, { after });
          paged.push(...page.map(({ id }) => id));
          after = page.at(-1);
          if (page.length < size) break;
        }
        expect(paged).toEqual(all.map(({ id }) => id));
      }),
      { numRuns: WORLDS / 4, seed: SEED },
    );
  });
  it('goes on after a place whose own task is gone', () => {
    const tasks = ['tsk_a', 'tsk_c', 'tsk_e'].map((id) => task({ id }));
    const question = { volunteer: volunteer(), weekMinutes: new Map(), now: NOW };
    const [first] = searchTasks(indexTasks(tasks), question, 1);
    const after = { id: 'tsk_b', score: first?.score ?? 0, distanceM: first?.distanceM ?? 0 };
    const rest = searchTasks(indexTasks(tasks), question, 9, { after });
    expect(rest.map(({ id }) => id)).toEqual(['tsk_c', 'tsk_e']);
  });
  it('leaves out rows that are gone', () => {
    const index = indexTasks([task({ id: 'tsk_a' }), task({ id: 'tsk_b' })]);
    const question = { volunteer: volunteer(), weekMinutes: new Map(), now: NOW };
    expect(searchTasks(index, question, 9, { gone: Uint8Array.of(1, 0) }).map(({ id }) => id)).toEqual(['tsk_b']);
  });
  it('holds no child’s task, not even in its bytes', () => {
    const child = task({ id: 'tsk_child', minor: true });
    const bytes = encodeSnapshot({ tasks: indexTasks([child, task()]), volunteers: asIndexed([]) });
    expect(new TextDecoder().decode(bytes)).not.toContain('tsk_child');
    expect(new TextDecoder().decode(bytes)).toContain(task().id);
  });
});

describe('who can do this', () => {
  it(
    'misses nobody whom the whole reckoning passes, and skips most whom it refuses',
    () => {
      let [found, passed] = [0, 0];
      const context = fc.record({
        offered: fc.boolean(),
        searching: mostly(false, true),
        automatic: mostly(false, true),
      });
      fc.assert(
        fc.property(volunteersIn, anyTask, context, (people, given, how) => {
          const what = task(given);
          const asked: MatchContext = { now: NOW, ...how };
          const expected = people.filter((one) => suits(fitOf(one, what, asked))).map(({ personId }) => personId);
          const index = asIndexed(people);
          const rows = searchVolunteers(index, what, asked).map((row) => volunteerIdAt(index, row));
          expect(new Set(rows).size).toBe(rows.length);
          expect(expected.filter((id) => !rows.includes(id))).toEqual([]);
          found += rows.length;
          passed += expected.length;
        }),
        { numRuns: WORLDS, seed: SEED },
      );
      expect(passed).toBeGreaterThan(WORLDS);
      expect(found).toBeLessThan(passed * 3);
    },
    LONG_MS,
  );
});

describe('a snapshot', () => {
  it('answers from its bytes as it did before', () => {
    fc.assert(
      fc.property(tasksIn, volunteersIn, anyVolunteer, anyTask, (tasks, people, given, wanted) => {
        const before = { tasks: indexTasks(tasks), volunteers: asIndexed(people) };
        const bytes = encodeSnapshot(before);
        // Bytes come out of bigger buffers, at any offset.
        const moved = new Uint8Array(bytes.length + 3).subarray(3);
        moved.set(bytes);
        const after = decodeSnapshot(moved);
        expect(Buffer.compare(encodeSnapshot(after), bytes)).toBe(0);
        const question = { volunteer: volunteer(given), weekMinutes: new Map(), now: NOW };
        expect(searchTasks(after.tasks, question, 50)).toEqual(searchTasks(before.tasks, question, 50));
        const context = { now: NOW, offered: true, searching: true };
        expect(searchVolunteers(after.volunteers, task(wanted), context)).toEqual(
          searchVolunteers(before.volunteers, task(wanted), context),
        );
      }),
      { numRuns: 200, seed: SEED },
    );
  });
  it('is refused when it is cut short, of another format, or something else', () => {
    const bytes = encodeSnapshot({ tasks: indexTasks([task()]), volunteers: asIndexed([volunteer()]) });
    for (const length of [0, 7, 40, bytes.length - 8]) expect(() => decodeSnapshot(bytes.slice(0, length))).toThrow();
    const other = bytes.slice();
    other.set([2], 2);
    expect(() => decodeSnapshot(other)).toThrow('format');
    expect(() => decodeSnapshot(new TextEncoder().encode('{"an":"other thing"}'))).toThrow('format');
  });
  it('knows every skill of the list', () => {
    const everyone = [...SKILLS.keys()].map((skill, at) =>
      volunteer({ personId: `per_${at}`, skills: [{ skill, level: 1, evidence: '见过' }] }),
    );
    const index = asIndexed(everyone);
    for (const [at, skill] of [...SKILLS.keys()].entries()) {
      const rows = searchVolunteers(index, task({ skills: [skill] }), { now: NOW });
      expect(rows.map((row) => volunteerIdAt(index, row))).toEqual([`per_${at}`]);
    }
    expect(SKILL_HEADS.length).toBeGreaterThan(0);
  });
});
