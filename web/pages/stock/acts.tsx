import { useState } from 'preact/hooks';
import type { StockRow } from '../../../shared/goods/counter.ts';
import { chinaDayStart, DAY_MS, HOUR_MS } from '../../../shared/kernel/time.ts';
import { windowShort } from '../../main/format.ts';
import { go } from '../../main/router.ts';
import type { Stock } from '../../state/stock.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Choice } from '../../ui/field.tsx';
import { toast } from '../../ui/toast.tsx';
import { words } from './words.ts';

/** Two hours tomorrow morning, tomorrow afternoon, the day after: whoever has time says so. */
function spans(now: number): readonly { from: number; to: number }[] {
  const today = chinaDayStart(now);
  const at = (day: number, hour: number) => ({
    from: today + day * DAY_MS + hour * HOUR_MS,
    to: today + day * DAY_MS + (hour + 3) * HOUR_MS,
  });
  return [at(0, 14), at(1, 9), at(1, 14), at(2, 9)].filter(({ from }) => from > now + HOUR_MS);
}

type ActsProps = { row: StockRow; onClose: () => void; state: Stock };

export function OnShelf({
  row,
  onClose,
  state,
  now,
  onLabel,
}: ActsProps & { now: number; onLabel: (row: StockRow) => void }) {
  const w = words();
  const when = spans(now);
  const [at, setAt] = useState('0');
  async function ask(): Promise<void> {
    const window = when[Number(at)];
    const sent = window === undefined ? undefined : await state.ask.send(row, window);
    if (sent === undefined) return;
    onClose();
    toast(w.asked, { label: w.whoCould, run: () => go(`/tasks/${sent.id}/candidates`) });
  }
  return (
    <>
      {row.asked === undefined ? (
        <>
          <Choice
            legend={w.askWhen}
            value={at}
            onChange={setAt}
            options={when.map((window, index) => [String(index), windowShort(window, now)] as const)}
          />
          <Button look="main" wide busy={state.ask.busy.value} onClick={() => void ask()}>
            {w.ask}
          </Button>
        </>
      ) : (
        <>
          <p class="quiet">{row.asked.taken ? w.hasCarrier : w.waitsForCarrier}</p>
          <ButtonLink look="main" wide to={`/tasks/${row.asked.taskId}/candidates`}>
            {row.asked.taken ? w.whoComes : w.whoCould}
          </ButtonLink>
        </>
      )}
      <Act run={() => state.pickUp.send(row)} done={w.tookIt} onClose={onClose}>
        {w.myself}
      </Act>
      <div class="stock-quiet">
        <button type="button" class="text-button mid" onClick={() => onLabel(row)}>
          {w.label}
        </button>
        <TextAct run={() => state.reverse.send(row)} done={w.reversed} onClose={onClose}>
          {w.reverse}
        </TextAct>
        <TextAct run={() => state.letGo.send(row)} done={w.toGiveBack} onClose={onClose}>
          {w.letGo}
        </TextAct>
      </div>
    </>
  );
}

export function Out({ row, onClose, state }: ActsProps) {
  const w = words();
  return (
    <>
      <p class="quiet">{w.outText}</p>
      <Act run={() => state.deliver.send(row)} done={w.delivered} onClose={onClose} look="main">
        {w.deliver}
      </Act>
      <Act run={() => state.returned.send(row)} done={w.returnedDone} onClose={onClose}>
        {w.returned}
      </Act>
    </>
  );
}

type ActProps = { run: () => Promise<unknown>; done: string; onClose: () => void; children: string };

export function Act({ run, done, onClose, look = 'plain', children }: ActProps & { look?: 'main' | 'plain' }) {
  return (
    <Button
      look={look}
      wide
      onClick={() => {
        void run().then((sent) => {
          if (sent === undefined) return;
          onClose();
          toast(done);
        });
      }}
    >
      {children}
    </Button>
  );
}

function TextAct({ run, done, onClose, children }: ActProps) {
  return (
    <button
      type="button"
      class="text-button mid"
      onClick={() => {
        void run().then((sent) => {
          if (sent === undefined) return;
          onClose();
          toast(done);
        });
      }}
    >
      {children}
    </button>
  );
}
