import { counted } from '../../shared/goods/counted.ts';
import type { WishCard } from '../../shared/wishes/wish.ts';
import { language, pageWords, say, t } from '../main/i18n.ts';

const NUMERALS = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

const words = pageWords(
  {
    people: (n: number) => (n < NUMERALS.length ? `还差${NUMERALS[n]}位志愿者` : `还差 ${n} 位`),
    goods: (what: string) => `等${what}`,
    both: (what: string) => `等${what}，也等人`,
    things: '东西',
    lacks: (n: number, unit: string, what: string) => `还差 ${n} ${unit}${what}`,
    have: (n: number, unit: string) => `，有人送 ${n} ${unit}`,
    none: '，还没有人送',
  },
  {
    people: (n) => (n === 1 ? 'Needs a helper' : `Needs ${n} helpers`),
    goods: (what) => `Needs ${what}`,
    both: (what) => `${what.charAt(0).toUpperCase()}${what.slice(1)} and a helper`,
    things: 'goods',
    lacks: (n, unit) => `${counted(n, unit)} short`,
    have: (n) => `, ${n} given`,
    none: ', none yet',
  },
);
/** What fits beside a ribbon of 181 px on a phone of 360, in characters. */
const NAME_FITS_CHARS = { zh: { alone: 5, both: 2 }, en: { alone: 9, both: 5 } } as const;
type Goods = NonNullable<WishCard['goods']>;

/** The name of the goods without its count, when it is short enough to be said in passing. */
function shortName(goods: Goods, limit: number): string | undefined {
  const text = say(goods.text);
  const name =
    language.value === 'zh' && text.startsWith(`一${goods.unit.zh}`) ? text.slice(1 + goods.unit.zh.length) : text;
  return name.length > limit || /^[\d一两二三四五六七八九十]/.test(name) ? undefined : name;
}

/** Whether somebody is still looked for: a wish that ended, or is not public yet, lacks nothing that a reader could give. */
export function isWaiting(state: WishCard['state']): boolean {
  return state === 'published' || state === 'released' || state === 'partially_fulfilled' || state === 'reserved';
}

/** What stands beside the ribbon of a card: what is missing, or how far it is. */
export function missingWords(card: Pick<WishCard, 'state' | 'missing' | 'goods'>): string {
  const { state, missing, goods } = card;
  if (!isWaiting(state) || missing.people + missing.goods === 0) return t().states[state];
  if (missing.goods === 0) return words().people(missing.people);
  const fits = NAME_FITS_CHARS[language.value];
  const name = (limit: number) => (goods === undefined ? undefined : shortName(goods, limit)) ?? words().things;
  return missing.people > 0 ? words().both(name(fits.both)) : words().goods(name(fits.alone));
}

/** "还差 2 袋米" and "，有人送 3 袋" of the bar: promised counts, brought or not. */
export function goodsWords(goods: Goods): { readonly lacks: string; readonly have: string } {
  const unit = say(goods.unit);
  return {
    lacks: words().lacks(Math.max(0, goods.need - goods.have), unit, shortName(goods, NAME_FITS_CHARS.zh.alone) ?? ''),
    have: goods.have === 0 ? words().none : words().have(goods.have, unit),
  };
}
