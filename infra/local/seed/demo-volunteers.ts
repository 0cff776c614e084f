import type { Volunteer } from '../../../functions/volunteers/volunteer-item.ts';
import { DAY_MS } from '../../../shared/kernel/time.ts';

const ALL_DAYS = [0, 1, 2, 3, 4, 5, 6].map((day) => ({ from: day * 24 + 7, to: day * 24 + 21 }));

/** The demo's own volunteers, each with what makes them interesting. */
export function demoVolunteers(now: number): Readonly<Record<string, Partial<Volunteer>>> {
  const check = [
    {
      kind: 'criminal_record' as const,
      validUntil: now + 300 * DAY_MS,
      evidence: '无犯罪记录证明，站里看过原件',
      by: '东河站',
    },
  ];
  const common = {
    weekly: ALL_DAYS,
    radiusM: 8_000,
    weeklyCapMinutes: 600,
    suggestions: true,
    automaticOffers: true,
    health: [],
    checks: check,
  };
  return {
    'zhao-qiang': {
      ...common,
      birthYear: 1984,
      travel: 'bike',
      languages: ['zh'],
      skills: [
        { skill: 'repair.plumbing', level: 3, evidence: '干了十八年水暖', seenBy: '东河站' },
        { skill: 'repair.kang-stove', level: 2 },
        { skill: 'repair.window-seal', level: 2 },
      ],
    },
    sarula: {
      ...common,
      goesAlong: true,
      birthYear: 1991,
      travel: 'car',
      languages: ['zh', 'mn'],
      skills: [
        { skill: 'care.hospital-escort', level: 3, evidence: '陪诊培训 12 学时', seenBy: '东河站' },
        { skill: 'talk.mongolian', level: 3 },
        { skill: 'talk.chat', level: 3 },
        { skill: 'talk.reading-aloud', level: 3 },
      ],
    },
    'lin-zhixia': {
      ...common,
      birthYear: 2009,
      travel: 'walk',
      languages: ['zh'],
      weeklyCapMinutes: 180,
      // Under eighteen: only with this (Volunteer Regulations 7).
      checks: [
        {
          kind: 'guardian_consent' as const,
          validUntil: now + 240 * DAY_MS,
          evidence: '母亲当面签的同意书，看过户口簿',
          by: '东河站',
        },
      ],
      skills: [
        { skill: 'teach.homework', level: 2 },
        { skill: 'digital.smartphone', level: 3 },
      ],
    },
    'xia-qingshan': {
      ...common,
      birthYear: 1998,
      travel: 'walk',
      languages: ['zh'],
      checks: [],
      skills: [
        { skill: 'transport.carrying', level: 2 },
        { skill: 'talk.reading-aloud', level: 1 },
      ],
    },
    'tan-yongsheng': {
      ...common,
      birthYear: 1961,
      travel: 'bike',
      languages: ['zh'],
      health: ['no_lifting'],
      skills: [
        { skill: 'arts.harmonica', level: 3 },
        { skill: 'talk.board-games', level: 3 },
      ],
    },
  };
}
