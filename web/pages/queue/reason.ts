import { NOTE_LIMIT_CHARS } from '../../../shared/kernel/limits.ts';

const partsOf = (reason: string, between: string) =>
  reason
    .split(between.trim())
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Whether a reason has an example in it, as one of its parts. `between`: what stands between two parts. */
export function hasExample(reason: string, example: string, between: string): boolean {
  return partsOf(reason, between).includes(example);
}

/** A reason with an example after what was written, or without it again; as it was where there is no room for both. */
export function withExample(reason: string, example: string, between: string): string {
  const parts = partsOf(reason, between);
  if (parts.includes(example)) return parts.filter((part) => part !== example).join(between);
  const said = [...parts.map((part) => part.replace(/[。.，,]$/, '')), example].join(between);
  return said.length > NOTE_LIMIT_CHARS ? reason : said;
}
