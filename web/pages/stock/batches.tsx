import { useState } from 'preact/hooks';
import type { StockRow } from '../../../shared/goods/counter.ts';
import { momentWords } from '../../main/format.ts';
import { besideOf, type Stock, tickedAtFirst } from '../../state/stock.ts';
import { giftAmount } from '../../ui/gift-words.ts';
import { words } from './words.ts';

export type Ticked = {
  /** The batches of one wish that stand in one place, the one whose sheet it is first. */
  readonly beside: readonly StockRow[];
  /** Those that are to move. */
  readonly ticked: readonly StockRow[];
  toggle(id: string): void;
};

/** Which of a wish's batches are meant. What is not ticked moves nowhere. */
export function useTicked(row: StockRow, state: Stock): Ticked {
  const stock = state.stock.data.value;
  const beside = stock === undefined ? [row] : besideOf(stock, row);
  const [ids, setIds] = useState(() => tickedAtFirst(row, beside));
  return {
    beside,
    ticked: beside.filter(({ id }) => ids.has(id)),
    toggle: (id) => setIds(new Set(ids.has(id) ? [...ids].filter((one) => one !== id) : [...ids, id])),
  };
}

/** Where there are several, each is ticked or not; one alone is named by the sheet itself. */
export function Batches({ of: { beside, ticked, toggle }, title, now }: { of: Ticked; title: string; now: number }) {
  const w = words();
  if (beside.length < 2) return null;
  return (
    <fieldset class="stock-batches">
      <legend>{title}</legend>
      {beside.map((one) => (
        <label key={one.id} class="row">
          <input type="checkbox" checked={ticked.some(({ id }) => id === one.id)} onChange={() => toggle(one.id)} />
          <span class="grow">
            <b>{giftAmount(one)}</b>
            {one.mine === false && <span class="small quiet"> {w.theirs}</span>}
            <span class="small quiet figures stock-batch-where">
              {one.state === 'on_the_way' ? w.leftAt(momentWords(one.since, now)) : one.shelf} {one.batch}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
