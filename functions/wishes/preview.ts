import { AppError } from '../../shared/kernel/errors.ts';
import type { Locale, Words } from '../../shared/kernel/schema.ts';
import { previewWish } from '../../shared/wishes/preview.ts';
import type { WishCard } from '../../shared/wishes/wish.ts';
import { type Route, route } from '../platform/route.ts';
import { cardOf } from './views.ts';
import { wishOf } from './wishes.ts';

/** Pictures that lie with the site, one for each kind; web/ui/make-cards.ts draws them. */
const PICTURE = { width: 1200, height: 630 } as const;
const BRAND = { zh: '暖心', en: 'Nuanxin' } as const;
const OPEN = { zh: '打开这个愿望', en: 'Open this wish' } as const;
const CAME_TRUE = { zh: '已经实现了', en: 'It came true' } as const;
const TEXT_LIMIT_CHARS = 200;

export const PREVIEW_ROUTES: readonly Route[] = [
  route(previewWish, {
    act: async ({ actor, house, input: { params }, caller }) => {
      // The card of the wall: nothing of a person, no place finer than a station's name.
      const card = cardOf(await wishOf(house, params.wishId));
      if (card === undefined) throw new AppError('not_found');
      return { reply: pageOf(card, actor.locale, house.config.origins[0] ?? caller.origin) };
    },
  }),
];

function pageOf(card: WishCard, locale: Locale, origin: string): string {
  const say = (words: Words) => (locale === 'en' ? (words.en ?? words.zh) : words.zh).slice(0, TEXT_LIMIT_CHARS);
  const title = escaped(say(card.title));
  const about = escaped([say(card.story), say(card.station), lackWords(card, locale)].filter(Boolean).join(' · '));
  const url = escaped(`${origin}/wishes/${card.id}`);
  const picture = escaped(`${origin}/cards/${card.kind}.png`);
  const brand = BRAND[locale];
  return `<!doctype html>
<html lang="${locale === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<title>${title} · ${brand}</title>
<meta name="description" content="${about}">
<link rel="canonical" href="${url}">
<meta property="og:type" content="article">
<meta property="og:site_name" content="${brand}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${about}">
<meta property="og:url" content="${url}">
<meta property="og:image" content="${picture}">
<meta property="og:image:width" content="${PICTURE.width}">
<meta property="og:image:height" content="${PICTURE.height}">
<meta property="og:locale" content="${locale === 'zh' ? 'zh_CN' : 'en_GB'}">
<meta name="twitter:card" content="summary_large_image">
<meta itemprop="name" content="${title}">
<meta itemprop="description" content="${about}">
<meta itemprop="image" content="${picture}">
</head>
<body>
<h1>${title}</h1>
<p>${about}</p>
<p><a href="${url}?open">${OPEN[locale]}</a></p>
<p><img src="${picture}" alt="" width="600" height="315"></p>
</body>
</html>
`;
}

/** "还差 2 人、3 袋": what somebody who reads the link could bring. */
function lackWords({ state, missing }: WishCard, locale: Locale): string {
  if (state === 'fulfilled') return CAME_TRUE[locale];
  const unit = missing.unit?.[locale] ?? missing.unit?.zh ?? '';
  if (locale === 'en') {
    const parts = [
      ...(missing.people > 0 ? [`${missing.people} ${missing.people === 1 ? 'person' : 'people'}`] : []),
      ...(missing.goods > 0 ? [`${missing.goods} ${unit === '' ? 'things' : unit}`] : []),
    ];
    return parts.length === 0 ? '' : `still needs ${parts.join(', ')}`;
  }
  const parts = [
    ...(missing.people > 0 ? [`${missing.people} 人`] : []),
    ...(missing.goods > 0 ? [`${missing.goods} ${unit === '' ? '份' : unit}`] : []),
  ];
  return parts.length === 0 ? '' : `还差 ${parts.join('、')}`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? '');
}
