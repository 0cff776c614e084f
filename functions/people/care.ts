import { PURPOSES, type Purpose } from '../../shared/guardians/purposes.ts';
import { CHINA_OFFSET_MS } from '../../shared/kernel/time.ts';
import { GROWN_UP_YEARS } from '../../shared/volunteers/age.ts';
import type { Write } from '../platform/table.ts';
import { type Guardian, LINK_MS, type Person, unchangedPerson } from './person-item.ts';

type Child = Pick<Person, 'guardian' | 'consents' | 'birthYear'>;

/** Until when a link is good: a year from when its proof was last seen, never past the paper's last day or the child's majority. */
export function linkUntil(guardian: Guardian, birthYear: number | undefined): number {
  const seen = (guardian.checkedAt ?? guardian.at) + LINK_MS;
  const year = Math.min(seen, guardian.paperUntil ?? seen);
  return birthYear === undefined
    ? year
    : Math.min(year, Date.UTC(birthYear + GROWN_UP_YEARS + 1, 0, 1) - CHINA_OFFSET_MS);
}

/** Whether somebody answers for the child now. */
export function isLinked({ guardian, birthYear }: Child, now: number): boolean {
  return guardian !== undefined && guardian.endedAt === undefined && now < linkUntil(guardian, birthYear);
}

/** Who may act for the child now, where the guardian has an account. */
export function guardianIdOf(child: Child, now: number): string | undefined {
  return isLinked(child, now) ? child.guardian?.personId : undefined;
}

/** One purpose as it stands: as last said, else as consented to when the link was made. None outlives the link. */
export function consentOf(child: Child, purpose: Purpose, now: number) {
  const { guardian } = child;
  const said = child.consents?.[purpose] ?? { given: true, at: guardian?.at ?? 0, way: guardian?.way ?? 'spoken' };
  return { ...said, given: said.given && isLinked(child, now) };
}
export function isConsented(child: Child, purpose: Purpose, now: number): boolean {
  return consentOf(child, purpose, now).given;
}

/**
 * Goes with what rests on a consent: withdrawn at the same moment, only one of the two counts, and who was second looks
 * anew. A consent stands on the child's own record, so that is what must not have moved (PIPL 15, 31).
 */
export function consentCheck(person: Pick<Person, 'personId' | 'version'>): Write {
  return unchangedPerson(person);
}

/** Purposes that were consented to before a change of the child's record and are not after it. */
export function endedPurposes(before: Child, after: Child, now: number): readonly Purpose[] {
  // The link as it was, whatever time has done to it since: its end is what we look for.
  const was = (purpose: Purpose) =>
    before.guardian !== undefined &&
    before.guardian.endedAt === undefined &&
    (before.consents?.[purpose]?.given ?? true);
  return PURPOSES.filter((purpose) => was(purpose) && !isConsented(after, purpose, now));
}
