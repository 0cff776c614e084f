import './list.css';
import { useEffect, useRef } from 'preact/hooks';
import { HOUR_MS } from '../../../shared/kernel/time.ts';
import type { App } from '../../main/app.ts';
import { clockWords, momentWords } from '../../main/format.ts';
import { language } from '../../main/i18n.ts';
import { exactWords, leftWords } from '../../main/spans.ts';
import { clockOf, FILTERS, type Queue, type QueueRow } from '../../state/queue.ts';
import { Bar } from '../../ui/bar.tsx';
import { RowBones } from '../../ui/bones.tsx';
import { Button } from '../../ui/button.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { GroupWord } from '../../ui/group-word.tsx';
import { Icon } from '../../ui/icon.tsx';
import { searchIcon } from '../../ui/icons.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Said } from '../../ui/said.tsx';
import { useNow } from '../../ui/use-now.ts';
import { words } from './words.ts';

/** From here on the clock is said as a day and a time. */
const SOON_MS = 6 * HOUR_MS;

/** What waits, with its clocks. */
export function QueueList({
  queue,
  app,
  wishId,
  wide,
}: {
  queue: Queue;
  app: App;
  wishId: string | undefined;
  wide: boolean;
}) {
  const say = words();
  const now = useNow(app.now);
  const rows = queue.rows.data.value;
  const counts = queue.counts.value;
  // At a desk something opens by itself, and its title is the screen's; only where nothing waits is it this one.
  const Title = wide && rows?.length !== 0 ? 'h2' : 'h1';
  return (
    <section class="queue-list" aria-label={say.title}>
      <header class="queue-head">
        <Title class="queue-title">
          {say.title} <span class="figures">{rows === undefined ? '' : rows.length}</span>
        </Title>
        <span class="small quiet">{queue.more.value ? say.more : say.order}</span>
      </header>
      <div class="queue-filters">
        <Chips label={say.filterLabel} wrap={wide}>
          {FILTERS.map((filter) => (
            <Chip key={filter} on={queue.filter.value === filter} onClick={() => queue.setFilter(filter)}>
              {say.filters[filter]}
              {filter !== 'all' && rows !== undefined ? ` ${counts[filter]}` : ''}
            </Chip>
          ))}
        </Chips>
        <label class="search queue-seek">
          <Icon of={searchIcon} />
          <input
            class="input"
            id="queue-seek"
            type="search"
            value={queue.seek.value}
            placeholder={say.seek}
            aria-label={say.seek}
            onInput={(event) => queue.setSeek(event.currentTarget.value)}
          />
        </label>
      </div>
      <Loaded of={queue.rows} bones={<RowBones rows={8} />}>
        {(all) =>
          queue.shown.value.length > 0 ? (
            <ul class="queue-rows">
              {queue.shown.value.map((row) => (
                <Row key={row.id} row={row} now={now} on={row.id === wishId} wide={wide} />
              ))}
            </ul>
          ) : (
            <Nothing all={all.length === 0} queue={queue} wide={wide} />
          )
        }
      </Loaded>
      {wide && (
        <footer class="queue-keys small">
          <span>
            <kbd>J</kbd> <kbd>K</kbd> {say.keysHint.move}
          </span>
          <span>
            <kbd>/</kbd> {say.keysHint.seek}
          </span>
          <span>
            <kbd>?</kbd> {say.keysHint.all}
          </span>
        </footer>
      )}
    </section>
  );
}

/** English days are longer than the clock is wide: there the weekday alone. */
function dueShort(at: number, now: number): string {
  return language.value === 'zh' ? momentWords(at, now) : `${exactWords(at).slice(0, 3)} ${clockWords(at)}`;
}

function Nothing({ all, queue, wide }: { all: boolean; queue: Queue; wide: boolean }) {
  const say = words();
  // At a desk it stands where the next wish would open.
  if (all) return wide ? null : <Drawn kind="empty" title={say.empty} text={say.emptyText} />;
  return (
    <Drawn
      kind="empty"
      title={say.emptyFilter}
      action={
        <Button
          size="small"
          onClick={() => {
            queue.setFilter('all');
            queue.setSeek('');
          }}
        >
          {say.showAll}
        </Button>
      }
    />
  );
}

function Row({ row, now, on, wide }: { row: QueueRow; now: number; on: boolean; wide: boolean }) {
  const say = words();
  const link = useRef<HTMLAnchorElement>(null);
  const clock = clockOf(row, now);
  useEffect(() => {
    if (on) link.current?.scrollIntoView({ block: 'nearest' });
  }, [on]);
  const time =
    clock.leftMs < 0
      ? say.overdue(leftWords(-clock.leftMs))
      : clock.leftMs < SOON_MS
        ? leftWords(clock.leftMs)
        : dueShort(row.dueAt, now);
  return (
    <li>
      <a
        ref={link}
        class="queue-row"
        href={`/queue/${row.id}`}
        aria-current={on ? 'true' : undefined}
        data-late={clock.late ? '' : undefined}
      >
        <GroupWord group={row.group} short />
        <span class="queue-row-title one-line two-on-phone" title={row.title.zh}>
          {row.urgency === 'urgent' && <span class="queue-urgent">{say.urgent}</span>}
          <Said words={row.title} />
        </span>
        <span class="queue-source small quiet">
          {row.tier > 0 && !wide ? say.tiers[row.tier] : say.sources[row.source]}
        </span>
        <span class="queue-clock">
          <span class="small figures">{time}</span>
          <Bar part={clock.part} look={clock.late ? 'late' : 'clock'} />
        </span>
      </a>
    </li>
  );
}
