import { describe, expect, it } from 'vitest';
import { coverOf } from '../matching/demands.ts';
import { metNeeds, needIn, needsOf } from '../matching/index/needs.ts';
import { closeTo } from './close-skills.ts';
import { SKILLS } from './skills.ts';

const held = (skill: string, level = 3) => [{ skill, level }];
const covers = (has: string, needed: string) => coverOf(needed, held(has)).held !== undefined;

describe('a skill that stands in for another', () => {
  it('is one that the tree names: a cook for a crowd cooks for one, a carpenter fits a handrail', () => {
    expect(covers('field.big-pot', 'care.cooking')).toBe(true);
    expect(covers('repair.carpentry', 'repair.ramp-rail')).toBe(true);
    expect(covers('repair.ramp-rail', 'repair.carpentry')).toBe(false);
  });
  it('is never sport for music, a camera for an instrument, or one instrument for another', () => {
    const others = [...SKILLS.keys()].filter((id) => id !== 'arts.morin-khuur');
    expect(others.filter((id) => covers(id, 'arts.morin-khuur'))).toEqual([]);
    const arts = [...SKILLS.values()].filter(({ head }) => head === 'arts');
    for (const { id } of arts) for (const other of arts) expect(covers(id, other.id)).toBe(id === other.id);
  });
  it('needs somebody who does it well: a learner stands in for nothing', () => {
    expect(coverOf('repair.ramp-rail', held('repair.carpentry', 1)).held).toBeUndefined();
  });
  it('is never one for which the law asks for a certificate, nor one that nobody knows', () => {
    for (const id of SKILLS.keys())
      for (const other of closeTo(id)) {
        expect(SKILLS.get(other), `${id} ${other}`).toBeDefined();
        expect(SKILLS.get(other)?.licence, `${id} ${other}`).toBeUndefined();
        expect(other).not.toBe(id);
      }
  });
  it('is the same for the gate and for the index that searches', () => {
    const all = [...SKILLS.keys()];
    const { needs, ofEach } = needsOf(all.map((id) => [id]));
    for (const { id } of SKILLS.values()) {
      const found = new Set(metNeeds(needs, [{ skill: id, level: 3, evidence: '站里见过' }]).map(needIn));
      expect(all.filter((_, at) => found.has(ofEach[at] ?? -1))).toEqual(
        all.filter((other) => other === id || closeTo(id).includes(other)),
      );
    }
  });
});
