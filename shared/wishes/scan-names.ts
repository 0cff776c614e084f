import { fold, type Known, type MaskWords, type Scanner } from './scan-text.ts';
import { COMPOUND_SURNAMES, NOT_NAMES, ORDINARY_WORDS, SURNAMES } from './scan-words.ts';
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
export function pack(text: string): { packed: string; at: number[] } {
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
      .filter(
        (packed) =>
          packed.length >= 2 && !names.includes(packed) && !ORDINARY_WORDS.has(packed) && !NOT_NAMES.has(packed),
      )
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
