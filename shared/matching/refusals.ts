import { minutesWords } from '../kernel/duration-words.ts';
import type { Locale } from '../kernel/schema.ts';
import type { GateName, GateVerdict } from '../tasks/fits.ts';
import {
  dayWords,
  distanceWords,
  languageWords,
  momentWords,
  num,
  type Params,
  type Say,
  skillWords,
  type Voice,
} from './words.ts';

type GateWords = { readonly refused: Say; readonly passed: Readonly<Record<Locale, string>> };

const AGE_WORDS: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  too_young: { zh: '满 {from} 岁才能当志愿者接事', en: 'volunteers are {from} or older' },
  with_children: { zh: '去孩子家的事，要满 {from} 岁', en: 'being with children is for those of {from} and older' },
  lifting: { zh: '要搬重东西，满 {from} 岁才行', en: 'it needs heavy lifting, which is for those of {from} and older' },
  evening: {
    zh: '时间到了晚上，满 {from} 岁才行',
    en: 'it reaches into the evening, which is for those of {from} and older',
  },
  adult_work: { zh: '这种活要满 {from} 岁', en: 'this kind of work is for those of {from} and older' },
};
const HEALTH_WORDS: Readonly<Record<string, Readonly<Record<Locale, readonly [me: string, them: string]>>>> = {
  no_lifting: {
    zh: ['要搬重东西，您说过不便搬', '不便搬重东西'],
    en: ['It needs heavy lifting, and you asked to be spared that', 'Asked to be spared heavy lifting'],
  },
  no_stairs: {
    zh: ['要上下楼，您说过不便爬楼', '不便爬楼'],
    en: ['It needs stairs, and you asked to be spared those', 'Asked to be spared stairs'],
  },
  no_dust: {
    zh: ['灰尘大，您说过要避开', '要避开灰尘'],
    en: ['It is dusty, and you asked to be spared that', 'Asked to be spared dust'],
  },
  no_outdoor_cold: {
    zh: ['要在外面受冻，您说过要避开', '要避开户外受冻'],
    en: ['It is out in the cold, and you asked to be spared that', 'Asked to be spared the cold outdoors'],
  },
};

function ageReason(params: Params, locale: Locale): string {
  return (
    (AGE_WORDS[String(params.why)] ?? AGE_WORDS.adult_work)?.[locale].replace('{from}', String(params.from ?? '')) ?? ''
  );
}
function healthReason(params: Params, voice: Voice, locale: Locale): string {
  return HEALTH_WORDS[String(params.limit)]?.[locale][voice === 'me' ? 0 : 1] ?? '';
}

/** What to say of each gate. Spoken and plain; the law stands beside it, in the gate's source. */
const GATE_WORDS: Readonly<Record<GateName, GateWords>> = {
  age: {
    passed: { zh: '年龄合适', en: 'Old enough for this' },
    refused: {
      zh: (p, v) => (v === 'me' ? ageReason(p, 'zh') : `年龄不够：${ageReason(p, 'zh')}`),
      en: (p, v) => (v === 'me' ? `Not yet: ${ageReason(p, 'en')}` : `Too young: ${ageReason(p, 'en')}`),
    },
  },
  consent: {
    passed: { zh: '满 18 岁，或监护人同意了', en: 'Of age, or the guardian agrees' },
    refused: {
      zh: (p, v) =>
        p.why === 'ends'
          ? `监护人的同意书到 ${dayWords(num(p, 'until'), 'zh')}就到期了`
          : v === 'me'
            ? '没满 18 岁，要先把监护人签好字的同意书交到社工站'
            : '没满 18 岁，监护人的同意书还没交',
      en: (p, v) =>
        p.why === 'ends'
          ? `The guardian’s consent ends on ${dayWords(num(p, 'until'), 'en')}`
          : v === 'me'
            ? 'Under 18: your station needs your guardian’s signed consent first'
            : 'Under 18, and the guardian’s signed consent is not here yet',
    },
  },
  check: {
    passed: { zh: '无犯罪记录查询有效，或这件事用不着', en: 'The criminal-record check is good, or not needed' },
    refused: {
      zh: (p, v) =>
        p.why === 'ends'
          ? `无犯罪记录查询到 ${dayWords(num(p, 'until'), 'zh')}就过期了`
          : v === 'me'
            ? '去孩子家，要先在社工站办无犯罪记录查询'
            : '还没有无犯罪记录查询',
      en: (p, v) =>
        p.why === 'ends'
          ? `The criminal-record check ends on ${dayWords(num(p, 'until'), 'en')}`
          : v === 'me'
            ? 'Being with children needs a criminal-record check; your station arranges it'
            : 'Has no criminal-record check',
    },
  },
  minor_offer: {
    passed: { zh: '由社工站来问，或不是孩子的事', en: 'Asked by the station, or not about a child' },
    refused: {
      zh: (_, v) => (v === 'me' ? '孩子的事由社工站来问合适的人' : '孩子的事要由您来问'),
      en: (_, v) =>
        v === 'me' ? 'For a child, the station asks whom it knows' : 'For a child, you have to ask in person',
    },
  },
  skill: {
    passed: { zh: '会做', en: 'Can do it' },
    refused: {
      zh: (p, v) => `要会${skillWords(p.skill, 'zh')}${v === 'me' ? '，您的本事里还没有' : '，本事里没有'}`,
      en: (p, v) =>
        `It needs ${skillWords(p.skill, 'en')}, which ${v === 'me' ? 'is not among your skills' : 'is not among the skills'}`,
    },
  },
  licence: {
    passed: { zh: '证件齐，或用不着证', en: 'Certificate seen, or none needed' },
    refused: {
      zh: (p, v) => `${skillWords(p.skill, 'zh')}要有证${v === 'me' ? '，请带证到社工站登记' : '，站里还没见过证'}`,
      en: (p, v) =>
        `The law asks for a certificate for ${skillWords(p.skill, 'en')}; ${v === 'me' ? 'please show yours at the station' : 'the station has not seen one'}`,
    },
  },
  language: {
    passed: { zh: '话说得通', en: 'Shares a language' },
    refused: {
      zh: (p) => `要会说${languageWords(p.language, 'zh')}`,
      en: (p) => `It needs ${languageWords(p.language, 'en')}`,
    },
  },
  health: {
    passed: { zh: '身体合适', en: 'Suits the body' },
    refused: { zh: (p, v) => healthReason(p, v, 'zh'), en: (p, v) => healthReason(p, v, 'en') },
  },
  radius: {
    passed: { zh: '在愿意去的范围里', en: 'Within the distance set' },
    refused: {
      zh: (p, v) =>
        `有 ${distanceWords(num(p, 'distanceM'), 'zh')}，比${v === 'me' ? '您' : '本人'}定的 ${distanceWords(num(p, 'radiusM'), 'zh')}远`,
      en: (p, v) =>
        `${distanceWords(num(p, 'distanceM'), 'en')} away, farther than the ${distanceWords(num(p, 'radiusM'), 'en')} ${v === 'me' ? 'you set' : 'set'}`,
    },
  },
  window: {
    passed: { zh: '时间有空', en: 'Free at the time' },
    refused: {
      zh: (p, v) => `要连着 ${minutesWords(num(p, 'minutes'), 'zh')}，${v === 'me' ? '您' : ''}那段时间没有这么长的空`,
      en: (p, v) =>
        `It takes ${minutesWords(num(p, 'minutes'), 'en')} in one go; ${v === 'me' ? 'you have' : 'there is'} no such free stretch then`,
    },
  },
  overlap: {
    passed: { zh: '和已接下的事不撞', en: 'Fits beside what is accepted' },
    refused: {
      zh: (p, v) => `${momentWords(num(p, 'from'), 'zh')}${v === 'me' ? '您' : ''}已接下别的事，路上的时间也算在内`,
      en: (p, v) =>
        `${v === 'me' ? 'You have' : 'Has'} something else around ${momentWords(num(p, 'from'), 'en')}, travel included`,
    },
  },
  cap: {
    passed: { zh: '这一周还有余量', en: 'Within the weekly limit' },
    refused: {
      zh: (p, v) =>
        `接下就有 ${minutesWords(num(p, 'minutes'), 'zh')}，超过${v === 'me' ? '您' : '本人'}定的每周 ${minutesWords(num(p, 'capMinutes'), 'zh')}`,
      en: (p, v) =>
        `With it the week has ${minutesWords(num(p, 'minutes'), 'en')}, over the ${minutesWords(num(p, 'capMinutes'), 'en')} ${v === 'me' ? 'you set' : 'set'}`,
    },
  },
  // Why two are kept apart is nobody's business, on either side.
  blocked: {
    passed: { zh: '可以安排', en: 'Can be arranged' },
    refused: { zh: () => '这一家安排给别人了', en: () => 'This home is arranged for others' },
  },
  self: {
    passed: { zh: '不是本人的愿望', en: 'Not their own wish' },
    refused: {
      zh: (_, v) => (v === 'me' ? '这是您自己的愿望' : '这是本人的愿望'),
      en: (_, v) => (v === 'me' ? 'This is your own wish' : 'This is their own wish'),
    },
  },
  full: {
    passed: { zh: '还缺人', en: 'Still needs people' },
    refused: {
      zh: (p) => (p.why === 'rests' ? '正在确认或调解，先不找人' : `${num(p, 'people')} 个人已经够了`),
      en: (p) =>
        p.why === 'rests'
          ? 'It is being confirmed or settled, so nobody is asked just now'
          : num(p, 'people') === 1
            ? 'The one place is taken'
            : `All ${num(p, 'people')} places are taken`,
    },
  },
  suggestions_off: {
    passed: { zh: '愿意收到推荐', en: 'Welcomes suggestions' },
    refused: {
      zh: (_, v) => (v === 'me' ? '您关了推荐，想找事可以自己搜' : '本人关了推荐，只自己找事'),
      en: (_, v) =>
        v === 'me'
          ? 'You turned suggestions off; you can still search'
          : 'Turned suggestions off and looks for themself',
    },
  },
  offers_off: {
    passed: { zh: '愿意由程序来问，或这次由人来问', en: 'Welcomes automatic offers, or a person asks' },
    refused: {
      zh: (_, v) => (v === 'me' ? '您关了自动来问' : '本人关了自动来问，要由您来问'),
      en: (_, v) => (v === 'me' ? 'You turned automatic offers off' : 'Turned automatic offers off; you can ask'),
    },
  },
  nudged_enough: {
    passed: { zh: '这一周还没问够', en: 'Not asked too often this week' },
    refused: {
      zh: (p, v) =>
        p.why === 'week'
          ? `这一周已经自动问过${v === 'me' ? '您' : ''} ${num(p, 'times')} 次，不再打扰`
          : `${v === 'me' ? '您手上' : '手上'}还有一件在等回话，一次只问一件`,
      en: (p, v) =>
        p.why === 'week'
          ? `${v === 'me' ? 'You were' : 'Was'} asked ${num(p, 'times')} times this week already; that is enough`
          : `${v === 'me' ? 'You have' : 'Has'} one question open already; one at a time`,
    },
  },
};

/** The sentence of a verdict, passed or refused: to the volunteer (`me`) or about them (`them`). */
export function gateWords(verdict: GateVerdict, voice: Voice, locale: Locale): string {
  const words = GATE_WORDS[verdict.gate];
  return verdict.passes ? words.passed[locale] : words.refused[locale](verdict.params, voice);
}
