import { COMING_PURPOSES, type Purpose } from '../../shared/guardians/purposes.ts';
import { endedPurposes } from '../people/care.ts';
import { type Person, personFromItem } from '../people/person-item.ts';
import type { Consumer } from '../platform/changes.ts';
import { commitFresh } from '../platform/fresh.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { stopWrites } from '../wishes/stop.ts';
import { mineKey } from '../wishes/wish-item.ts';
import { wishOf } from '../wishes/wishes.ts';

const PAGE_ITEMS = 100;
const PAGES_LIMIT_COUNT = 10;

/**
 * What a withdrawn consent, or the end of a link, stops: all of the child's wishes that rest on it, each in one
 * transaction with its tasks, offers and seats; the stream then tells everyone. Safe to repeat: it looks at how the
 * child and the wish stand, not at what changed.
 */
export const CONSENT_STOPS: Consumer = {
  name: 'consent-stops',
  wants: ({ before, after }) =>
    after?.type === 'person' && before !== undefined && (after['guardian'] ?? before['guardian']) !== undefined,
  take: async (house, { before, after }) => {
    if (!before || !after) return;
    const child = personFromItem(after);
    const ended = endedPurposes(personFromItem(before), child, house.clock());
    if (ended.length > 0) await stopAll(house, child, ended);
  },
};

/** Ends what rests on the purposes, for every wish of the child. */
async function stopAll(house: House, child: Person, ended: readonly Purpose[]): Promise<void> {
  let cursor: string | undefined;
  for (let page = 0; page < PAGES_LIMIT_COUNT; page += 1) {
    const { items, next } = await house.table.query({
      pk: mineKey(child.personId, '').pk,
      sk: { beginsWith: 'WISH#' },
      limit: PAGE_ITEMS,
      consistent: true,
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const item of items) await commitFresh(house, () => stopWish(house, String(item['wishId']), ended));
    cursor = next;
    if (cursor === undefined) return;
  }
}

async function stopWish(house: House, wishId: string, ended: readonly Purpose[]): Promise<readonly Write[]> {
  const wish = await wishOf(house, wishId);
  const posting = ended.includes('posting');
  const needsPeople = wish.components.some(({ kind }) => kind !== 'goods');
  const stops = posting || (needsPeople && COMING_PURPOSES.some((purpose) => ended.includes(purpose)));
  return stops ? stopWrites(house, wish, { hide: posting }) : [];
}
