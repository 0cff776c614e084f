import { minutesWords } from '../kernel/duration-words.ts';
import type { Locale } from '../kernel/schema.ts';
import type { Reason } from '../tasks/fits.ts';
import { distanceWords, hourWords, languageWords, num, type Say, skillWords, type Voice } from './words.ts';

/** A chip's worth of words for each reason: 会修水管 · 离您 800 米 · 周日上午有空 · 去过这家 2 次. */
const REASON_WORDS: Readonly<Record<Reason['reason'], Say>> = {
  first: { zh: () => '还没有人要来', en: () => 'Nobody is coming yet' },
  likely: {
    zh: (p, voice) => {
      // Asked is who was asked and answered: one who has not answered yet was asked all the same.
      if (num(p, 'asked') === 0) return '还没回过话，先按一半算';
      return `${voice === 'me' ? '问过您' : '问过'} ${num(p, 'asked')} 次，来了 ${num(p, 'yes')} 次`;
    },
    en: (p, voice) => {
      if (num(p, 'asked') === 0)
        return `${voice === 'me' ? 'You have' : 'Has'} not answered any yet: counted as one half`;
      return `${voice === 'me' ? 'You said' : 'Said'} yes ${num(p, 'yes')} of ${num(p, 'asked')} times`;
    },
  },
  skill: {
    zh: (p) => {
      if (p.skill === undefined) return '不用专门手艺';
      return p.skill === p.needed
        ? `会${skillWords(p.skill, 'zh')}`
        : `会${skillWords(p.skill, 'zh')}，和${skillWords(p.needed, 'zh')}相近`;
    },
    en: (p, voice) => {
      if (p.skill === undefined) return 'Needs no special skill';
      const can = `${voice === 'me' ? 'You are good' : 'Good'} at ${skillWords(p.skill, 'en')}`;
      return p.skill === p.needed ? can : `${can}, close to ${skillWords(p.needed, 'en')}`;
    },
  },
  near: {
    zh: (p, voice) => {
      const from = voice === 'me' ? '离您' : '相距';
      return num(p, 'distanceM') === 0 ? `${from}不到 1 公里` : `${from} ${distanceWords(num(p, 'distanceM'), 'zh')}`;
    },
    en: (p, voice) => {
      const how = num(p, 'distanceM') === 0 ? 'Less than 1 km' : distanceWords(num(p, 'distanceM'), 'en');
      return voice === 'me' ? `${how} from you` : `${how} away`;
    },
  },
  free: {
    zh: (p) => `${hourWords(num(p, 'hour'), 'zh')}有空`,
    en: (p, voice) => `${voice === 'me' ? 'You are free' : 'Free'} on ${hourWords(num(p, 'hour'), 'en')}`,
  },
  language: {
    zh: (p) => `会说${languageWords(p.language, 'zh')}`,
    en: (p, voice) => `${voice === 'me' ? 'You speak' : 'Speaks'} ${languageWords(p.language, 'en')}`,
  },
  been_before: {
    zh: (p) => `去过这家 ${num(p, 'visits')} 次`,
    en: (p, voice) =>
      `${voice === 'me' ? 'You have been' : 'Has been'} there ${num(p, 'visits') === 1 ? 'once' : `${num(p, 'visits')} times`}`,
  },
  urgent: { zh: () => '这件事急', en: () => 'It is urgent' },
  waiting_long: {
    zh: (p) => `已经等了 ${num(p, 'days')} 天`,
    en: (p) => `Has waited ${num(p, 'days')} ${num(p, 'days') === 1 ? 'day' : 'days'}`,
  },
  backlog: { zh: () => '这一片等着的人多', en: () => 'Many wait without anybody around there' },
  rested: {
    zh: (p, voice) => `${voice === 'me' ? '您' : ''}四周里做了 ${servedWords(num(p, 'minutes'), 'zh')}，让大家轮着来`,
    en: (p, voice) =>
      `${voice === 'me' ? 'You gave' : 'Gave'} ${servedWords(num(p, 'minutes'), 'en')} in four weeks: others get a turn`,
  },
  asked: {
    zh: (p, voice) => `四周里问过${voice === 'me' ? '您' : ''} ${num(p, 'times')} 次，少打扰`,
    en: (p, voice) =>
      `${voice === 'me' ? 'You were' : 'Was'} asked ${num(p, 'times') === 1 ? 'once' : `${num(p, 'times')} times`} in four weeks: not too often`,
  },
};

/** Whole hours; below one as half an hour, since less is not counted. */
function servedWords(minutes: number, locale: Locale): string {
  return minutesWords(minutes < 60 ? 30 : Math.floor(minutes / 60) * 60, locale);
}

/** Whether a reason speaks for asking this person, rather than for somebody else's turn. The way does, as a fact. */
export function speaksFor({ reason, points }: Reason): boolean {
  return points > 0 || reason === 'near' || reason === 'free';
}

/** The words of a reason: to the volunteer (`me`) or about them (`them`). */
export function reasonWords(reason: Reason, voice: Voice, locale: Locale): string {
  return REASON_WORDS[reason.reason][locale](reason.params, voice);
}
