import type { StockRow } from '../../shared/goods/counter.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { HOUR_MS } from '../../shared/kernel/time.ts';
import type { House } from '../platform/house.ts';
import { movedMeanwhile } from '../platform/table.ts';
import { wishOf } from '../wishes/wishes.ts';
import { promisedPk } from './claim-item.ts';
import { claimOf, claimWrite } from './claims.ts';
import { letGoWrites } from './let-go.ts';

/** Hours looked back at: a minute's round sees the last few; the slow round catches what a long standstill left. */
const RECENT_HOURS = 3;
const LATE_HOURS = 8 * 24;
const PAGE_ITEMS = 100;
const PAGES_LIMIT_COUNT = 20;

/** A donor is told so long before a promise runs out: in the morning, where it is kept until the counter closes. */
const REMIND_MS = 8 * HOUR_MS;
/** Who promised within this time before the reminder knows it still. */
const FRESH_MS = 4 * HOUR_MS;

/** Tells donors, once, whose promise runs out in the next hours. Safe to repeat: the gift keeps when it was said. */
export async function runPromiseReminders(house: House): Promise<void> {
  const now = house.clock();
  for (let ahead = 0; ahead <= REMIND_MS; ahead += HOUR_MS) {
    const rows = await promisedIn(house, now + ahead);
    const soon = rows.filter(({ until = 0 }) => until > now && until <= now + REMIND_MS);
    for (const { wishId, id } of soon) await remind(house, wishId, id);
  }
}

async function remind(house: House, wishId: string, claimId: string): Promise<void> {
  const claim = await claimOf(house, wishId, claimId);
  const fresh = claim.since > claim.until - REMIND_MS - FRESH_MS;
  if (claim.state !== 'promised' || claim.remindedAt !== undefined || fresh) return;
  try {
    await house.table.transact([claimWrite(claim, { ...claim, remindedAt: house.clock() })]);
  } catch (error) {
    // The gift moved at this moment: whoever brings it needs no word, and who does not is seen in the next round.
    if (!movedMeanwhile(error)) throw error;
  }
}

/** Lets promises lapse whose time is over, so that others may give. Safe to repeat. */
export async function runPromiseClocks(house: House): Promise<void> {
  await lapseSince(house, RECENT_HOURS);
}

/** The same, far enough back for promises that ran out while nothing ran. */
export async function runLatePromiseClocks(house: House): Promise<void> {
  await lapseSince(house, LATE_HOURS);
}

async function lapseSince(house: House, hours: number): Promise<void> {
  const now = house.clock();
  for (let back = hours - 1; back >= 0; back -= 1) {
    const over = (await promisedIn(house, now - back * HOUR_MS)).filter(({ until = 0 }) => until <= now);
    for (const { wishId, id } of over) await lapse(house, wishId, id);
  }
}

type Promised = Pick<StockRow, 'wishId' | 'id' | 'until'>;

/** Promises that run out within the hour of a moment. */
async function promisedIn(house: House, hour: number): Promise<readonly Promised[]> {
  const found: Promised[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES_LIMIT_COUNT; page += 1) {
    const { items, next } = await house.table.query({
      index: 'gsi3',
      pk: promisedPk(hour),
      limit: PAGE_ITEMS,
      ...(cursor === undefined ? {} : { cursor }),
    });
    found.push(...items.map((item) => item.card as unknown as StockRow));
    cursor = next;
    if (cursor === undefined) break;
  }
  return found;
}

/** One promise that ran out: the gift, the wish and the donor's count in one transaction. */
async function lapse(house: House, wishId: string, claimId: string): Promise<void> {
  const claim = await claimOf(house, wishId, claimId);
  if (claim.state !== 'promised' || claim.until > house.clock()) return;
  try {
    const { writes } = await letGoWrites(house, await wishOf(house, wishId), claim, 'lapsed', { personId: 'clock' });
    await house.table.transact(writes);
  } catch (error) {
    // Someone moved the gift at the same moment, or its wish is over and takes its gifts along: the next round looks again.
    const raced = movedMeanwhile(error);
    if (!raced && !(error instanceof AppError)) throw error;
  }
}
