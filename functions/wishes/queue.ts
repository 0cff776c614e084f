import type * as z from 'zod/mini';
import { AppError } from '../../shared/kernel/errors.ts';
import { chinaDayStart, DAY_MS } from '../../shared/kernel/time.ts';
import { listQueue, type queueRow } from '../../shared/wishes/verification.ts';
import type { Org } from '../orgs/org-item.ts';
import { aboutOrg } from '../orgs/routes.ts';
import type { Actor, PersonActor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import { type Route, route } from '../platform/route.ts';
import { BATCH_GET_LIMIT_ITEMS } from '../platform/table.ts';
import { isOwn } from './can.ts';
import { pageOf } from './cursor.ts';
import { rowOf } from './views.ts';
import { QUEUE_STATES, queuePk, wishFromItem, wishKey } from './wish-item.ts';

type QueueRow = z.infer<typeof queueRow>;

/** First due come first; a queue longer than this has other troubles than its end. */
const QUEUE_LIMIT_ROWS = 500;
/** As many as the desk's own list shows: more than that is said by the list. */
const COUNTED_LIMIT_ROWS = 100;

type Reader = Actor | Pick<PersonActor, 'kind' | 'personId'>;

export const QUEUE_ROUTES: readonly Route[] = [
  route(listQueue, {
    about: aboutOrg,
    act: async ({ house, actor, input: { params, query }, thing: org }) => {
      if (org.kind !== 'station' && org.kind !== 'center' && org.kind !== 'region') throw new AppError('not_found');
      const fits = filters(house.clock())[query.filter ?? 'all'];
      const rows = (await queueRows(house, org, QUEUE_LIMIT_ROWS, actor)).filter(fits);
      const scope = JSON.stringify(['queue', params.orgId, query.filter]);
      return {
        reply: pageOf(
          house,
          scope,
          rows.map((row) => ({ key: [row.dueAt, row.id], thing: row })),
          query.limit,
          query.cursor,
        ),
      };
    },
  }),
];

/**
 * Wishes that wait for an answer of this org, first due first: a station's own; above it what a missed clock carried up.
 * For `reader` it marks what they wrote or what is theirs: that is for other eyes.
 */
export async function queueRows(
  house: House,
  org: Pick<Org, 'id' | 'kind'>,
  limit: number,
  reader?: Reader,
): Promise<readonly QueueRow[]> {
  if (org.kind === 'station') {
    const page = await house.table.query({ index: 'gsi2', pk: queuePk(org.id), limit });
    return page.items.map((item) => queueRowOf(item.card?.['row'] as unknown as ReturnType<typeof rowOf>, reader));
  }
  const page = await house.table.query({ pk: queuePk(org.id), limit: Math.min(limit, BATCH_GET_LIMIT_ITEMS) });
  const keys = page.items.map((item) => wishKey(String(item['wishId'])));
  const wishes = keys.length === 0 ? [] : (await house.table.batchGet(keys)).map(wishFromItem);
  return wishes
    .filter((wish) => QUEUE_STATES.includes(wish.state) && wish.tier > 0)
    .map((wish) => queueRowOf(rowOf(wish), reader))
    .sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1));
}

/** How many wishes wait for somebody's answer in the duty they hold at an org: what they wrote or what is theirs is for others. */
export async function toVerifyAt(house: House, personId: string, org: Pick<Org, 'id' | 'kind'>): Promise<number> {
  const rows = await queueRows(house, org, COUNTED_LIMIT_ROWS, { kind: 'person', personId });
  return rows.filter(({ own }) => own !== true).length;
}

function queueRowOf(
  { beneficiaryId, postedBy, editedBy, ...row }: ReturnType<typeof rowOf>,
  reader: Reader | undefined,
): QueueRow {
  const whose = { beneficiaryId, postedBy, ...(editedBy === undefined ? {} : { editedBy }) };
  return reader !== undefined && isOwn(reader, whose) ? { ...row, own: true } : row;
}

function filters(now: number): Readonly<Record<'all' | 'today' | 'proxy' | 'similar', (row: QueueRow) => boolean>> {
  return {
    all: () => true,
    today: (row) => row.dueAt < chinaDayStart(now) + DAY_MS,
    proxy: (row) => row.source !== 'self',
    similar: (row) => row.similar > 0,
  };
}
