import type { Locale } from '../kernel/schema.ts';
import type { Topic } from './topics.ts';

/*
 * What leaves the house. A note may be read by whoever holds the phone, so it says that something waits and never what,
 * whose or where: no name, no place, no title of a wish, not even that a child is meant.
 */
const SENTENCES: Readonly<Record<Topic, Readonly<Record<Locale, string>>>> = {
  ask: { zh: '有一件事想请您帮忙', en: 'Someone hopes you can lend a hand' },
  answer: { zh: '有一件事等您回音', en: 'Something is waiting for your answer' },
  wish: { zh: '您关心的事有了动静', en: 'Something you follow has moved' },
  task: { zh: '您接的事有变化', en: 'Something you accepted has changed' },
  care: { zh: '有一件要紧的事等您看', en: 'Something important is waiting for you' },
  duty: { zh: '有一件工作等您办', en: 'A piece of work is waiting for you' },
  record: { zh: '您的记录有更新', en: 'Your record was updated' },
};
const OPEN: Readonly<Record<Locale, string>> = {
  zh: '打开暖心就能看到',
  en: 'Open Nuanxin to read it',
};

/** One sentence for one notice, or for several in a digest. */
export function noticeSentence(what: Topic | number, locale: Locale): string {
  if (typeof what !== 'number') return SENTENCES[what][locale];
  if (locale === 'en') return what === 1 ? 'One thing moved since yesterday' : `${what} things moved since yesterday`;
  return `这一天有 ${what} 件事有了动静`;
}

/** What stands under the sentence on a phone. */
export function noteBody(locale: Locale): string {
  return `${OPEN[locale]}${locale === 'zh' ? '。' : '.'}`;
}

/** A text message; whoever has no app can call. `station` is the station's public number. */
export function smsText(what: Topic | number, locale: Locale, station: string | undefined): string {
  const sentence = noticeSentence(what, locale);
  if (locale === 'en') return `Nuanxin: ${sentence}. ${OPEN.en}${station ? `, or call your station: ${station}` : ''}.`;
  return `【暖心】${sentence}。${OPEN.zh}${station ? `，也可以给社工站打电话：${station}` : ''}。`;
}

/** A mail; `site` is where the app lives, when the place knows it. */
export function mailText(
  what: Topic | number,
  locale: Locale,
  site: string | undefined,
): { subject: string; text: string } {
  const sentence = noticeSentence(what, locale);
  const at = site === undefined ? '' : `\n${site}/inbox\n`;
  return locale === 'en'
    ? {
        subject: `Nuanxin: ${sentence}`,
        text: `${sentence}. ${OPEN.en}.\n${at}\nYou can change or stop these mails under "My notices".\n`,
      }
    : {
        subject: `暖心：${sentence}`,
        text: `${sentence}。${OPEN.zh}。\n${at}\n不想收，可以在“消息怎么告诉我”里改。\n`,
      };
}

/** The mail that proves an address. */
export function mailCode(code: string, locale: Locale): { subject: string; text: string } {
  return locale === 'en'
    ? { subject: `Nuanxin code ${code}`, text: `${code} is your code, valid for 10 minutes. Give it to no one.\n` }
    : { subject: `暖心验证码 ${code}`, text: `验证码 ${code}，10 分钟内有效。谁来要都不要给。\n` };
}
