import type { TaskState } from '../../../shared/tasks/task.ts';
import type { CommandLine } from '../../main/api.ts';
import { DOT, momentWords } from '../../main/format.ts';
import { refusedWords, say as sayWords, t } from '../../main/i18n.ts';
import { go } from '../../main/router.ts';
import { createOutboxList, type OutboxList, type Row, type Stands } from '../../state/outbox-list.ts';
import { Button } from '../../ui/button.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { Icon } from '../../ui/icon.tsx';
import { clockIcon, refreshCwIcon } from '../../ui/icons-more.ts';
import { toast } from '../../ui/toast.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import './outbox.css';
import { words } from './words.ts';

const STAMPS: ReadonlySet<CommandLine> = new Set([
  'POST /api/tasks/:taskId/check-in',
  'POST /api/tasks/:taskId/check-out',
]);

/** What waits on this phone and what came back: each with what can be done about it. */
export function OutboxPage({ app }: PageProps) {
  const state = useScreen(() => createOutboxList(app), [app]);
  const say = words();
  const rows = state.rows.value;
  return (
    <>
      <TopBar backTo={{ to: '/me', label: say.back }} />
      <div class="page narrow outbox">
        <h1 class="title">{say.title}</h1>
        {rows.length === 0 ? (
          <Drawn kind="empty" title={say.none} text={say.noneText} />
        ) : (
          <>
            <p class="mid">{say.text}</p>
            <ul class="outbox-rows">
              {rows.map((row) => (
                <li key={row.item.key}>
                  {row.item.refused === undefined ? (
                    <Waits row={row} rows={rows} state={state} now={app.now()} />
                  ) : (
                    <CameBack row={row} state={state} now={app.now()} />
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
        <p class="small quiet">{'SyncManager' in globalThis ? say.sync : say.noSync}</p>
        <p class="small quiet">{say.device}</p>
      </div>
    </>
  );
}

type RowProps = { row: Row; state: OutboxList; now: number };

function Waits({ row, rows, state, now }: RowProps & { rows: readonly Row[] }) {
  const say = words();
  const { item, sending } = row;
  const before = rows.some((other) => other.item.thing === item.thing && other.item.at < item.at);
  const how = sending ? say.sending : before ? say.after : item.tries > 0 ? say.rests : say.waits;
  async function undo(): Promise<void> {
    await state.drop(item.key);
    toast(say.undone);
  }
  return (
    <section class="card outbox-row" aria-busy={sending}>
      <div class="grow">
        <b>{item.label}</b>
        <p class="small quiet outbox-how">
          <Icon of={sending ? refreshCwIcon : clockIcon} />
          {how} · {say.at(momentWords(item.at, now))}
        </p>
      </div>
      {!sending && (
        <Button size="small" look="quiet" onClick={() => void undo()}>
          {say.undo}
        </Button>
      )}
    </section>
  );
}

/** What was wanted, what was answered, how it stands now, and the ways out of it. */
function CameBack({ row, state, now }: RowProps) {
  const say = words();
  const { item } = row;
  const stands = state.stands.value.get(item.thing);
  return (
    <section class="card outbox-back" role="alert">
      <h2>{item.refused && refusedWords(item.refused)}</h2>
      <p class="mid">{say.sent(item.label)}</p>
      {/* Whoever signs in or out has the place: whether others still find one says nothing to them. */}
      {stands !== undefined && !STAMPS.has(item.line) && <p class="mid">{say.stands(standsWords(stands))}</p>}
      <p class="small quiet">{say.at(momentWords(item.at, now))}</p>
      <div class="outbox-ways">
        {row.ways.map((way) =>
          way === 'look' ? (
            stands !== undefined && (
              <Button key={way} size="small" onClick={() => go(stands.to)}>
                {say.ways.look}
              </Button>
            )
          ) : (
            <Button
              key={way}
              size="small"
              look={way === 'drop' ? 'quiet' : 'plain'}
              onClick={() => void state.take(row, way)}
            >
              {say.ways[way]}
            </Button>
          ),
        )}
      </div>
    </section>
  );
}

function standsWords({ state, free, title }: Stands): string {
  const say = words();
  if (free === undefined)
    return `${sayWords(title)}${DOT}${t().states[state as keyof ReturnType<typeof t>['states']] ?? ''}`;
  return free > 0 && state === 'open' ? say.free(free) : say.tasks[state as TaskState];
}
