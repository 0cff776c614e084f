import { useEffect, useState } from 'preact/hooks';
import type { StockRow } from '../../../shared/goods/counter.ts';
import { chinaDayStart, DAY_MS, HOUR_MS } from '../../../shared/kernel/time.ts';
import type { App } from '../../main/app.ts';
import { windowShort } from '../../main/format.ts';
import { say as sayWords } from '../../main/i18n.ts';
import { go } from '../../main/router.ts';
import type { Stock } from '../../state/stock.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { giftAmount } from '../../ui/gift-words.ts';
import { Qr } from '../../ui/qr.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toast } from '../../ui/toast.tsx';
import { HandoverPhotos } from '../gifts/handover.tsx';
import type { Open } from './stock.tsx';
import { words } from './words.ts';

type Shown = { open: StockRow | undefined; onClose: () => void };

/** Counted and put on a shelf: both stand there already, so that it is one more tap. */
export function ReceiveSheet({ open, onClose, state, onDone }: Shown & { state: Stock; onDone: (next: Open) => void }) {
  const w = words();
  const [count, setCount] = useState('');
  const [shelf, setShelf] = useState('');
  useEffect(() => {
    if (open === undefined) return;
    setCount(String(open.quantity));
    setShelf(state.shelf.value);
    state.receive.clear();
  }, [open, state]);
  const quantity = Number(count);
  const fits =
    open !== undefined &&
    Number.isInteger(quantity) &&
    quantity >= 1 &&
    quantity <= open.quantity &&
    shelf.trim() !== '';
  async function send(): Promise<void> {
    if (!fits || open === undefined) return;
    const sent = await state.receive.send(open, quantity, shelf.trim());
    if (sent === undefined) return;
    toast(w.received);
    onDone({ what: 'label', row: { ...open, quantity, shelf: shelf.trim(), batch: sent.batch } });
  }
  return (
    <Sheet open={open !== undefined} onClose={onClose} title={open === undefined ? '' : giftAmount(open)}>
      <p class="quiet">{open === undefined ? '' : w.comes(sayWords(open.giver))}</p>
      <Field
        label={w.count}
        value={count}
        onInput={setCount}
        inputMode="numeric"
        maxLength={3}
        {...(open !== undefined && quantity > 0 && quantity < open.quantity
          ? { hint: w.less(open.quantity - quantity) }
          : {})}
        fault={open !== undefined && quantity > open.quantity ? w.tooMany(open.quantity) : undefined}
      />
      <Field label={w.onShelf} value={shelf} onInput={setShelf} maxLength={12} />
      <Fault problem={state.receive.problem.value?.title} />
      <Button look={fits ? 'main' : 'blocked'} wide busy={state.receive.busy.value} onClick={() => void send()}>
        {w.receive}
      </Button>
    </Sheet>
  );
}

/** What is stuck on the thing: where it stands, its number as text and as a code that a camera reads. */
export function LabelSheet({ open, onClose, app }: Shown & { app: App }) {
  const w = words();
  return (
    <Sheet open={open !== undefined} onClose={onClose} title={w.label}>
      {open !== undefined && (
        <>
          <div class="stock-label">
            <Qr text={`${location.origin}/stock?batch=${open.batch}`} label={w.labelCode(open.batch ?? '')} />
            <div>
              <p class="stock-label-shelf">{open.shelf}</p>
              <p class="bold">{giftAmount(open)}</p>
              <p class="figures">{open.batch}</p>
              <p class="small">{sayWords(open.title)}</p>
            </div>
          </div>
          <Button look="main" wide onClick={() => window.print()}>
            {w.print}
          </Button>
          <HandoverPhotos app={app} wishId={open.wishId} />
        </>
      )}
    </Sheet>
  );
}

/** Two hours tomorrow morning, tomorrow afternoon, the day after: whoever has time says so. */
function spans(now: number): readonly { from: number; to: number }[] {
  const today = chinaDayStart(now);
  const at = (day: number, hour: number) => ({
    from: today + day * DAY_MS + hour * HOUR_MS,
    to: today + day * DAY_MS + (hour + 3) * HOUR_MS,
  });
  return [at(0, 14), at(1, 9), at(1, 14), at(2, 9)].filter(({ from }) => from > now + HOUR_MS);
}

/** What may be done with a gift that is here: the next step first. */
export function MoreSheet({
  open,
  onClose,
  state,
  now,
  onLabel,
  app,
}: Shown & { state: Stock; now: number; onLabel: (row: StockRow) => void; app: App }) {
  return (
    <Sheet open={open !== undefined} onClose={onClose} title={open === undefined ? '' : giftAmount(open)}>
      {open !== undefined && (
        <>
          <p>
            <a class="link" href={`/wishes/${open.wishId}`}>
              {sayWords(open.title)}
            </a>
          </p>
          <Fault problem={state.problem.value} />
          {open.state === 'on_shelf' && (
            <OnShelf row={open} onClose={onClose} state={state} now={now} onLabel={onLabel} />
          )}
          {open.state === 'on_the_way' && (
            <>
              <Out row={open} onClose={onClose} state={state} />
              <HandoverPhotos app={app} wishId={open.wishId} />
            </>
          )}
          {open.state === 'to_give_back' && (
            <Act run={() => state.giveBack.send(open)} done={words().gaveBack} onClose={onClose} look="main">
              {words().gaveBackDo}
            </Act>
          )}
        </>
      )}
    </Sheet>
  );
}

type ActsProps = { row: StockRow; onClose: () => void; state: Stock };

function OnShelf({ row, onClose, state, now, onLabel }: ActsProps & { now: number; onLabel: (row: StockRow) => void }) {
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

function Out({ row, onClose, state }: ActsProps) {
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

function Act({ run, done, onClose, look = 'plain', children }: ActProps & { look?: 'main' | 'plain' }) {
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

function Fault({ problem }: { problem: string | undefined }) {
  return problem === undefined ? null : (
    <p class="fault-note" role="alert">
      {problem}
    </p>
  );
}
