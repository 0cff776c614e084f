import type { Words } from '../../shared/kernel/schema.ts';
import { likeness } from '../../shared/wishes/similar.ts';
import type { WishKind, WishState } from '../../shared/wishes/wish.ts';
import type { House } from '../platform/house.ts';
import type { Item } from '../platform/table.ts';
import type { rowOf } from './views.ts';
import { queuePk, type Wish, wallPk } from './wish-item.ts';

/** From here on two wishes may be the same: a person compares them. */
const ALIKE_PERCENT = 60;
/** The newest waiting wishes of the center, and what the station has in its queue. */
const WAITING_LIMIT_ITEMS = 300;
const QUEUED_LIMIT_ITEMS = 100;
const ALIKE_LIMIT_ITEMS = 10;

type Alike = {
  readonly id: string;
  readonly title: Words;
  readonly state: WishState;
  readonly at: number;
  readonly likeness: number;
};
type Row = ReturnType<typeof rowOf>;
type Asked = {
  readonly id: string;
  readonly title: Words;
  readonly kind: WishKind;
  readonly beneficiaryId: string;
} & Pick<Wish, 'centerId' | 'stationId'>;

/**
 * Open wishes that may be the same as this one, most alike first: their titles read alike, or the same person asks for the
 * same kind of thing. Reads two bounded lists; the masked words are compared, so nothing identifying is looked at.
 */
export async function alikeTo(house: House, wish: Asked): Promise<readonly Alike[]> {
  const [waiting, queued] = await Promise.all([
    house.table.query({
      index: 'gsi1',
      pk: wallPk(wish.centerId, 'waiting'),
      limit: WAITING_LIMIT_ITEMS,
      descending: true,
    }),
    house.table.query({ index: 'gsi2', pk: queuePk(wish.stationId), limit: QUEUED_LIMIT_ITEMS, descending: true }),
  ]);
  // What is looked for anew stands in both.
  const rows = new Map([...waiting.items, ...queued.items].map(rowFrom).map((row) => [row.id, row]));
  rows.delete(wish.id);
  return [...rows.values()]
    .map((row) => ({
      id: row.id,
      title: row.title,
      state: row.state,
      at: row.submittedAt,
      likeness: likenessOf(row, wish),
      samePerson: row.beneficiaryId === wish.beneficiaryId && row.kind === wish.kind,
    }))
    .filter((other) => other.samePerson || other.likeness >= ALIKE_PERCENT)
    .sort((a, b) => Number(b.samePerson) - Number(a.samePerson) || b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
    .slice(0, ALIKE_LIMIT_ITEMS)
    .map(({ samePerson: _, ...other }) => other);
}

function likenessOf(row: Row, wish: Asked): number {
  return likeness({ title: row.title.zh, story: '' }, { title: wish.title.zh, story: '' });
}

function rowFrom(item: Item): Row {
  return item.card?.['row'] as unknown as Row;
}
