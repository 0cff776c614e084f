import * as z from 'zod/mini';
import { CELL_PATTERN } from './geo.ts';
import { LIST_DEFAULT_ITEMS, LIST_LIMIT_ITEMS } from './limits.ts';

/**
 * Control characters other than line feed, and the invisible marks that reorder or hide text, are refused where text is
 * read: they have no use in a wish and let one text look like another. Mongolian joiners and variation selectors stay.
 */
const FORBIDDEN = /(?!\n)\p{Cc}|[\u202A-\u202E\u2066-\u2069\uFEFF]|\p{Cs}/u;

/** One line of text as a person types it: trimmed, not empty, at most `max` characters, no control characters. */
export function line(max: number) {
  return z.string().check(
    z.trim(),
    z.minLength(1),
    z.maxLength(max),
    z.refine((text) => !FORBIDDEN.test(text) && !text.includes('\n'), { error: 'control_characters' }),
  );
}

/** Text that may have line breaks. */
export function paragraph(max: number) {
  return z.string().check(
    z.trim(),
    z.minLength(1),
    z.maxLength(max),
    z.refine((text) => !FORBIDDEN.test(text), { error: 'control_characters' }),
  );
}

/** Words in the language they were spoken or typed in, with an English rendering where somebody wrote one. */
export function words(max: number) {
  // The same sentence takes two to three times as many letters as characters.
  return z.strictObject({ zh: paragraph(max), en: z.optional(paragraph(max * 3)) });
}
export type Words = { zh: string; en?: string | undefined };
/** The same in an answer: its length was held when it came in. */
export const publicWords = z.strictObject({ zh: z.string(), en: z.optional(z.string()) });

/** A whole number from `min` to `max`. */
export function whole(min: number, max: number) {
  return z.int().check(z.minimum(min), z.maximum(max));
}

/** Epoch milliseconds between 2020 and 2100. */
export const epochMs = whole(1_577_836_800_000, 4_102_444_800_000);
export const cellSchema = z.string().check(z.regex(CELL_PATTERN));
/** A Chinese mobile number without country code. */
export const phoneSchema = z.string().check(z.regex(/^1[3-9]\d{9}$/));
export const sixDigits = z.string().check(z.regex(/^\d{6}$/));
export const locale = z.enum(['zh', 'en']);
export type Locale = z.infer<typeof locale>;

/** Query of every list. Numbers arrive as text. */
export const listQuery = {
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(LIST_LIMIT_ITEMS)), LIST_DEFAULT_ITEMS),
  cursor: z.optional(z.string().check(z.minLength(1), z.maxLength(1_024))),
};

/** Answer of every list. */
export function listOf<T extends z.ZodMiniType>(item: T) {
  return z.strictObject({ items: z.array(item), next: z.optional(z.string()) });
}

/** Answer of most commands: what it is about and how it stands now. */
export const outcome = z.strictObject({ id: z.string(), state: z.string() });
