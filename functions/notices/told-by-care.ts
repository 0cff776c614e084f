import { PURPOSES } from '../../shared/guardians/purposes.ts';
import type { NoticeKind } from '../../shared/notices/kinds.ts';
import type { Person } from '../people/person-item.ts';
import type { House } from '../platform/house.ts';
import { holdersAt, IN_CHARGE } from './staff.ts';
import type { Told } from './told.ts';

/** A guardian hears of every change of their link and consents that was not their own doing, those in charge of an end. */
export async function toldByCare(house: House, before: Person, child: Person, at: number): Promise<readonly Told[]> {
  const { guardian } = child;
  const guardianId = guardian?.personId;
  const to = `/me/children/${child.personId}`;
  const told: Told[] = [];
  const tell = (kind: NoticeKind) => guardianId !== undefined && told.push({ personId: guardianId, kind, at, to });
  // Sealed anew with each link, and never between.
  const made = guardian?.nameSealed !== before.guardian?.nameSealed;
  if (made) tell('link_made');
  // What was consented to with the link is said by that one message.
  for (const purpose of made ? [] : PURPOSES) {
    const [was, is] = [before.consents?.[purpose], child.consents?.[purpose]];
    if (is === undefined || is.at === was?.at || is.by === guardianId) continue;
    tell(is.given ? 'consent_given' : 'consent_withdrawn');
  }
  const warned = guardian?.warnedAt !== undefined && before.guardian?.warnedAt === undefined;
  const ended = guardian?.endedAt !== undefined && before.guardian?.endedAt === undefined;
  if (warned) tell('link_expiring');
  if (ended && guardianId !== undefined)
    told.push({ personId: guardianId, kind: 'link_ended', at, to: '/me/children' });
  if ((warned || ended) && child.stationId !== undefined)
    for (const personId of await holdersAt(house, child.stationId, IN_CHARGE))
      told.push({ personId, kind: warned ? 'link_to_check' : 'link_ended', at, to: `/guardians/${child.personId}` });
  return told;
}
