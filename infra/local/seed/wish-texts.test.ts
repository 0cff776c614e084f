import { describe, expect, it } from 'vitest';
import { textsOf } from '../../../functions/wishes/secrets.ts';
import { SKILL_HEADS, SKILLS } from '../../../shared/volunteers/skills.ts';
import { scan, withHeard } from '../../../shared/wishes/scan.ts';
import { fittingName } from './fitting-name.ts';
import * as names from './names.ts';
import { demoPhone } from './people.ts';
import { WISH_TEXTS } from './wish-texts.ts';

const GROUPS = ['elderly', 'child', 'hardship', 'disabled'] as const;
const KINDS = ['goods', 'service', 'companionship', 'skill'] as const;
const PHONE = /1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}/;
const LONG_NUMBER = /\d{15,20}X?/g;
const DOOR = /号院|单元 ?\d|\d+ ?号楼|[路街巷] ?\d+/;
/** Sensitive tags and diagnoses a wall must never show, and praise-speak that has no place in a story. */
const UNSAID =
  /低保|特困|五保|留守|空巢|失能|孤儿|残疾人?证|糖尿病|高血压|瘫|癌|艾滋|抑郁|失明|使不上劲|弱势|献爱心|正能量/;
/** How a child's name would slip into public text: 小 and one character, or after 叫. */
const CHILD_NAME = /小[明红刚军丽芳宝雨宇娜]|名叫|他叫|她叫|孩子叫/;
const SCHOOL_NAME = /第[一二三四五六七八九十\d]+(小学|中学)|实验(小学|中学)|(旗|县|市|镇)中学?|[一-龥]{2}苏木小学/;

/** GB 11643: the 18th character of a citizen's number. */
function idChecks(id: string): boolean {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(id[at]), 0);
  return '10X98765432'[sum % 11] === id[17];
}

/** ISO/IEC 7812: the check digit of a bank card. */
function cardChecks(card: string): boolean {
  const digits = [...card].reverse().map(Number);
  const sum = digits.reduce((total, digit, at) => {
    const doubled = at % 2 === 0 ? digit : digit * 2;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

const publicZh = WISH_TEXTS.map((wish) => ({
  slug: wish.slug,
  text: [
    wish.who.zh,
    wish.title.zh,
    wish.story.zh,
    wish.thanks?.zh ?? '',
    ...wish.components.map((c) => c.text.zh),
  ].join('\n'),
}));

/** Slugs of the wishes that break a rule, so that a failure says which to mend. */
function breaking(rule: (wish: (typeof WISH_TEXTS)[number]) => boolean): string[] {
  return WISH_TEXTS.filter((wish) => !rule(wish)).map((wish) => wish.slug);
}

describe('the skills', () => {
  it('are at least 64 under ten heads, each id under its own head, none twice', () => {
    const all = SKILL_HEADS.flatMap((head) => head.skills.map((skill) => ({ head: head.id, ...skill })));
    expect(SKILL_HEADS).toHaveLength(10);
    expect(all.length).toBeGreaterThanOrEqual(64);
    expect(SKILLS.size).toBe(all.length);
    expect(
      all.filter((skill) => !/^[a-z]+\.[a-z]+(-[a-z]+)*$/.test(skill.id) || !skill.id.startsWith(`${skill.head}.`)),
    ).toEqual([]);
  });
});

describe('the wishes', () => {
  it('are at least 132, no slug, title or story twice', () => {
    expect(WISH_TEXTS.length).toBeGreaterThanOrEqual(132);
    for (const part of [
      WISH_TEXTS.map((wish) => wish.slug),
      WISH_TEXTS.map((wish) => wish.title.zh),
      WISH_TEXTS.map((wish) => wish.title.en),
      WISH_TEXTS.map((wish) => wish.story.zh),
    ]) {
      expect(part.filter((each, at) => part.indexOf(each) !== at)).toEqual([]);
    }
    expect(breaking((wish) => /^[a-z]+(-[a-z]+)*$/.test(wish.slug))).toEqual([]);
  });

  it.each(GROUPS.flatMap((group) => KINDS.map((kind) => ({ group, kind }))))(
    'have some $kind for $group',
    ({ group, kind }) => {
      expect(WISH_TEXTS.filter((wish) => wish.group === group && wish.kind === kind).length).toBeGreaterThanOrEqual(3);
    },
  );

  it('cover every season, setting, domain and way in', () => {
    const seen = (values: readonly string[]) => [...new Set(values)].sort();
    expect(seen(WISH_TEXTS.map((wish) => wish.season))).toEqual(['any', 'autumn', 'spring', 'summer', 'winter']);
    expect(seen(WISH_TEXTS.map((wish) => wish.setting))).toEqual(['any', 'city', 'pasture', 'town']);
    expect(seen(WISH_TEXTS.map((wish) => wish.domain))).toEqual([
      'assistance',
      'child',
      'community',
      'elderly',
      'volunteering',
    ]);
    expect(seen(WISH_TEXTS.map((wish) => wish.source))).toEqual(['phone', 'school', 'self', 'visit']);
    for (const season of ['spring', 'summer', 'autumn', 'winter']) {
      expect(WISH_TEXTS.filter((wish) => wish.season === season).length).toBeGreaterThanOrEqual(12);
    }
  });

  it('say everything in both languages, without exclamation marks', () => {
    const all = WISH_TEXTS.flatMap((wish) => [
      wish.who,
      wish.title,
      wish.story,
      ...(wish.thanks ? [wish.thanks] : []),
      ...wish.components.flatMap((c) => (c.unit ? [c.text, c.unit] : [c.text])),
    ]);
    expect(all.filter(({ zh, en }) => zh.trim() === '' || en.trim() === '' || /[!！]/.test(zh + en))).toEqual([]);
    expect(all.filter(({ zh }) => !/[一-龥]/.test(zh))).toEqual([]);
    expect(all.filter(({ en }) => /[一-龥，。]/.test(en))).toEqual([]);
  });

  it('are short, and the title begins with the person', () => {
    expect(breaking((wish) => [...wish.title.zh].length <= 24 && wish.title.en.length <= 90)).toEqual([]);
    expect(breaking((wish) => [...wish.story.zh].length <= 160 && wish.story.en.length <= 400)).toEqual([]);
    expect(breaking((wish) => wish.title.zh.startsWith(wish.who.zh) && wish.who.zh.length <= 16)).toEqual([]);
    expect(breaking((wish) => wish.components.every((c) => c.text.zh.length <= 40 && c.text.en.length <= 40))).toEqual(
      [],
    );
    expect(breaking((wish) => wish.components.every((c) => (c.unit?.en.length ?? 0) <= 8))).toEqual([]);
  });

  it('need one to three things, among them what their kind says', () => {
    expect(breaking((wish) => wish.components.length >= 1 && wish.components.length <= 3)).toEqual([]);
    expect(breaking((wish) => wish.components.some((c) => c.kind === wish.kind))).toEqual([]);
    expect(breaking((wish) => wish.hour >= 7 && wish.hour <= 19 && Number.isInteger(wish.hour))).toEqual([]);
    expect(breaking((wish) => wish.components.flatMap((c) => c.skills ?? []).every((id) => SKILLS.has(id)))).toEqual(
      [],
    );
  });

  it('ask goods by the unit and people by the minute, and the minutes add up', () => {
    expect(breaking((wish) => wish.components.every((c) => (c.kind === 'goods') === (c.unit !== undefined)))).toEqual(
      [],
    );
    expect(
      breaking((wish) => wish.components.every((c) => (c.kind === 'goods') === (c.minutes === undefined))),
    ).toEqual([]);
    expect(
      breaking((wish) =>
        wish.components.every((c) => c.minutes === undefined || (c.minutes >= 15 && c.minutes <= 720)),
      ),
    ).toEqual([]);
    const all = (wish: (typeof WISH_TEXTS)[number]) =>
      wish.components.reduce((sum, c) => sum + c.quantity * (c.minutes ?? 0), 0);
    expect(breaking((wish) => wish.minutes === all(wish))).toEqual([]);
  });
});

describe('what the public reads', () => {
  it('holds no phone, long number, door, tag or diagnosis', () => {
    const bad = publicZh.filter(({ text }) => [PHONE, /\d{7,}/, DOOR, UNSAID].some((rule) => rule.test(text)));
    expect(bad).toEqual([]);
  });

  it('introduces nobody by name, as the scanner hears it', () => {
    const found = WISH_TEXTS.flatMap(({ slug, title, story, thanks, components }) => {
      const texts = textsOf({ title, story }, [...components, ...(thanks ? [{ text: thanks }] : [])]);
      const known = withHeard({ names: [] }, texts);
      return texts.flatMap((text) =>
        scan(text, known).map(({ kind, start, end }) => [slug, kind, text.slice(start, end)]),
      );
    });
    expect(found.filter(([, kind]) => kind === 'name')).toEqual([]);
  });

  it('never names a child or a school', () => {
    const children = WISH_TEXTS.filter((wish) => wish.group === 'child');
    const text = (wish: (typeof WISH_TEXTS)[number]) => wish.title.zh + wish.story.zh + (wish.thanks?.zh ?? '');
    expect(
      children.filter((wish) => !/孩子|女孩|男孩|兄妹|姐弟|姐妹/.test(wish.who.zh)).map((wish) => wish.slug),
    ).toEqual([]);
    expect(children.filter((wish) => !/^[a-z]/.test(wish.who.en)).map((wish) => wish.slug)).toEqual([]);
    expect(
      children.filter((wish) => CHILD_NAME.test(text(wish)) || SCHOOL_NAME.test(text(wish))).map((wish) => wish.slug),
    ).toEqual([]);
  });

  it('shares no full name with what was first typed', () => {
    const fullNames = /(?:我叫|我是|学生|奶奶叫|孙女)([一-龥]{2,4})[，,]/g;
    const leaking = WISH_TEXTS.filter((wish) =>
      [...(wish.raw?.zh.matchAll(fullNames) ?? [])].some(([, name]) =>
        (wish.title.zh + wish.story.zh + (wish.thanks?.zh ?? '')).includes(name ?? '?'),
      ),
    );
    expect(leaking.map((wish) => wish.slug)).toEqual([]);
  });
});

describe('what was first typed', () => {
  it('speaks of the person who is on record: name, age and door', () => {
    const bare = (words: string) => words.replaceAll(' ', '');
    for (const { slug, raw } of WISH_TEXTS) {
      if (raw === undefined) continue;
      const account = names.DEMO_PEOPLE.findIndex(({ zh }) => zh === raw.person.name);
      if (account !== -1 && PHONE.test(raw.zh))
        expect({ slug, zh: bare(raw.zh) }).toEqual({ slug, zh: expect.stringContaining(demoPhone(account)) });
      const { name, age, building, door } = raw.person;
      expect({ slug, zh: bare(raw.zh) }).toEqual({ slug, zh: expect.stringContaining(name) });
      expect({ slug, zh: bare(raw.zh) }).toEqual({ slug, zh: expect.stringContaining(bare(building + (door ?? ''))) });
      if (age > 1)
        expect({ slug, zh: raw.zh }).toEqual({ slug, zh: expect.stringMatching(new RegExp(`${age}(?!\\d)`)) });
    }
  });

  const raws = WISH_TEXTS.filter((wish) => wish.raw !== undefined).map((wish) => ({
    slug: wish.slug,
    zh: wish.raw?.zh ?? '',
  }));
  const numbers = raws.flatMap((raw) => raw.zh.match(LONG_NUMBER) ?? []);

  it('is kept for at least 24 wishes and always has something to mask', () => {
    expect(raws.length).toBeGreaterThanOrEqual(24);
    expect(raws.filter((raw) => !PHONE.test(raw.zh) && raw.zh.match(LONG_NUMBER) === null)).toEqual([]);
  });

  it('has citizen numbers with a true check character', () => {
    const ids = numbers.filter((each) => each.startsWith('15'));
    expect(ids.length).toBeGreaterThanOrEqual(8);
    expect(ids.filter((id) => !idChecks(id))).toEqual([]);
    expect(ids.filter((id) => !id.startsWith('150290'))).toEqual([]);
  });

  it('has bank cards that pass Luhn', () => {
    const cards = numbers.filter((each) => each.startsWith('62'));
    expect(cards.length).toBeGreaterThanOrEqual(4);
    expect(cards.filter((card) => !cardChecks(card))).toEqual([]);
    expect(numbers.filter((each) => !each.startsWith('15') && !each.startsWith('62'))).toEqual([]);
  });
});

describe('thanks', () => {
  it('were said for at least 30 wishes, and carry no quotation marks of their own around them', () => {
    const thanks = WISH_TEXTS.flatMap((wish) => (wish.thanks ? [wish.thanks] : []));
    expect(thanks.length).toBeGreaterThanOrEqual(30);
    expect(thanks.filter(({ zh, en }) => /^“.*”$/.test(zh) || /^“.*”$/.test(en))).toEqual([]);
  });
});

describe('whose wish it is', () => {
  it('has a name that fits what they are called and their years', () => {
    const drawn = { zh: '王一诺', en: 'Yinuo Wang' };
    const named = (pseudonym: string, birthYear: number, sex?: 'f' | 'm') =>
      fittingName(drawn, { pseudonym, birthYear, sex });
    for (const { who, group } of WISH_TEXTS) {
      const called = /^[老小]?([一-龥])(?:奶奶|爷爷|大娘|家|夫妇|一家)?$/.exec(who.zh)?.[1];
      if (group !== 'child' && called !== undefined) expect(named(who.zh, 1950).zh.at(0), who.zh).toBe(called);
    }
    expect(named('巴图大爷', 1948, 'm').zh).toBe('巴图');
    expect(named('小程的母亲', 1970, 'f').zh.at(0)).toBe('王');
    const old = named('钱奶奶', 1948, 'f').zh.slice(1);
    const place = names.GIVEN_NAMES_F.findIndex(({ zh }) => zh === old);
    expect([place >= 0, place < 18]).toEqual([true, true]);
  });
});

describe('the names', () => {
  it.each([
    ['SURNAMES', [...names.SURNAMES, ...names.MORE_SURNAMES], 100],
    ['GIVEN_NAMES', names.GIVEN_NAMES, 120],
    ['MONGOLIAN_NAMES', names.MONGOLIAN_NAMES, 60],
    ['ORGANISATIONS', names.ORGANISATIONS, 24],
    ['ENTERPRISES', names.ENTERPRISES, 16],
    ['FUNDS', names.FUNDS, 8],
    ['STREETS', names.STREETS, 40],
    ['DEMO_PEOPLE', names.DEMO_PEOPLE, 14],
  ])('%s are enough, whole and different', (_, list, least) => {
    expect(list.length).toBeGreaterThanOrEqual(least);
    expect(new Set(list.map((each) => each.zh)).size).toBe(list.length);
    expect(list.filter(({ zh, en }) => !/^[一-龥]+$/.test(zh) || !/^[A-Z]/.test(en))).toEqual([]);
  });

  it('reach the longest a name may be, and no further', () => {
    const longest = Math.max(...names.MONGOLIAN_NAMES.map((name) => name.en.length));
    expect(longest).toBeGreaterThanOrEqual(36);
    expect(longest).toBeLessThanOrEqual(40);
  });

  it('give a post only to social workers, and every demo account its own slug', () => {
    expect(
      names.DEMO_PEOPLE.filter((person) => (person.post !== undefined) !== (person.role === 'social_worker')),
    ).toEqual([]);
    expect(new Set(names.DEMO_PEOPLE.map((person) => person.slug)).size).toBe(names.DEMO_PEOPLE.length);
  });
});
