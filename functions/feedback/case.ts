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
 * wrote for whoever takes it on, until somebody says what was done. `parties`: those whose case it is.
 */
export async function caseWrite(
  house: House,
  wish: Pick<Wish, 'id' | 'stationId' | 'minor'>,
  author: Person,
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
      authorId: author.personId,
      parties,
      at,
      dueAt: at + FOLLOW_UP_HOURS.case * HOUR_MS,
      noteSealed: await sealFor(house, author, `follow-up:${id}`, note),
    }),
  };
}
