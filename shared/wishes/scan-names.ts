import { fold, type Heard, type Known, type MaskWords, matches, reachBack, type Scanner } from './scan-text.ts';
import { COMPOUND_SURNAMES, ORDINARY_WORDS, SURNAMES } from './scan-words.ts';
import type { Finding } from './wish.ts';

/** Spaces, dots and invisible marks that people put between the characters of a name; Mongolian selectors included. */
const BETWEEN = /[\s·・•.\-_*\u200B-\u200D\u202F\u2060]|[\u180B-\u180F]|[\uFE00-\uFE0F]/u;
const LATIN = /\p{Script=Latin}/u;
const LETTER = /[\p{L}\p{M}]/u;
const GIVEN_NAME_MIN_LATIN_CHARS = 5;
/** A surname like Zhang: the pseudonym keeps it, and half of a city bears it. */
const ONE_SYLLABLE = /^[bcdfghjklmnpqrstwxyz]{0,2}[aeiouvü]{1,3}(?:n|ng|r)?$/i;

/** `mask`: what stands in its place, where that is not the pseudonym. */
type Wanted = { readonly packed: string; readonly hard: boolean; readonly mask?: string };

/** The text without what stands between characters, lower case, each unit with its place in the text. */
function pack(text: string): { packed: string; at: number[] } {
  const at: number[] = [];
  let packed = '';
  const plain = fold(text);
  for (let index = 0; index < plain.length; index += 1) {
    const unit = plain.charAt(index);
    if (BETWEEN.test(unit)) continue;
    const lower = unit.toLowerCase();
    at.push(index);
    packed += lower.length === 1 ? lower : unit;
  }
  return { packed, at };
}

/** The name without its surname, for names long enough that the rest still names somebody: 王桂兰 gives 桂兰. */
function givenNames(name: string): string[] {
  const bare = name.trim();
  if (LATIN.test(bare)) {
    return bare
      .split(/[\s·-]+/)
      .filter((word) => word.length >= GIVEN_NAME_MIN_LATIN_CHARS && !ONE_SYLLABLE.test(word));
  }
  const packed = pack(bare).packed;
  if (packed.length === 4 && COMPOUND_SURNAMES.has(packed.slice(0, 2))) return [packed.slice(2)];
  return packed.length === 3 && SURNAMES.has(packed.charAt(0)) ? [packed.slice(1)] : [];
}

function wantedNames(known: Known): Wanted[] {
  const names = known.names.flatMap((name) => [name, ...givenNames(name)]).map((name) => pack(name).packed);
  // A name that is also an ordinary word (和平, 国庆, 高兴) would block half of all texts: a person looks.
  const record = [...new Set(names)]
    .filter((packed) => packed.length >= 2)
    .map((packed) => ({ packed, hard: !ORDINARY_WORDS.has(packed) }));
  const heard = (known.heard ?? []).flatMap(({ name, own }) =>
    [name, ...givenNames(name)]
      .map((one) => pack(one).packed)
      .filter((packed) => packed.length >= 2 && !names.includes(packed) && !ORDINARY_WORDS.has(packed))
      .map((packed) => ({ packed, hard: false, ...(own ? {} : { mask: '' }) })),
  );
  return [...record, ...heard];
}

/** Latin names stand alone: "An" is not in "want". */
function standsAlone(text: string, start: number, end: number): boolean {
  if (!LATIN.test(text.slice(start, end))) return true;
  return !(LETTER.test(text.charAt(start - 1)) && LATIN.test(text.charAt(start - 1))) && !LATIN.test(text.charAt(end));
}

/** 王桂兰奶奶 with the pseudonym 王奶奶 becomes 王奶奶, not 王奶奶奶奶. */
function withTitle(text: string, end: number, masks: MaskWords): number {
  const title = (masks.pseudonym ?? '').slice(1);
  return title !== '' && text.startsWith(title, end) ? end + title.length : end;
}

/** Names that the record knows, in full and the given name alone, however they are spaced or written in capitals. */
export const scanNames: Scanner = (text, known, masks) => {
  const { packed, at } = pack(text);
  const found: Finding[] = [];
  for (const name of wantedNames(known)) {
    for (let from = packed.indexOf(name.packed); from >= 0; from = packed.indexOf(name.packed, from + 1)) {
      const start = at[from] ?? 0;
      const end = (at[from + name.packed.length - 1] ?? 0) + 1;
      if (!standsAlone(text, start, end)) continue;
      found.push({
        start,
        end: withTitle(text, end, masks),
        kind: 'name',
        hard: name.hard,
        mask: name.mask ?? masks.pseudonym ?? '',
      });
    }
  }
  return found;
};

/** Names that the record does not know are guessed where the text introduces somebody: soft. */
const KIN =
  '奶奶|爷爷|姥姥|姥爷|外公|外婆|爸爸|妈妈|父亲|母亲|儿子|女儿|孙子|孙女|外孙|侄子|侄女|外甥|老伴|老公|丈夫|妻子|媳妇|儿媳|女婿|哥哥|姐姐|弟弟|妹妹|姑姑|姨妈|舅舅|叔叔|婶子|监护人|班主任|邻居|[我她他][姐妹哥弟]';
/** How somebody is called who is not called by their name. */
const CALLED =
  '奶奶|爷爷|大娘|大爷|大妈|大伯|大叔|大婶|大哥|大姐|大嫂|阿姨|叔叔|伯伯|婶子|嫂子|师傅|老师|老汉|老人|老太|先生|女士|同学|额吉|阿爸|医生|大夫|主任|书记';
const FAMILY_NAMED = new RegExp(
  `(?<=${KIN}|叫|名叫|姓名[:是]?)\\s?([${[...SURNAMES].join('')}]\\p{Script=Han}{1,2}?)(?=[,。;、.:()\\s\\d]|电话|手机|座机|[住在的]|$)`,
  'gu',
);
const OWNER_OF_NUMBER = new RegExp(`(?<=${KIN}|叫)\\s?(\\p{Script=Han}{2,6}?)(?=的?\\s?(?:电话|手机|座机|微信))`, 'gu');
const NO_NAME =
  /^(?:没|有|用|打|借|留|把|家|自己|老|新|同|不|会|教|给|换|买|修|常|都|也|还|只|一|要|说|来|去|是|能|学|怕|跟|每|天天|接|看|听)|[的了着过在想爱]/;

/** 孙晓梅家的床: somebody called in full whose home it is; 张大娘家 and 王奶奶家 are how a neighbour says it. */
const OWNER_OF_HOME = new RegExp(
  `(?<!\\p{Script=Han})([${[...SURNAMES].join('')}](?!${CALLED})\\p{Script=Han}{2})(?=家(?:[的里想要缺没有]|$))`,
  'gu',
);
/** What leads up to a name and is nothing without it: 我叫, 名叫, 她女儿叫. */
const LEADS_UP = /(?:我|本人)?(?:的?姓名[:是]?|名字?叫|叫)\s?$/u;
const LEADS_UP_CHARS = 8;
const OF_ONESELF = /(?:我|本人)(?:的?姓名[:是]?|名字?叫|叫)\s?$/u;

function* introduced(plain: string): Generator<{ start: number; end: number; name: string }> {
  for (const pattern of [FAMILY_NAMED, OWNER_OF_NUMBER, OWNER_OF_HOME])
    for (const { start, end, groups } of matches(plain, pattern)) {
      const name = groups[0] ?? '';
      if (!ORDINARY_WORDS.has(name) && !NO_NAME.test(name)) yield { start, end, name };
    }
}

/** People introduced by kinship, by the word for being called, or as whose home it is. */
export const scanIntroduced: Scanner = (text, known) => {
  const plain = fold(text);
  // Names of the record are found by themselves, and have a pseudonym to stand in their place.
  const record = new Set(known.names.map((name) => pack(name).packed));
  return [...introduced(plain)]
    .filter(({ name }) => !record.has(pack(name).packed))
    .map(({ start, end }): Finding => {
      const from = reachBack(plain, start, LEADS_UP, LEADS_UP_CHARS);
      return { start: from, end, kind: 'name', hard: false, mask: '' };
    });
};

/**
 * Names that a wish's texts introduce (我叫孙晓梅): who writes of themselves often has no name on record, and a name masked
 * in the story stands in the title as well. At most HEARD_LIMIT_ITEMS, for `Known.heard`.
 */
export function heardNames(texts: readonly string[]): readonly Heard[] {
  const heard = new Map<string, Heard>();
  for (const text of texts) {
    const plain = fold(text);
    for (const { start, name } of introduced(plain)) {
      const own = OF_ONESELF.test(plain.slice(Math.max(0, start - LEADS_UP_CHARS), start));
      heard.set(name, { name, own: own || heard.get(name)?.own === true });
    }
  }
  return [...heard.values()].slice(0, HEARD_LIMIT_ITEMS);
}
const HEARD_LIMIT_ITEMS = 10;
