import { useEffect, useRef, useState } from 'preact/hooks';
import { leftWords } from '../../main/spans.ts';
import type { Candidates, Seat } from '../../state/candidates.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { SeatActions } from './seat-actions.tsx';
import { words } from './words.ts';

/** Everyone who was asked, and what can be entered for them. */
export function Seats({ state, now }: { state: Candidates; now: number }) {
  const say = words();
  return (
    <section class="candidates-seats">
      <h2>{say.seats}</h2>
      <Loaded of={state.seats} bones={<RowBones rows={2} />}>
        {(seats) =>
          seats.items.length === 0 ? (
            <p class="mid quiet">{say.seatsNone}</p>
          ) : (
            <ul class="rows">
              {seats.items.map((seat) => (
                <SeatRow key={seat.personId} state={state} seat={seat} now={now} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

function SeatRow({ state, seat, now }: { state: Candidates; seat: Seat; now: number }) {
  const say = words();
  const row = useRef<HTMLLIElement>(null);
  const [done, setDone] = useState(0);
  // The buttons may go with what they were for: the reader then stays at the row.
  useEffect(() => {
    if (done > 0 && document.activeElement === document.body) row.current?.focus();
  }, [done]);
  return (
    <li class="candidates-seat" ref={row} tabIndex={-1}>
      <span class="grow">
        <b>{seat.name}</b>{' '}
        <span class="small bold" data-seat={seat.state}>
          {say.states[seat.state]}
        </span>
        {seat.note !== undefined && <span class="small quiet candidates-note">{seat.note}</span>}
      </span>
      <span class="small quiet figures">
        {seat.until !== undefined && seat.state === 'offered' ? say.until(leftWords(seat.until - now)) : ''}
      </span>
      <SeatActions state={state} seat={seat} now={now} onDone={() => setDone(done + 1)} />
    </li>
  );
}
