import './list.css';
import { useEffect, useRef } from 'preact/hooks';
import { HOUR_MS } from '../../../shared/kernel/time.ts';
import type { App } from '../../main/app.ts';
import { clockWords, momentWords } from '../../main/format.ts';
import { language } from '../../main/i18n.ts';
import { exactWords, leftWords } from '../../main/spans.ts';
import type { Place } from '../../state/board.ts';
import { clockOf, FILTERS, type Queue, type QueueRow } from '../../state/queue.ts';
import { Bar } from '../../ui/bar.tsx';
import { RowBones } from '../../ui/bones.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { GroupWord } from '../../ui/group-word.tsx';
import { Icon } from '../../ui/icon.tsx';
import { searchIcon } from '../../ui/icons.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Said } from '../../ui/said.tsx';
import { useNow } from '../../ui/use-now.ts';
import type { QueueTo } from './to.ts';
import { words } from './words.ts';

/** From here on the clock is said as a day and a time. */
const SOON_MS = 6 * HOUR_MS;

type ListProps = { queue: Queue; app: App; wishId: string | undefined; wide: boolean; place: Place; to: QueueTo };

/** What waits, with its clocks. */
export function QueueList({ queue, app, wishId, wide, place, to }: ListProps) {
  const say = words();
  const now = useNow(app.now);
  const rows = queue.rows.data.value;
  const counts = queue.counts.value;
  const own = queue.shown.value.filter((row) => row.own === true);
  const draw = (row: QueueRow) => (
    <Row key={row.id} row={row} now={now} on={row.id === wishId} wide={wide} to={to(row.id)} />
  );
  // At a desk something opens by itself, and its title is the screen's; only where nothing waits is it this one.
  const Title = wide && rows?.length !== 0 ? 'h2' : 'h1';
  return (
    <section class="queue-list" aria-label={say.title[place]}>
      <header class="queue-head">
        <Title class="queue-title">
          {say.title[place]} <span class="figures">{queue.mine.value ?? ''}</span>
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
            <div class="queue-rows">
              <ul>{queue.shown.value.filter((row) => row.own !== true).map(draw)}</ul>
              {own.length > 0 && (
                <>
                  <h2 class="queue-own small">{say.ownOnes(own.length)}</h2>
                  <ul>{own.map(draw)}</ul>
                </>
              )}
            </div>
          ) : (
            <Nothing all={all.length === 0} queue={queue} wide={wide} place={place} />
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

/** Nothing waits here; from above a station there is a way to what waits at the stations. */
export function NothingWaits({ place }: { place: Place }) {
  const say = words();
  return (
    <Drawn
      kind="empty"
      title={say.empty[place]}
      text={say.emptyText[place]}
      action={place === 'center' ? <ButtonLink to="/board">{say.toStations}</ButtonLink> : undefined}
    />
  );
}

function Nothing({ all, queue, wide, place }: Pick<ListProps, 'queue' | 'wide' | 'place'> & { all: boolean }) {
  const say = words();
  // At a desk it stands where the next wish would open.
  if (all) return wide ? null : <NothingWaits place={place} />;
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

/** How it came here; what came back from a dispute is not new. */
function sourceWords({ tier, state, source }: QueueRow, wide: boolean): string | undefined {
  const say = words();
  if (tier > 0 && !wide) return say.tiers[tier];
  return state === 'released' ? say.again : say.sources[source];
}

type RowProps = { row: QueueRow; now: number; on: boolean; wide: boolean; to: string };

function Row({ row, now, on, wide, to }: RowProps) {
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
        href={to}
        aria-current={on ? 'true' : undefined}
        data-late={clock.late ? '' : undefined}
      >
        <GroupWord group={row.group} short />
        <span class="queue-row-title one-line two-on-phone" title={row.title.zh}>
          {row.urgency === 'urgent' && <span class="queue-urgent">{say.urgent}</span>}
          <Said words={row.title} />
        </span>
        <span class="queue-source small quiet">{sourceWords(row, wide)}</span>
        <span class="queue-clock">
          <span class="small figures">{time}</span>
          <Bar part={clock.part} look={clock.late ? 'late' : 'clock'} />
        </span>
      </a>
    </li>
  );
}
