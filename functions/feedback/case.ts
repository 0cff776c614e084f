import { FOLLOW_UP_HOURS } from '../../shared/feedback/contract.ts';
import { HOUR_MS } from '../../shared/kernel/time.ts';
import { sealFor } from '../people/people.ts';
import type { Person } from '../people/person-item.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import type { Wish } from '../wishes/wish-item.ts';
import { followUpToItem } from './follow-up-item.ts';

/**
 * A wish that became a case is somebody's to see to: it stands among what the station follows up, with what the worker
 * wrote for whoever takes it on, until somebody says what was done. `person`: whom it is about, under whose key that is sealed, so
 * that erasing them erases it (PIPL 47). `parties`: those whose case it is.
 */
export async function caseWrite(
  house: House,
  wish: Pick<Wish, 'id' | 'stationId' | 'minor'>,
  authorId: string,
  person: Pick<Person, 'personId' | 'wrapped'>,
  parties: readonly string[],
  note: string,
): Promise<Write> {
  const id = house.newId('followUp');
  const at = house.clock();
  return {
    op: 'insert',
    item: followUpToItem({
      id,
      version: 1,
      stationId: wish.stationId,
      wishId: wish.id,
      minor: wish.minor,
      from: 'station',
      went: 'case',
      authorId,
      parties,
      at,
      dueAt: at + FOLLOW_UP_HOURS.case * HOUR_MS,
      sealedFor: person.personId,
      noteSealed: await sealFor(house, person, `follow-up:${id}`, note),
    }),
  };
}
