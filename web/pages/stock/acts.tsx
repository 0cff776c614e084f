import { useState } from 'preact/hooks';
import type { StockRow } from '../../../shared/goods/counter.ts';
import { chinaDayStart, DAY_MS, HOUR_MS } from '../../../shared/kernel/time.ts';
import { windowShort } from '../../main/format.ts';
import { go } from '../../main/router.ts';
import type { Stock } from '../../state/stock.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Choice } from '../../ui/field.tsx';
import { giftAmount } from '../../ui/gift-words.ts';
import { toast } from '../../ui/toast.tsx';
import { Batches, useTicked } from './batches.tsx';
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
  const picked = useTicked(row, state);
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
      <Batches of={picked} title={w.takeWhich(picked.beside.length)} now={now} />
      <Act
        run={() => state.pickUp.send(picked.ticked)}
        done={w.tookIt}
        onClose={onClose}
        look={picked.ticked.length > 0 ? 'plain' : 'blocked'}
      >
        {w.some(w.myself, picked)}
      </Act>
      <OfOne row={row} named={picked.beside.length > 1} onClose={onClose} state={state} onLabel={onLabel} />
    </>
  );
}

/** What opens at the end of a sheet is below what is seen of it. */
function intoSight(opened: HTMLElement | null): void {
  opened?.scrollIntoView({ block: 'end' });
}

type OfOneProps = ActsProps & { named: boolean; onLabel: (row: StockRow) => void };

/** What is done to the batch whose sheet it is and to no other, whatever is ticked: named where there are several. */
function OfOne({ row, named, onClose, state, onLabel }: OfOneProps) {
  const w = words();
  const [letting, setLetting] = useState(false);
  return (
    <>
      {named && <p class="small quiet figures">{w.ofBatch(`${giftAmount(row)} ${row.batch ?? ''}`)}</p>}
      <div class="stock-quiet">
        <button type="button" class="text-button mid" onClick={() => onLabel(row)}>
          {w.label}
        </button>
        <TextAct run={() => state.reverse.send(row)} done={w.reversed} onClose={onClose}>
          {w.reverse}
        </TextAct>
        <button type="button" class="text-button mid" aria-expanded={letting} onClick={() => setLetting(!letting)}>
          {w.letGo}
        </button>
      </div>
      {letting && (
        <div class="stock-letting" ref={intoSight}>
          <p>{w.letGoTells}</p>
          <Act run={() => state.letGo.send(row)} done={w.toGiveBack} onClose={onClose}>
            {w.letGoDo}
          </Act>
        </div>
      )}
    </>
  );
}

/** What is under way. Whoever carries it says that it is there; back to the shelf anybody at the station puts it. */
export function Out({ row, onClose, state, now }: ActsProps & { now: number }) {
  const w = words();
  const picked = useTicked(row, state);
  const { beside, ticked } = picked;
  const theirs = ticked.some(({ mine }) => mine === false);
  return (
    <>
      <p class="quiet">{w.outText}</p>
      <Batches of={picked} title={w.outWhich(beside.length)} now={now} />
      {beside.some(({ mine }) => mine !== false) && (
        <>
          {theirs && <p class="small quiet">{w.theirsToSay}</p>}
          <Act
            run={() => state.deliver.send(ticked)}
            done={w.delivered}
            onClose={onClose}
            look={ticked.length > 0 && !theirs ? 'main' : 'blocked'}
          >
            {w.some(w.deliver, picked)}
          </Act>
        </>
      )}
      <Act
        run={() => state.returned.send(ticked)}
        done={w.returnedDone}
        onClose={onClose}
        look={ticked.length > 0 ? 'plain' : 'blocked'}
      >
        {w.some(w.returned, picked)}
      </Act>
    </>
  );
}

type ActProps = { run: () => Promise<unknown>; done: string; onClose: () => void; children: string };

export function Act({
  run,
  done,
  onClose,
  look = 'plain',
  children,
}: ActProps & { look?: 'main' | 'plain' | 'blocked' }) {
  return (
    <Button
      look={look}
      wide
      onClick={() => {
        if (look === 'blocked') return;
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
