import { listNotices, readNotices } from '../../shared/notices/contract.ts';
import { personOf } from '../people/people.ts';
import { personKey } from '../people/person-item.ts';
import { type Route, route } from '../platform/route.ts';
import { NOTICE_PREFIX, noticeFromItem, noticeKey } from './notice-item.ts';
import { sendingsOf } from './sendings.ts';
import { SETTINGS_ROUTES } from './settings.ts';

/** More than this many unread are shown as this many. */
const UNREAD_LIMIT_COUNT = 100;

export const NOTICE_ROUTES: readonly Route[] = [
  ...SETTINGS_ROUTES,
  route(listNotices, {
    act: async ({ actor, house, input: { query } }) => {
      const person = await personOf(house, actor.personId);
      const page = await house.table.query({
        pk: personKey(actor.personId).pk,
        sk: { beginsWith: NOTICE_PREFIX },
        descending: true,
        limit: query.limit,
        ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
      });
      const notices = page.items.map(noticeFromItem);
      const sendings = await sendingsOf(house, actor.personId, notices);
      const items = notices.map(({ id, kind, at, title, params, to }) => ({
        id,
        kind,
        at,
        params,
        to,
        read: id <= (person.readUpTo ?? ''),
        sendings: [...(sendings.get(id) ?? [])],
        ...(title === undefined ? {} : { title }),
      }));
      return { reply: { items, unread: person.unread, ...(page.next === undefined ? {} : { next: page.next }) } };
    },
  }),
  route(readNotices, {
    act: async ({ actor, house, input: { body } }) => {
      const person = await personOf(house, actor.personId);
      // Ids sort by time: reading never goes back.
      const upTo = [person.readUpTo ?? '', body.upTo].sort().at(-1) ?? body.upTo;
      const { pk, sk } = noticeKey(actor.personId, upTo);
      const newer = await house.table.query({
        pk,
        sk: { between: [`${sk}!`, `${NOTICE_PREFIX}~`] },
        limit: UNREAD_LIMIT_COUNT,
        consistent: true,
      });
      const unread = newer.items.length;
      return {
        reply: { unread },
        writes: [{ op: 'update', key: personKey(actor.personId), set: { readUpTo: upTo, unread } }],
      };
    },
  }),
];
