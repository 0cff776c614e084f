import { useState } from 'preact/hooks';
import { exactWords } from '../main/spans.ts';

/** A time as one says it; a tap tells it to the minute. */
export function Moment({ at, words }: { at: number; words: string }) {
  const [exact, setExact] = useState(false);
  return (
    <button type="button" class="moment" title={exactWords(at)} aria-expanded={exact} onClick={() => setExact(!exact)}>
      <time dateTime={new Date(at).toISOString()}>{exact ? exactWords(at) : words}</time>
    </button>
  );
}
