import type { Words } from '../../shared/kernel/schema.ts';
import { isMandateLive, type MandatePurpose } from '../../shared/mandates/mandate.ts';
import type { Write } from '../platform/table.ts';
import { type Mandate, type Person, unchangedPerson } from './person-item.ts';

type Giver = Pick<Person, 'mandates'>;

/** The mandate under which somebody acts for the person now, for one purpose. */
export function mandateFor(giver: Giver, holderId: string, purpose: MandatePurpose, now: number): Mandate | undefined {
  return (giver.mandates ?? []).find(
    (one) => one.holderId === holderId && one.purposes.includes(purpose) && isMandateLive(one, now),
  );
}

/** Everyone who may do this for the person now. */
export function holdersFor(giver: Giver, purpose: MandatePurpose, now: number): readonly string[] {
  return (giver.mandates ?? [])
    .filter((one) => one.purposes.includes(purpose) && isMandateLive(one, now))
    .map(({ holderId }) => holderId);
}

/** Goes with what is done under a mandate: ended at the same moment, neither counts, and the look is taken anew. */
export function mandateCheck(person: Pick<Person, 'personId' | 'version'>): Write {
  return unchangedPerson(person);
}

/** "小王替王奶奶": both by their public names, so everybody sees whose word it was and through whom. */
export function doneFor(holder: Pick<Person, 'pseudonym'>, giver: Pick<Person, 'pseudonym'>): Words {
  return {
    zh: `${holder.pseudonym}替${giver.pseudonym}`,
    en: `${holder.pseudonym} for ${giver.pseudonym}`,
  };
}
