import type { Org } from '../../../functions/orgs/org-item.ts';
import type { House } from '../../../functions/platform/house.ts';
import type { Volunteer } from '../../../functions/volunteers/volunteer-item.ts';
import { demoVolunteers } from './demo-volunteers.ts';
import type { Seeded } from './people.ts';
import type { Places } from './places.ts';
import type { Random } from './random.ts';
import { FULL, type Scale } from './scale.ts';
import { EVERYDAY_SKILLS, type SeededVolunteer, seededVolunteer } from './volunteers.ts';
import { centerIdOf } from './wish-setting.ts';
import type { Writing } from './writing.ts';

/** The demo's own volunteers and a crowd around them, by center. */
export async function volunteersOf(
  house: House,
  at: Places,
  busy: readonly Org[],
  scale: Scale,
  random: Random,
  demo: ReadonlyMap<string, Seeded>,
  writing: Writing,
): Promise<{ byCenter: Map<string, SeededVolunteer[]>; own: Set<string>; count: number }> {
  const byCenter = new Map<string, SeededVolunteer[]>();
  const own = new Set<string>();
  let count = 0;
  const keep = async (station: Org, wish: Partial<Volunteer>, known?: Seeded, everyday?: string) => {
    const centerId = centerIdOf(at, station);
    const { made, items } = await seededVolunteer(house, station, centerId, random, wish, known, everyday);
    writing.add(...items);
    byCenter.set(centerId, [...(byCenter.get(centerId) ?? []), made]);
    count += 1;
    await writing.flushIfMany();
  };
  for (const [slug, profile] of Object.entries(demoVolunteers(house.clock()))) {
    const person = demo.get(slug);
    if (!person) continue;
    own.add(person.person.personId);
    await keep(at.home, { ...profile, ...(at.home.cell === undefined ? {} : { homeCell: at.home.cell }) }, person);
  }
  const total = scale === 'small' ? 12 : scale >= 100 ? FULL.volunteers : 260;
  for (let i = 0; i < total; i += 1) {
    const station =
      typeof scale === 'number' && scale >= 100
        ? busy[i % busy.length]
        : random.chance(0.5)
          ? at.home
          : random.pick(busy);
    if (station) await keep(station, {}, undefined, EVERYDAY_SKILLS[i % EVERYDAY_SKILLS.length]);
  }
  return { byCenter, own, count };
}
