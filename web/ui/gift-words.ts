import type { ClaimView } from '../../shared/goods/contract.ts';
import { zhJoin } from '../../shared/kernel/clock-words.ts';
import { capital, momentWords } from '../main/format.ts';
import { pageWords, say } from '../main/i18n.ts';
import { counted } from './wish-words.ts';

export const giftWords = pageWords(
  {
    stops: ['认下', '到站', '路上', '到家', '点头'],
    promised: (by: string, station: string) => `${zhJoin('留到', by)}，等送到${station}`,
    onShelf: (station: string) => `在${station}的架上，等人送去`,
    onTheWay: '有人带着，在路上',
    delivered: '送到了，等本人点头',
    confirmed: '收到了，点过头了',
    released: '没有送成，让别人来',
    toGiveBack: '愿望有了变化，放在站里等送的人取回',
    givenBack: '送的人取回去了',
  },
  {
    stops: ['Pledged', 'Arrived', 'En route', 'Home', 'Nod'],
    promised: (by, station) => `Kept until ${by}, to be brought to ${station}`,
    onShelf: (station) => `On the shelf at ${station}, waiting to be brought`,
    onTheWay: 'Someone is on the way with it',
    delivered: 'Brought; waiting for a nod',
    confirmed: 'Received, with a nod',
    released: 'Did not come; others may give it',
    toGiveBack: 'The wish has changed; it waits at the station for its giver',
    givenBack: 'Back with its giver',
  },
);

type Gift = Pick<ClaimView, 'state' | 'quantity' | 'text' | 'unit' | 'station' | 'until'>;

const HAN = /\p{Script=Han}/u;
const FIGURES = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const;
/** What holds or measures a thing and is not the thing: these go with "of", whatever number the thing was written in. */
const MEASURES =
  /^(?:bag|sack|box|packet|pack|set|pair|roll|bale|bundle|tin|tub|jar|bottle|carton|case|kilo|gram|litre|tonne|metre)$/;
type Amount = Pick<Gift, 'quantity' | 'text' | 'unit'>;

/** "2 袋大米", "2 bags of grit" at the start of a line. */
export function giftAmount(of: Amount): string {
  return capital(giftPhrase(of));
}

/**
 * "2 袋大米", "two 10-kilo bags of rice" within a sentence. Joined as the words that people wrote are, and not as the page
 * around them is: what was written in Chinese alone stays Chinese on an English page. An English text may be one thing or
 * many and may have its unit in it already, so the count goes to that word; a measure is put before it; what is neither is
 * counted behind.
 */
export function giftPhrase({ quantity, text, unit }: Amount): string {
  const what = say(text);
  if (HAN.test(what)) return `${quantity} ${unit?.zh ?? ''}${/^\d/.test(what) ? ' ' : ''}${what}`;
  const measure = unit === undefined ? '' : say(unit);
  if (measure === '' || HAN.test(measure)) return `${what} × ${quantity}`;
  const bare = what.replace(/^(?:an?|the) /i, '');
  const [one, many] = [measure, counted(2, measure).slice(2)];
  const named = new RegExp(`(?<![\\p{L}-])(?:${literal(many)}|${literal(one)})(?![\\p{L}-])`, 'iu');
  if (named.test(bare)) return `${figure(quantity, bare)} ${bare.replace(named, quantity === 1 ? one : many)}`;
  if (!MEASURES.test(measure)) return `${what} × ${quantity}`;
  return bare === what ? `${counted(quantity, measure)} of ${what}` : `${counted(quantity, measure)}: ${what}`;
}

/** Before another figure a word: "two 10-kilo bags" and not "2 10-kilo bags". */
function figure(n: number, before: string): string {
  return /^\d/.test(before) ? (FIGURES[n] ?? `${n} ×`) : String(n);
}

function literal(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Where a gift is, as a sentence, and what it waits for. */
export function giftSentence(gift: Gift, now: number): string {
  const w = giftWords();
  const station = say(gift.station);
  const sentences: Record<Gift['state'], string> = {
    promised: w.promised(gift.until === undefined ? '' : momentWords(gift.until, now), station),
    on_shelf: w.onShelf(station),
    on_the_way: w.onTheWay,
    delivered: w.delivered,
    confirmed: w.confirmed,
    released: w.released,
    to_give_back: w.toGiveBack,
    given_back: w.givenBack,
  };
  return sentences[gift.state];
}
