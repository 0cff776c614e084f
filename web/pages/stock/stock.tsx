import './stock.css';
import { useState } from 'preact/hooks';
import type { StockRow } from '../../../shared/goods/counter.ts';
import type { App } from '../../main/app.ts';
import { momentWords } from '../../main/format.ts';
import { say as sayWords } from '../../main/i18n.ts';
import { createStock } from '../../state/stock.ts';
import { AtDesk } from '../../ui/at-desk.tsx';
import { RowBones } from '../../ui/bones.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { giftAmount } from '../../ui/gift-words.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { Movements } from './movements.tsx';
import { LabelSheet, MoreSheet, ReceiveSheet } from './sheets.tsx';
import { words } from './words.ts';

/** A station's goods: who comes today, what is on the shelf, what is out, what goes back. */
export function StockPage({ app, session, query }: PageProps) {
  return (
    <AtDesk session={session}>
      {(desk) => (
        <StockOf
          app={app}
          orgId={desk.orgId}
          orgName={sayWords(desk.orgName)}
          batch={query.get('batch') ?? undefined}
        />
      )}
    </AtDesk>
  );
}

export type Open = { readonly what: 'receive' | 'label' | 'more'; readonly row: StockRow } | undefined;

function StockOf({
  app,
  orgId,
  orgName,
  batch,
}: {
  app: App;
  orgId: string;
  orgName: string;
  batch: string | undefined;
}) {
  const state = useScreen(() => createStock(app, orgId), [app, orgId]);
  const [open, setOpen] = useState<Open>();
  const w = words();
  // A sheet that makes way for the next one closes a moment later, and takes only itself along.
  const close = (what: NonNullable<Open>['what']) => () => setOpen((now) => (now?.what === what ? undefined : now));
  const rowTo = (what: NonNullable<Open>['what'], act: string) => (row: StockRow) => (
    <Row key={row.id} row={row} now={app.now()} act={act} onAct={() => setOpen({ what, row })} />
  );
  return (
    <div class="page stock">
      <header>
        <h1 class="title">{w.title}</h1>
        <p class="quiet mid">{orgName}</p>
      </header>
      <Loaded of={state.stock} bones={<RowBones rows={6} />} page>
        {(stock) => {
          const kept = (rows: readonly StockRow[]) =>
            batch === undefined ? rows : rows.filter((row) => row.batch === batch);
          const empty = [stock.expected, stock.shelf, stock.out, stock.giveBack].every((rows) => rows.length === 0);
          return empty ? (
            <Drawn kind="empty" title={w.none} text={w.noneText} />
          ) : (
            <div class="stock-parts">
              {batch === undefined && (
                <Part title={w.expected(stock.expected.length)} none={w.expectedNone} rows={stock.expected}>
                  {rowTo('receive', w.receive)}
                </Part>
              )}
              <Part title={w.shelf(kept(stock.shelf).length)} none={w.shelfNone} rows={kept(stock.shelf)}>
                {rowTo('more', w.send)}
              </Part>
              <Part title={w.out(kept(stock.out).length)} none={w.outNone} rows={kept(stock.out)}>
                {rowTo('more', w.how)}
              </Part>
              {stock.giveBack.length > 0 && (
                <Part title={w.giveBack(stock.giveBack.length)} none="" rows={kept(stock.giveBack)}>
                  {rowTo('more', w.how)}
                </Part>
              )}
            </div>
          );
        }}
      </Loaded>
      <Movements of={state.movements} now={app.now()} />
      <ReceiveSheet
        open={open?.what === 'receive' ? open.row : undefined}
        onClose={close('receive')}
        state={state}
        onDone={setOpen}
      />
      <LabelSheet app={app} open={open?.what === 'label' ? open.row : undefined} onClose={close('label')} />
      <MoreSheet
        app={app}
        open={open?.what === 'more' ? open.row : undefined}
        onClose={close('more')}
        state={state}
        now={app.now()}
        onLabel={(row) => setOpen({ what: 'label', row })}
      />
    </div>
  );
}

function Part({
  title,
  none,
  rows,
  children,
}: {
  title: string;
  none: string;
  rows: readonly StockRow[];
  children: (row: StockRow) => preact.ComponentChild;
}) {
  return (
    <section>
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p class="quiet mid">{none}</p>
      ) : (
        <ul class="card rows stock-rows" data-flush="">
          {rows.map(children)}
        </ul>
      )}
    </section>
  );
}

function Row({ row, now, act, onAct }: { row: StockRow; now: number; act: string; onAct: () => void }) {
  const w = words();
  const late = row.until !== undefined && row.until - now < 3 * 3_600_000;
  return (
    <li class="stock-row">
      <span class="stock-what">
        <b>{giftAmount(row)}</b>
        <span class="small quiet one-line two-on-phone">{sayWords(row.title)}</span>
        {row.asked !== undefined && (
          <span class="small ember">{row.asked.taken ? w.hasCarrier : w.waitsForCarrier}</span>
        )}
      </span>
      <span class="stock-where small">
        {row.until === undefined ? (
          <>
            <b class="figures">{row.shelf ?? ''}</b>
            <span class="quiet figures">{row.batch}</span>
          </>
        ) : (
          <>
            <b class={late ? 'ember' : ''}>{momentWords(row.until, now)}</b>
            <span class="quiet">{w.comes(sayWords(row.giver))}</span>
          </>
        )}
      </span>
      <button type="button" class="button" data-size="small" onClick={onAct}>
        {row.asked === undefined ? act : w.how}
        <span class="out-of-sight"> {giftAmount(row)}</span>
      </button>
    </li>
  );
}
