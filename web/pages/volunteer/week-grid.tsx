import { useRef } from 'preact/hooks';
import { hoursWords } from '../../main/spans.ts';
import { cellState, DAY_PARTS, DAYS, type DayPart, type Draft, paint } from '../../state/volunteer-draft.ts';
import { timesWords } from './times-words.ts';
import './week-grid.css';

type Weekly = Draft['weekly'];
type WeekGridProps = { weekly: Weekly; onChange: (weekly: Weekly) => void };

/**
 * Seven days by five parts of the day. One tap turns a cell over; pressed and drawn across, every cell touched becomes
 * what the first one became. With the keyboard: arrows move, space turns over. A head turns its whole row or column over.
 */
export function WeekGrid({ weekly, onChange }: WeekGridProps) {
  const say = timesWords();
  const grid = useRef<HTMLFieldSetElement>(null);
  // While a finger draws, cells come faster than redraws: the newest state is kept here.
  const latest = useRef(weekly);
  latest.current = weekly;
  const drawing = useRef<boolean | undefined>(undefined);

  function put(day: number, part: DayPart, free: boolean): void {
    latest.current = paint(latest.current, day, part, free);
    onChange(latest.current);
  }
  function under(event: PointerEvent): { day: number; part: DayPart } | undefined {
    const cell = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-day][data-part]');
    const part = DAY_PARTS.find(({ id }) => id === cell?.dataset['part'])?.id;
    return cell == null || part === undefined ? undefined : { day: Number(cell.dataset['day']), part };
  }
  function down(event: PointerEvent): void {
    const cell = under(event);
    if (cell === undefined) return;
    event.preventDefault();
    grid.current?.setPointerCapture(event.pointerId);
    drawing.current = cellState(latest.current, cell.day, cell.part) !== 'free';
    put(cell.day, cell.part, drawing.current);
  }
  function draw(event: PointerEvent): void {
    const cell = drawing.current === undefined ? undefined : under(event);
    if (cell !== undefined && (cellState(latest.current, cell.day, cell.part) === 'free') !== drawing.current)
      put(cell.day, cell.part, drawing.current ?? true);
  }
  function turnAll(cells: readonly (readonly [number, DayPart])[]): void {
    const free = !cells.every(([day, part]) => cellState(latest.current, day, part) === 'free');
    onChange(cells.reduce<Weekly>((all, [day, part]) => paint(all, day, part, free), latest.current));
  }
  function walk(event: KeyboardEvent, day: number, column: number): void {
    const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const part = DAY_PARTS[(column + (step[1] ?? 0) + DAY_PARTS.length) % DAY_PARTS.length]?.id;
    grid.current
      ?.querySelector<HTMLElement>(`[data-day="${(day + (step[0] ?? 0) + 7) % 7}"][data-part="${part}"]`)
      ?.focus();
  }

  return (
    <fieldset
      ref={grid}
      class="week-grid"
      aria-label={say.grid}
      onPointerMove={draw}
      onPointerUp={() => {
        drawing.current = undefined;
      }}
      onPointerCancel={() => {
        drawing.current = undefined;
      }}
    >
      <span />
      {DAY_PARTS.map((part) => (
        <button
          key={part.id}
          type="button"
          class="week-head"
          aria-label={say.wholePart(say.dayParts[part.id])}
          onClick={() => turnAll(DAYS.map((day) => [day, part.id] as const))}
        >
          <b>{say.dayParts[part.id]}</b>
          <span>{hoursWords(part.from * 60, part.to * 60)}</span>
        </button>
      ))}
      {DAYS.map((day) => (
        <>
          <button
            key={`d${day}`}
            type="button"
            class="week-head"
            data-row=""
            aria-label={say.wholeDay(say.days[day] ?? '')}
            onClick={() => turnAll(DAY_PARTS.map((part) => [day, part.id] as const))}
          >
            <b>{say.days[day]}</b>
          </button>
          {DAY_PARTS.map((part, column) => {
            const state = cellState(weekly, day, part.id);
            return (
              <button
                key={part.id}
                type="button"
                class="week-cell"
                data-day={day}
                data-part={part.id}
                data-state={state}
                aria-pressed={state === 'free' ? 'true' : state === 'part' ? 'mixed' : 'false'}
                aria-label={say.cell(say.days[day] ?? '', say.dayParts[part.id])}
                tabIndex={day === 0 && column === 0 ? 0 : -1}
                onPointerDown={down}
                onKeyDown={(event) => walk(event, day, column)}
                // A press by keyboard or screen reader comes without a pointer.
                onClick={(event) => event.detail === 0 && put(day, part.id, state !== 'free')}
              />
            );
          })}
        </>
      ))}
    </fieldset>
  );
}
