import { useEffect, useState } from 'preact/hooks';
import type { StockRow } from '../../../shared/goods/counter.ts';
import type { App } from '../../main/app.ts';
import { say as sayWords } from '../../main/i18n.ts';
import type { Stock } from '../../state/stock.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { giftAmount } from '../../ui/gift-words.ts';
import { Qr } from '../../ui/qr.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toast } from '../../ui/toast.tsx';
import { HandoverPhotos } from '../gifts/handover.tsx';
import { Act, OnShelf, Out } from './acts.tsx';
import type { Open } from './stock.tsx';
import { words } from './words.ts';

type Shown = { open: StockRow | undefined; onClose: () => void };

/** Counted and put on a shelf: both stand there already, so that it is one more tap. */
export function ReceiveSheet({ open, onClose, state, onDone }: Shown & { state: Stock; onDone: (next: Open) => void }) {
  const w = words();
  const [count, setCount] = useState('');
  const [shelf, setShelf] = useState('');
  const [pressed, setPressed] = useState(false);
  useEffect(() => {
    if (open === undefined) return;
    setCount(String(open.quantity));
    setPressed(false);
    setShelf(state.shelf.value);
    state.receive.clear();
  }, [open, state]);
  const quantity = Number(count);
  const counted = Number.isInteger(quantity) && quantity >= 1;
  const fits = open !== undefined && counted && quantity <= open.quantity && shelf.trim() !== '';
  async function send(): Promise<void> {
    setPressed(true);
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
        fault={
          open !== undefined && quantity > open.quantity
            ? w.tooMany(open.quantity)
            : pressed && !counted
              ? w.countMissing
              : undefined
        }
      />
      <Field
        label={w.onShelf}
        value={shelf}
        onInput={setShelf}
        maxLength={12}
        fault={pressed && shelf.trim() === '' ? w.shelfMissing : undefined}
      />
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
            <OnShelf key={open.id} row={open} onClose={onClose} state={state} now={now} onLabel={onLabel} />
          )}
          {open.state === 'on_the_way' && (
            <>
              <Out key={open.id} row={open} onClose={onClose} state={state} now={now} />
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

function Fault({ problem }: { problem: string | undefined }) {
  return problem === undefined ? null : (
    <p class="fault-note" role="alert">
      {problem}
    </p>
  );
}
