import { zhJoin } from '../../../shared/kernel/clock-words.ts';
import type { Hold, PLAN_STATES } from '../../../shared/matching/contract.ts';
import { pageWords } from '../../main/i18n.ts';
import { minutesWords } from '../../main/spans.ts';
import type { CostPart } from '../../state/plan.ts';

/** How many wishes of a board stand how. */
type Standing = Readonly<Record<(typeof PLAN_STATES)[number], number>>;
/** How many volunteers something keeps from a task. */
type Held = Readonly<Record<Hold, (people: number) => string>>;

const zhHeld: Held = {
  answered: (n) => `${n} 位问过了，这次不来`,
  nudged_enough: (n) => `${n} 位合适，手上已有一件在等回话，或这周问够了：不再自动去问，您可以自己问`,
  offers_off: (n) => `${n} 位合适，关了自动来问：要由您来问`,
  suggestions_off: (n) => `${n} 位合适，关了推荐，只自己找事`,
  full: (n) => `${n} 位合适，人已经够了`,
  self: (n) => `${n} 位是本人或家里人`,
  blocked: (n) => `${n} 位不去这一家`,
  cap: (n) => `${n} 位那一周接满了`,
  overlap: (n) => `${n} 位那时候接了别的事`,
  window: (n) => `${n} 位那时候没空`,
  radius: (n) => `${n} 位离得太远`,
  health: (n) => `${n} 位身体不便做这样的事`,
  language: (n) => `${n} 位话说不通`,
  licence: (n) => `${n} 位没有要的证`,
  skill: (n) => `${n} 位不会做这个`,
  minor_offer: (n) => `${n} 位要由您来问`,
  check: (n) => `${n} 位没有有效的无犯罪记录证明`,
  consent: (n) => `${n} 位没满 18 岁，监护人的同意书还没交`,
  age: (n) => `${n} 位年龄不合适`,
};
const enHeld: Held = {
  answered: (n) => `${n} asked already, not coming this time`,
  nudged_enough: (n) =>
    `${n} would suit, but ${n === 1 ? 'has' : 'have'} a question open or ${n === 1 ? 'was' : 'were'} asked enough this week: not asked automatically, you can ask`,
  offers_off: (n) => `${n} would suit, with automatic offers turned off: you can ask`,
  suggestions_off: (n) => `${n} would suit, with suggestions turned off: they look for themselves`,
  full: (n) => `${n} would suit; the places are taken`,
  self: (n) => `${n} whose own it is, or their family’s`,
  blocked: (n) => `${n} not going to this home`,
  cap: (n) => `${n} with no time left that week`,
  overlap: (n) => `${n} promised elsewhere at that time`,
  window: (n) => `${n} not free then`,
  radius: (n) => `${n} too far away`,
  health: (n) => `${n} spared this kind of work for their health`,
  language: (n) => `${n} without a language in common`,
  licence: (n) => `${n} without the licence it needs`,
  skill: (n) => `${n} who cannot do this`,
  minor_offer: (n) => `${n} for you to ask`,
  check: (n) => `${n} without a valid record check`,
  consent: (n) => `${n} under 18 without their guardian’s consent`,
  age: (n) => `${n} not of the right age`,
};

/** How much more or less of something another plan has. */
type Cost = Readonly<Record<CostPart['what'], (n: number) => string>>;
const zhCost: Cost = {
  covered: (n) => (n < 0 ? `有 ${-n} 个愿望没人去` : `多 ${n} 个愿望有人去`),
  pairs: (n) => (n < 0 ? `少去 ${-n} 个人` : `多去 ${n} 个人`),
  merit: (n) => (n < 0 ? `合适的程度少 ${-n} 分` : `合适的程度多 ${n} 分`),
  minutes: (n) => (n > 0 ? `路上多走 ${minutesWords(n)}` : `路上少走 ${minutesWords(-n)}`),
};
const enWishes = (n: number) => `${n} ${n === 1 ? 'wish' : 'wishes'}`;
const enCost: Cost = {
  covered: (n) => (n < 0 ? `${enWishes(-n)} would have nobody` : `${enWishes(n)} more would have somebody`),
  pairs: (n) => `${Math.abs(n)} ${Math.abs(n) === 1 ? 'person' : 'people'} ${n < 0 ? 'fewer' : 'more'}`,
  merit: (n) => `it suits ${Math.abs(n)} points ${n < 0 ? 'less' : 'better'}`,
  minutes: (n) => `${minutesWords(Math.abs(n))} ${n > 0 ? 'more' : 'less'} on the way`,
};

export const words = pageWords(
  {
    title: '谁去哪一家',
    made: (when: string) => zhJoin(when, '排的'),
    none: '还没排过',
    certified: '验算过，没有更好的排法',
    greedy: '时间不够，这次是粗排',
    minutePoints: (points: number) => `为了不让大家多走路，这次路上每分钟扣 ${points} 分`,
    /** The plan is a county's and holds only what is still to be asked. */
    total: (covered: number, way: string, asked: number) =>
      `全旗县这次新排 ${covered} 个，路上一共 ${way}${asked === 0 ? '' : '，问过的不算在内'}`,
    /** How many rows stand how; together they are all that are shown. */
    standing: ({ asked, waits_for_person, planned, nobody }: Standing) =>
      [
        ...(asked === 0 ? [] : [`${asked} 个在等回话`]),
        ...(waits_for_person === 0 ? [] : [`${waits_for_person} 个等您来问`]),
        ...(planned === 0 ? [] : [`${planned} 个等白天来问`]),
        ...(nobody === 0 ? [] : [`${nobody} 个没人可问`]),
      ].join('，'),
    first: (n: number) => `先看前 ${n} 个：`,
    again: '现在重排',
    againDone: '重排了',
    empty: '眼下没有等人的事',
    emptyText: '有愿望公布了，几分钟里就会排上。',
    states: {
      nobody: '眼下没人可问',
      planned: '等白天来问',
      asked: '问了，等回话',
      waits_for_person: '孩子的事，等您来问',
    },
    some: (percent: number) => `有人来的把握 ${percent}%`,
    until: (by: string) => zhJoin(by, '回话'),
    askedUntil: (name: string, by: string, child: boolean) =>
      `问了${name}，${zhJoin(by, '回话')}。${child ? '不回，要由您再问下一位。' : '不回，就去问下一位。'}`,
    others: '看还有谁能来',
    beside: (n: number) => `一起问的还有 ${n} 位`,
    keys: '上下',
    who: '谁去',
    as: { planned: '排的是', reserve: '一起问', asked: '问了', other: '也可以' },
    yes: (percent: number) => `能来 ${percent}%`,
    minutes: (n: number) => `路上 ${minutesWords(n)}`,
    why: '为什么是这一位',
    change: '换一换',
    withPin: (name: string) => `改请${name}，就`,
    withForbid: (name: string) => `不请${name}，就`,
    cost: zhCost,
    same: '和现在一样好',
    cannot: '眼下换不成：这一位在别处定下了。',
    pin: (name: string) => `定下${name}`,
    forbid: (name: string) => `这次不请${name}`,
    swap: (name: string) => `换成${name}`,
    pinned: '定下的',
    said: (until: string) => `记下了，${zhJoin('到', until, '都照这个排')}`,
    lift: '收回',
    lifted: '收回了',
    overrides: '改过的',
    override: { pin: '定下', forbid: '不请' },
    swapped: (name: string, instead: string) => `请${name}，不请${instead}`,
    notAsked: '不请',
    forbidden: (by: string, until: string) => `${by}说了这次不请，${zhJoin('到', until)}。要请，先收回这句话。`,
    by: (name: string, until: string) => `${name}改的，${zhJoin('到', until)}`,
    unkept: '眼下做不到：有一关没过，或已在别处定下。',
    offer: (name: string) => `现在就问${name}`,
    offered: (name: string) => `问了${name}`,
    child: '孩子的事不会自动去问。您看过了，由您来问。',
    wish: '看愿望',
    held: zhHeld,
    askOne: '自己找一位来问',
    candidates: '看所有人',
    back: '谁去哪一家',
  },
  {
    title: 'Who goes where',
    made: (when) => `Planned ${when}`,
    none: 'Not planned yet',
    certified: 'Checked: there is no better plan',
    greedy: 'For want of time this plan is a rough one',
    minutePoints: (points) =>
      `So that people walk no further, each minute on the way costs ${points} ${points === 1 ? 'point' : 'points'} this time`,
    total: (covered, way, asked) =>
      `Newly planned in the whole county: ${covered}, ${way} on the way in all${asked === 0 ? '' : '; those already asked are not counted'}`,
    standing: ({ asked, waits_for_person, planned, nobody }) =>
      [
        ...(asked === 0 ? [] : [`${asked} waiting for an answer`]),
        ...(waits_for_person === 0 ? [] : [`${waits_for_person} for you to ask`]),
        ...(planned === 0 ? [] : [`${planned} to ask in the daytime`]),
        ...(nobody === 0 ? [] : [`${nobody} with nobody to ask`]),
      ].join(', '),
    first: (n) => `The first ${n}: `,
    again: 'Plan now',
    againDone: 'Planned anew',
    empty: 'Nothing waits for people right now',
    emptyText: 'When a wish is published it is planned within minutes.',
    states: {
      nobody: 'Nobody to ask now',
      planned: 'Asked in the daytime',
      asked: 'Asked, no answer yet',
      waits_for_person: 'A child’s: waits for you to ask',
    },
    some: (percent) => `${percent}% sure that somebody comes`,
    until: (by) => `to answer ${by}`,
    askedUntil: (name, by, child) =>
      `${name} was asked, to answer ${by}. ${child ? 'Without an answer it is for you to ask the next person.' : 'After that the next person is asked.'}`,
    others: 'See who else could',
    beside: (n) => `${n} more asked with them`,
    keys: 'up, down',
    who: 'Who goes',
    as: { planned: 'planned', reserve: 'asked too', asked: 'asked', other: 'could too' },
    yes: (percent) => `${percent}% yes`,
    minutes: (n) => `${minutesWords(n)} away`,
    why: 'Why this one',
    change: 'Change it',
    withPin: (name) => `With ${name} instead:`,
    withForbid: (name) => `Without ${name}:`,
    cost: enCost,
    same: 'As good as now',
    cannot: 'Not possible now: kept elsewhere.',
    pin: (name) => `Keep ${name}`,
    forbid: (name) => `Not ${name} this time`,
    swap: (name) => `Take ${name} instead`,
    pinned: 'kept',
    said: (until) => `Noted. Plans keep to it until ${until}.`,
    lift: 'Take back',
    lifted: 'Taken back',
    overrides: 'Changed by hand',
    override: { pin: 'fixed', forbid: 'not asked' },
    swapped: (name, instead) => `${name} instead of ${instead}`,
    notAsked: 'not to be asked',
    forbidden: (by, until) => `${by} said not to ask this time, until ${until}. To ask, take that back first.`,
    by: (name, until) => `by ${name}, until ${until}`,
    unkept: 'Cannot be kept now: a gate is closed, or they are fixed elsewhere.',
    offer: (name) => `Ask ${name} now`,
    offered: (name) => `${name} has been asked`,
    child: 'For a child nobody is asked automatically. Look, then ask.',
    wish: 'See the wish',
    held: enHeld,
    askOne: 'Find somebody to ask',
    candidates: 'See everybody',
    back: 'Plan',
  },
);
