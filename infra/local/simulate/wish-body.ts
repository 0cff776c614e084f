import { DAY_MS, HOUR_MS } from '../../../shared/kernel/time.ts';
import type { Random } from '../seed/random.ts';
import { BUILDINGS, CELLS, GUARDIAN_PHONES, NAMES } from './town.ts';

const CHILD_CHANCE = 0.2;
/** Papers that were seen so long ago that the link runs out in the days that are played, or is near it. */
const OLD_PAPERS_CHANCE = 0.2;

/** A body for a wish that can be published, done and confirmed. */
export function wishBody(stationId: string, now: number, random: Random) {
  const from = now + random.below(3 * HOUR_MS);
  const child = random.chance(CHILD_CHANCE);
  const who =
    child || random.chance(0.6)
      ? { who: 'new' as const, name: random.pick(NAMES), pseudonym: '一位邻居', birthYear: child ? 2016 : 1948 }
      : { who: 'self' as const };
  const people = 1 + random.below(2);
  const part = {
    kind: 'companionship' as const,
    text: { zh: '一位说话的人' },
    quantity: people,
    skills: [],
    languages: [],
    minutes: 30 + 15 * random.below(3),
  };
  const goods = {
    kind: 'goods' as const,
    text: { zh: '一袋米' },
    quantity: 1 + random.below(4),
    unit: { zh: '袋' },
    skills: [],
    languages: [],
  };
  const components = random.chance(0.6) ? [part] : random.chance(0.5) ? [goods] : [goods, part];
  return {
    stationId,
    beneficiary: who,
    ...(who.who === 'self' ? {} : { consent: { way: 'spoken' as const, at: now - HOUR_MS } }),
    ...(child
      ? {
          guardian: {
            name: random.pick(NAMES),
            relation: 'father' as const,
            way: 'signed' as const,
            at: random.chance(OLD_PAPERS_CHANCE) ? now - 366 * DAY_MS + random.below(12 * DAY_MS) : now - HOUR_MS,
            ...(random.chance(0.7) ? { phone: random.pick(GUARDIAN_PHONES) } : {}),
          },
        }
      : {}),
    source: who.who === 'self' ? ('self' as const) : ('visit' as const),
    group: child ? ('child' as const) : ('elderly' as const),
    kind: components[0]?.kind ?? 'goods',
    domain: 'elderly' as const,
    urgency: random.chance(0.3) ? ('urgent' as const) : ('normal' as const),
    title: { zh: title(random) },
    // What was said names the person; what is stored in plain must not.
    story: { zh: who.who === 'new' ? `${who.name}下午闷得慌。` : '下午闷得慌。' },
    components,
    window: { from, to: from + 6 * HOUR_MS + random.below(60 * HOUR_MS) },
    address: { building: random.pick(BUILDINGS), door: '401', cell: random.pick(CELLS) },
    submit: random.chance(0.9),
  };
}

const TITLE_CHARACTERS = '水灯窗书门车柴米衣鞋琴棋花炉锅棉被药笔本伞桌椅床帘表钟锁灶井羊草雪路信字';

/** Words enough that two wishes are seldom alike; now and then they are. */
export function title(random: Random): string {
  const rare = Array.from({ length: 8 }, () => random.pick([...TITLE_CHARACTERS])).join('');
  return random.chance(0.9) ? `想要${rare}` : '想有人陪着说说话';
}
