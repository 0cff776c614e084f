import { describe, expect, it } from 'vitest';
import { cellDistanceM } from '../../../../shared/kernel/geo.ts';
import type { Option } from '../../../../shared/matching/assign.ts';
import { cityOf } from './city.ts';
import { live } from './days.ts';
import { compare } from './measures.ts';
import { barsPicture, linesPicture } from './pictures.ts';
import { WAY_NAMES, WAYS, type WayName } from './ways.ts';

const SMALL = { seed: 7, weeks: 2, volunteers: 90 };

describe('simulate matching', () => {
  it('lives the same weeks again for the same seed, and others for another', () => {
    const first = compare(cityOf(SMALL));
    expect(compare(cityOf(SMALL))).toEqual(first);
    expect(compare(cityOf({ ...SMALL, seed: 8 }))).not.toEqual(first);
  });

  it('plans for more wishes than any greedy way, and brings somebody for more', () => {
    const cities = [1, 2, 3].map((seed) => compare(cityOf({ weeks: 1, volunteers: 150, seed })));
    for (const { ways } of cities)
      for (const other of ['greedy', 'greedy, wish by wish', 'greedy, by volunteer'] as const)
        expect(ways.ours.planned).toBeGreaterThan(ways[other].planned);
    const mean = (name: 'ours' | 'greedy') =>
      cities.reduce((sum, { ways }) => sum + ways[name].coverage, 0) / cities.length;
    expect(mean('ours')).toBeGreaterThan(mean('greedy'));
  });

  it('takes for greedy the heaviest pair first, also where an exact plan would be had at once', () => {
    const pair = (taskId: string, personId: string, merit: number): Option => ({
      taskId,
      personId,
      yes: 500,
      minutes: 10,
      tiers: { coverage: 1, merit, ease: 490 },
    });
    const tasks = cityOf(SMALL).tasks.slice(0, 2);
    const [first = '', second = ''] = tasks.map(({ id }) => id);
    const options = [pair(first, 'a', 300), pair(first, 'b', 200), pair(second, 'a', 200)];
    const asked = (way: WayName) => WAYS[way]({ tasks, options, looks: () => 0 }).map(({ personId }) => personId);
    expect(asked('greedy')).toEqual(['a']);
    expect(asked('ours').toSorted()).toEqual(['a', 'b']);
  });

  it('for as many wishes as greedy plans walks less', () => {
    for (const seed of [1, 2, 3]) {
      const { travel } = compare(cityOf({ weeks: 1, volunteers: 150, seed }));
      expect(travel.sameCountOurs).toBeLessThan(travel.sameCountGreedy);
    }
  });

  it('at three candidates plans for eight points more of the wishes than greedy, and nobody pays for it by walking', () => {
    const cities = Array.from({ length: 12 }, (_, i) => cityOf({ weeks: 4, volunteers: 188, seed: 200 + i }));
    const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length;
    const [ours, greedy] = (['ours', 'greedy'] as const).map((name) => {
      const lived = cities.map((city) => live(city, WAYS[name]));
      return {
        candidates: mean(lived.flatMap(({ outcomes }) => outcomes.map(({ candidates }) => candidates))),
        planned: mean(lived.map(({ mondays, outcomes }) => (100 * mondays.flat().length) / outcomes.length)),
        way: mean(lived.map(({ mondays }) => mean(mondays.flat()))),
      };
    });
    expect(ours?.candidates).toBeCloseTo(3, 1);
    expect((ours?.planned ?? 0) - (greedy?.planned ?? 0)).toBeGreaterThanOrEqual(8);
    expect(ours?.way).toBeLessThanOrEqual(greedy?.way ?? 0);
  });

  it('with the way first plans for as many wishes as in the published order, and walks less', () => {
    for (const seed of [1, 2, 3]) {
      const { ours, 'ours, the way first': near } = compare(cityOf({ weeks: 1, volunteers: 150, seed })).ways;
      expect(near.planned).toBe(ours.planned);
      expect(near.plannedMinutes).toBeLessThan(ours.plannedMinutes);
    }
  });

  it('sends nobody beyond the distance they set, into a language they do not speak, or for more hours than they give', () => {
    const city = cityOf(SMALL);
    const person = new Map(city.people.map(({ volunteer }) => [volunteer.personId, volunteer]));
    for (const name of WAY_NAMES) {
      const { minutes, outcomes, questions } = live(city, WAYS[name]);
      const helped = outcomes.filter(({ help }) => help !== undefined);
      expect(helped.length).toBeGreaterThan(0);
      expect(questions).toBeGreaterThanOrEqual(helped.length);
      for (const { task, help } of helped) {
        const helper = person.get(help?.personId ?? '');
        expect(cellDistanceM(helper?.homeCell ?? '', task.cell)).toBeLessThanOrEqual(helper?.radiusM ?? 0);
        expect(help?.at).toBeLessThan(task.window.to);
        if (task.languages.length > 0) expect(helper?.languages).toContain(task.languages[0]);
      }
      // Windows of the second week reach into a third.
      minutes.forEach((served, i) => {
        expect(served).toBeLessThanOrEqual(3 * (city.people[i]?.volunteer.weeklyCapMinutes ?? 0));
      });
    }
  });

  it('draws what it found, with words for those who cannot see it', () => {
    const comparison = compare(cityOf({ ...SMALL, weeks: 1 }));
    for (const svg of [
      barsPicture('Bars', [['Planned', 'planned']], comparison),
      linesPicture('Lines', [comparison]),
    ]) {
      expect(svg).toMatch(/^<svg [^>]*role="img"[^>]*>\n<title>(Bars|Lines)<\/title>/);
      for (const name of WAY_NAMES) expect(svg).toContain(`>${name}</text>`);
      expect(svg).not.toMatch(/NaN|undefined/);
    }
  });
});
