import { GIVEN_NAMES_F, GIVEN_NAMES_M, MONGOLIAN_NAMES, MORE_SURNAMES, type Named, SURNAMES } from './names.ts';

/** Which of the given names, which stand from the old to the young, those born up to a year have. */
const GIVEN_BY_YEAR: readonly (readonly [upTo: number, from: number, to: number])[] = [
  [1958, 0, 18],
  [1975, 12, 34],
  [1995, 28, 50],
  [Number.POSITIVE_INFINITY, 40, 64],
];
const FAMILY_NAMES = [...SURNAMES, ...MORE_SURNAMES];
const CALLED = /(额吉|大爷|大娘|大叔|大姐|大哥|奶奶|爷爷|叔叔|阿姨|师傅|老两口|两口子|夫妇|一家|家)$/;

/**
 * The name of somebody who is called so, in place of the one that was drawn: of their family, or the Mongolian name that they
 * are called by, and such as people of their years have. Whoever compares the two at the station finds them alike.
 */
export function fittingName(
  drawn: Named,
  {
    pseudonym,
    birthYear,
    sex,
  }: { readonly pseudonym: string; readonly birthYear: number; readonly sex: 'f' | 'm' | undefined },
): Named {
  const head = pseudonym.replace(CALLED, '');
  const mongolian = head.length > 1 ? MONGOLIAN_NAMES.find(({ zh }) => zh.startsWith(head)) : undefined;
  if (mongolian !== undefined) return mongolian;
  // 小程的母亲 is somebody else than 小程.
  const family = pseudonym.includes('的') ? undefined : familyIn(head.replace(/^[老小]/, ''));
  const own = family ?? familyIn(drawn.zh);
  if (own === undefined) return drawn;
  // No further draw, so that everything else in the demo stays as it is.
  const turn = [...drawn.zh].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  const names = (sex ?? (turn % 2 === 0 ? 'f' : 'm')) === 'f' ? GIVEN_NAMES_F : GIVEN_NAMES_M;
  const [, from, to] = GIVEN_BY_YEAR.find(([upTo]) => birthYear <= upTo) ?? [0, 0, names.length];
  const given = names.slice(from, to)[turn % (to - from)] ?? drawn;
  return { zh: `${own.zh}${given.zh}`, en: `${given.en} ${own.en}` };
}

function familyIn(words: string): Named | undefined {
  return FAMILY_NAMES.find(({ zh }) => words.startsWith(zh));
}
