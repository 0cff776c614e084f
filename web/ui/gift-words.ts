import { type Amount, amountPhrase } from '../../shared/goods/amount-words.ts';
import type { ClaimView } from '../../shared/goods/contract.ts';
import { zhJoin } from '../../shared/kernel/clock-words.ts';
import { capital, momentWords } from '../main/format.ts';
import { language, pageWords, say } from '../main/i18n.ts';

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
    stops: ['Pledged', 'Arrived', 'En route', 'Home', 'Received'],
    promised: (by, station) => `Kept until ${by}, to be brought to ${station}`,
    onShelf: (station) => `On the shelf at ${station}, waiting to be brought`,
    onTheWay: 'Someone is on the way with it',
    delivered: 'Brought; waiting for a yes',
    confirmed: 'Received, and said so',
    released: 'Did not come; others may give it',
    toGiveBack: 'The wish has changed; it waits at the station for its giver',
    givenBack: 'Back with its giver',
  },
);

type Gift = Pick<ClaimView, 'state' | 'quantity' | 'text' | 'unit' | 'station' | 'until'>;

/** "2 袋大米", "2 bags of grit" at the start of a line. */
export function giftAmount(of: Amount): string {
  return capital(giftPhrase(of));
}

/** The same within a sentence. */
export function giftPhrase(of: Amount): string {
  return amountPhrase(of, language.value);
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
