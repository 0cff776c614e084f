import { isMandateLive } from '../../shared/mandates/mandate.ts';
import type { Person } from './person-item.ts';

/**
 * Whom something about the person is about: they themselves, of a child the guardian (also one whose link has ended: what the
 * station wrote may be why), and whoever acts for them now. A duty of theirs at the station does not open to them what is
 * written there about their own side, and they decide nothing of it (DOMAIN 3.8).
 */
export function sideOf(person: Person, minor: boolean, now: number): readonly string[] {
  const guardian = minor ? person.guardian?.personId : undefined;
  const holders = (person.mandates ?? []).filter((one) => isMandateLive(one, now)).map(({ holderId }) => holderId);
  return [...new Set([person.personId, ...(guardian === undefined ? [] : [guardian]), ...holders])];
}
