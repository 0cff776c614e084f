import type { Fault, Faults } from '../../state/post-faults.ts';
import { words } from './words.ts';

/** The sentence of a field's fault, for the field itself. */
export function faultWords(faults: Faults, field: string): string | undefined {
  const fault: Fault | undefined = faults[field];
  return fault === undefined ? undefined : words().faults[fault];
}

/** The fault of a choice, below it. */
export function FaultLine({ faults, of }: { faults: Faults; of: string }) {
  const said = faultWords(faults, of);
  return said === undefined ? null : (
    <p class="post-fault small" tabIndex={-1}>
      {said}
    </p>
  );
}

const SHE = /[奶婆姥姨姑婶嫂姐妹妈娘女]|额吉|额嬷|grann|grandma|aunt|mrs|ms\b|sister/i;
const HE = /[爷伯叔舅哥弟爸公]|阿爸|grandpa|uncle|mr\b|brother/i;

/** How to speak of somebody whose pseudonym says it; else neutrally. */
export function themOf(pseudonym: string, self: boolean): 'she' | 'he' | 'they' | 'you' {
  if (self) return 'you';
  if (SHE.test(pseudonym)) return 'she';
  return HE.test(pseudonym) ? 'he' : 'they';
}
