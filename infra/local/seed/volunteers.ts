import type { Org } from '../../../functions/orgs/org-item.ts';
import type { House } from '../../../functions/platform/house.ts';
import type { Item } from '../../../functions/platform/table.ts';
import { checkDueWrites } from '../../../functions/volunteers/check-clock.ts';
import { type Volunteer, volunteerToItem } from '../../../functions/volunteers/volunteer-item.ts';
import { cellCenter, cellOf } from '../../../shared/kernel/geo.ts';
import { DAY_MS } from '../../../shared/kernel/time.ts';
import { SKILL_HEADS, SKILLS } from '../../../shared/volunteers/skills.ts';
import { inventedName, type Seeded, seededPerson } from './people.ts';
import type { Random } from './random.ts';

export type SeededVolunteer = { readonly seeded: Seeded; readonly volunteer: Volunteer };

/** Evenings of workdays, weekend mornings, and the like: how neighbours are free. */
const RHYTHMS: readonly (readonly { from: number; to: number }[])[] = [
  [0, 1, 2, 3, 4]
    .map((day) => ({ from: day * 24 + 18, to: day * 24 + 21 }))
    .concat([
      { from: 5 * 24 + 8, to: 5 * 24 + 18 },
      { from: 6 * 24 + 8, to: 6 * 24 + 18 },
    ]),
  [
    { from: 5 * 24 + 7, to: 5 * 24 + 12 },
    { from: 6 * 24 + 7, to: 6 * 24 + 12 },
  ],
  [0, 1, 2, 3, 4, 5, 6].map((day) => ({ from: day * 24 + 7, to: day * 24 + 19 })),
  [0, 2, 4].map((day) => ({ from: day * 24 + 13, to: day * 24 + 18 })).concat([{ from: 5 * 24 + 9, to: 5 * 24 + 17 }]),
  [0, 1, 2, 3, 4].map((day) => ({ from: day * 24 + 8, to: day * 24 + 12 })),
];

/** What neighbours ask for most, by turns: whoever comes can do one of these beside what they are good at. */
export const EVERYDAY_SKILLS = [
  'care.cleaning',
  'repair.door-lock',
  'transport.delivery',
  'repair.lamp',
  'care.haircut',
  'repair.ramp-rail',
  'care.cooking',
  'care.outing',
  'talk.chat',
  'transport.carrying',
  'digital.smartphone',
  'field.snow',
] as const;

/** A volunteer near a station. `wish` overrides what the demo's own people need to have; `everyday`: one skill more. */
export async function seededVolunteer(
  house: House,
  station: Org,
  centerId: string,
  random: Random,
  wish: Partial<Volunteer> = {},
  known?: Seeded,
  everyday?: string,
): Promise<{ made: SeededVolunteer; items: readonly Item[] }> {
  const name = inventedName(random);
  const fresh = known
    ? undefined
    : await seededPerson(house, { name: name.zh, en: name.en, pseudonym: name.short, homeStation: station.id }, [], {
        isVolunteer: true,
      });
  const seeded = known ?? fresh?.seeded;
  if (!seeded) throw new Error('no person');
  const now = house.clock();
  const heads = random.some(SKILL_HEADS, 1 + random.below(2));
  const skills = heads
    .flatMap((head) => random.some(head.skills, 1 + random.below(2)))
    .map((skill) => {
      const licensed = SKILLS.get(skill.id)?.licence === true;
      const level = licensed ? 3 : 1 + random.below(3);
      return {
        skill: skill.id,
        level,
        ...(licensed || random.chance(0.3)
          ? { evidence: licensed ? '证件看过原件' : '站里试过一回', seenBy: '社工站' }
          : {}),
      };
    });
  const middle = cellCenter(station.cell ?? '4057:8803');
  const volunteer: Volunteer = {
    personId: seeded.person.personId,
    version: 1,
    stationId: station.id,
    centerId,
    birthYear: 1950 + random.below(56),
    skills:
      everyday === undefined || skills.some(({ skill }) => skill === everyday)
        ? skills
        : [...skills, { skill: everyday, level: 2 }],
    weekly: [...random.pick(RHYTHMS)],
    exceptions: [],
    homeCell: cellOf({
      lat: middle.lat + (random.next() - 0.5) * 0.05,
      lng: middle.lng + (random.next() - 0.5) * 0.06,
    }),
    radiusM: random.pick([2_000, 3_000, 5_000, 8_000]),
    languages: random.chance(0.3) ? ['zh', 'mn'] : ['zh'],
    health: random.chance(0.2) ? ['no_lifting'] : [],
    weeklyCapMinutes: random.pick([120, 240, 360, 480]),
    suggestions: !random.chance(0.06),
    automaticOffers: true,
    travel: random.pick(['walk', 'bike', 'car']),
    blocked: [],
    visits: {},
    since: now - random.below(1_500) * DAY_MS,
    demo: true,
    checks: random.chance(0.55)
      ? [
          {
            kind: 'criminal_record',
            validUntil: now + (random.below(500) - 40) * DAY_MS,
            evidence: '无犯罪记录证明',
            by: '社工站',
          },
        ]
      : [],
    ...wish,
  };
  // Only the demo's own people are told: a full seed would carry a pointer for every paper.
  const dues = known === undefined ? [] : volunteer.checks.flatMap((check) => checkDueWrites(volunteer, check, now));
  const told = dues.flatMap((write) => (write.op === 'replace' ? [write.item] : []));
  return { made: { seeded, volunteer }, items: [...(fresh?.items ?? []), volunteerToItem(volunteer), ...told] };
}
