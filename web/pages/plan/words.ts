import { zhJoin } from '../../../shared/kernel/clock-words.ts';
import type { Hold, PLAN_STATES, PlanTotal } from '../../../shared/matching/contract.ts';
import { pageWords } from '../../main/i18n.ts';
import { minutesWords } from '../../main/spans.ts';

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

/** A difference of two plans in words, the weightiest first; empty where they are as good. */
type Cost = (cost: PlanTotal) => string;
const zhCost: Cost = ({ covered, pairs, tiers, minutes }) =>
  [
    ...(covered === 0 ? [] : [covered < 0 ? `少 ${-covered} 个愿望有人` : `多 ${covered} 个愿望有人`]),
    ...(covered === 0 && pairs !== 0 ? [pairs < 0 ? `少来 ${-pairs} 个人` : `多来 ${pairs} 个人`] : []),
    ...(covered === 0 && pairs === 0 && tiers.merit !== 0
      ? [tiers.merit < 0 ? `合适少 ${-tiers.merit} 分` : `合适多 ${tiers.merit} 分`]
      : []),
    ...(minutes === 0 ? [] : [minutes > 0 ? `路上多 ${minutesWords(minutes)}` : `路上少 ${minutesWords(-minutes)}`]),
  ].join('，');
const enCost: Cost = ({ covered, pairs, tiers, minutes }) =>
  [
    ...(covered === 0
      ? []
      : [
          `${Math.abs(covered)} ${Math.abs(covered) === 1 ? 'wish' : 'wishes'} ${covered < 0 ? 'fewer' : 'more'} with somebody`,
        ]),
    ...(covered === 0 && pairs !== 0
      ? [`${Math.abs(pairs)} ${Math.abs(pairs) === 1 ? 'person' : 'people'} ${pairs < 0 ? 'fewer' : 'more'}`]
      : []),
    ...(covered === 0 && pairs === 0 && tiers.merit !== 0
      ? [`suits ${Math.abs(tiers.merit)} points ${tiers.merit < 0 ? 'less' : 'better'}`]
      : []),
    ...(minutes === 0 ? [] : [`${minutesWords(Math.abs(minutes))} ${minutes > 0 ? 'more' : 'less'} on the way`]),
  ].join(', ');

export const words = pageWords(
  {
    title: '谁去哪一家',
    made: (when: string) => zhJoin(when, '排的'),
    none: '还没排过',
    certified: '验算过，没有更好的排法',
    greedy: '时间不够，这次是粗排',
    total: (covered: number, way: string) => `排上 ${covered} 个，路上一共 ${way}`,
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
    beside: (n: number) => `一起问的还有 ${n} 位`,
    keys: '上下',
    who: '谁去',
    as: { planned: '排的是', reserve: '一起问', asked: '问了', other: '也可以' },
    yes: (percent: number) => `能来 ${percent}%`,
    minutes: (n: number) => `路上 ${minutesWords(n)}`,
    why: '为什么是这一位',
    change: '换一换',
    withPin: (name: string) => `改成${name}，比现在`,
    withForbid: (name: string) => `不要${name}，比现在`,
    cost: zhCost,
    same: '一样好，不吃亏',
    cannot: '眼下换不成：这一位在别处定下了。',
    pin: (name: string) => `定下${name}`,
    forbid: (name: string) => `这次不请${name}`,
    swap: (name: string) => `换成${name}`,
    pinned: '定下的',
    said: '记下了，往后七天都照这个排',
    lift: '收回',
    lifted: '收回了',
    overrides: '改过的',
    override: { pin: '定下', forbid: '不请' },
    by: (name: string, until: string) => `${name}改的，${zhJoin('到', until)}`,
    unkept: '眼下做不到：有一关没过，或已在别处定下。',
    offer: (name: string) => `现在就问${name}`,
    offered: (name: string) => `问了${name}`,
    child: '孩子的事不会自动去问。您看过了，由您来问。',
    wish: '看愿望',
    held: zhHeld,
    askOne: '自己找一位来问',
    candidates: '看所有人',
    back: '排班',
  },
  {
    title: 'Who goes where',
    made: (when) => `Planned ${when}`,
    none: 'Not planned yet',
    certified: 'Checked: there is no better plan',
    greedy: 'For want of time this plan is a rough one',
    total: (covered, way) => `${covered} planned, ${way} on the way in all`,
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
    beside: (n) => `${n} more asked with them`,
    keys: 'up, down',
    who: 'Who goes',
    as: { planned: 'planned', reserve: 'asked too', asked: 'asked', other: 'could too' },
    yes: (percent) => `${percent}% yes`,
    minutes: (n) => `${minutesWords(n)} away`,
    why: 'Why this one',
    change: 'Change it',
    withPin: (name) => `With ${name} instead, compared with now:`,
    withForbid: (name) => `Without ${name}, compared with now:`,
    cost: enCost,
    same: 'As good as now',
    cannot: 'Not possible now: kept elsewhere.',
    pin: (name) => `Keep ${name}`,
    forbid: (name) => `Not ${name} this time`,
    swap: (name) => `Take ${name} instead`,
    pinned: 'kept',
    said: 'Noted. Plans keep to it for seven days.',
    lift: 'Take back',
    lifted: 'Taken back',
    overrides: 'Changed by hand',
    override: { pin: 'fixed', forbid: 'not asked' },
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
