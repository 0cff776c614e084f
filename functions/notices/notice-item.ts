import type { Words } from '../../shared/kernel/schema.ts';
import type { NoticeKind } from '../../shared/notices/kinds.ts';
import { storedThing } from '../platform/item.ts';
import type { Item, Key } from '../platform/table.ts';

/** One thing a person was told. Holds the public title of a wish at most, never another person's data. */
export type Notice = {
  readonly id: string;
  readonly personId: string;
  readonly kind: NoticeKind;
  readonly at: number;
  readonly title?: Words;
  readonly params: Readonly<Record<string, string | number>>;
  readonly to: string;
};

const KEPT_SECONDS = 180 * 86_400;
export const NOTICE_PREFIX = 'NOTICE#';

export function noticeKey(personId: string, noticeId: string): Key {
  return { pk: `PERSON#${personId}`, sk: `${NOTICE_PREFIX}${noticeId}` };
}
export function noticeToItem(notice: Notice): Item {
  return {
    ...noticeKey(notice.personId, notice.id),
    type: 'notice',
    ...notice,
    expires: Math.floor(notice.at / 1_000) + KEPT_SECONDS,
  } as unknown as Item;
}
export function noticeFromItem(item: Item): Notice {
  return storedThing(item) as Notice;
}
