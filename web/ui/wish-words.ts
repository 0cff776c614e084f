import type { WishCard } from '../../shared/wishes/wish.ts';
import { language, pageWords, say, t } from '../main/i18n.ts';

const words = pageWords(
  {
    person: '还差一位志愿者',
    people: (n: number) => `还差 ${n} 位志愿者`,
    goods: (what: string) => `等${what}`,
    both: (what: string) => `等${what}，也等人送`,
    things: '物资',
    lacks: (n: number, unit: string, what: string) => `还差 ${n} ${unit}${what}`,
    have: (n: number, unit: string) => `，已有 ${n} ${unit}`,
    none: '，还没有人送',
  },
  {
    person: 'Needs a helper',
    people: (n) => `Needs ${n} helpers`,
    goods: (what) => `Needs ${what}`,
    both: (what) => `${what} and a helper`,
    things: 'goods',
    lacks: (n, unit, what) => `${n} more ${unit}${what}`,
    have: (n, unit) => `, ${n} ${unit} here`,
    none: ', none yet',
  },
);
/** Longer names of goods do not fit beside a ribbon. */
const NAME_FITS_CHARS = 5;

/** What stands beside the ribbon of a card: what is missing, or how far it is. */
export function missingWords(card: Pick<WishCard, 'state' | 'missing' | 'goods'>): string {
  const { people, goods } = card.missing;
  if (card.state !== 'published' && card.state !== 'released' && card.state !== 'partially_fulfilled' && card.state !== 'reserved') return t().states[card.state];
  const name = card.goods === undefined ? undefined : say(card.goods.text);
  const what = name === undefined || (language.value === 'zh' && name.length > NAME_FITS_CHARS) ? words().things : name;
  if (goods > 0 && people > 0) return upperFirst(words().both(what));
  if (goods > 0) return words().goods(what);
  if (people > 1) return words().people(people);
  return people === 1 ? words().person : t().states[card.state];
}

/** "还差 2 袋米" and "，已有 3 袋" of the bar. */
export function goodsWords(goods: NonNullable<WishCard['goods']>): { readonly lacks: string; readonly have: string } {
  const unit = say(goods.unit);
  const name = language.value === 'zh' && goods.text.zh.length <= NAME_FITS_CHARS ? goods.text.zh : '';
  return {
    lacks: words().lacks(Math.max(0, goods.need - goods.have), unit, name),
    have: goods.have === 0 ? words().none : words().have(goods.have, unit),
  };
}

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
