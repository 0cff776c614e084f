import type { Reply } from '../../shared/kernel/endpoint.ts';
import type { listNotices } from '../../shared/notices/contract.ts';
import { personKey } from '../people/person-item.ts';
import type { House } from '../platform/house.ts';
import type { Notice } from './notice-item.ts';
import { DIGEST_PREFIX, SEND_PREFIX, type Send, sendFromItem } from './send-item.ts';

type Sending = Reply<typeof listNotices>['items'][number]['sendings'][number];

/** Three channels for each notice of a page. */
const SENDS_LIMIT_ITEMS = 300;
/** Digests looked at for a page: three channels, the last few weeks. */
const DIGESTS_LIMIT_ITEMS = 60;

/** How each notice of a page of the inbox (newest first) left the house, by its id. */
export async function sendingsOf(
  house: House,
  personId: string,
  notices: readonly Pick<Notice, 'id'>[],
): Promise<ReadonlyMap<string, readonly Sending[]>> {
  const [newest, oldest] = [notices[0]?.id, notices.at(-1)?.id];
  if (newest === undefined || oldest === undefined) return new Map();
  const { pk } = personKey(personId);
  const [alone, digests] = await Promise.all([
    house.table.query({
      pk,
      sk: { between: [`${SEND_PREFIX}${oldest}`, `${SEND_PREFIX}${newest}~`] },
      limit: SENDS_LIMIT_ITEMS,
    }),
    house.table.query({ pk, sk: { beginsWith: DIGEST_PREFIX }, limit: DIGESTS_LIMIT_ITEMS, descending: true }),
  ]);
  const found = new Map<string, Sending[]>();
  for (const send of [...alone.items, ...digests.items].map(sendFromItem))
    for (const id of send.noticeIds) found.set(id, [...(found.get(id) ?? []), viewOf(send)]);
  return found;
}

function viewOf({ channel, what, state, at, dueAt, why }: Send): Sending {
  if (state === 'waiting') return { channel, state: what === 'digest' ? 'digest' : 'waiting', at: dueAt };
  return { channel, state, at, ...(why === undefined ? {} : { why }) };
}
