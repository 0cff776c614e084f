import { useState } from 'preact/hooks';
import { chinaDay, DAY_MS } from '../../../shared/kernel/time.ts';
import { momentWords } from '../../main/format.ts';
import type { YearScreen } from '../../state/year.ts';
import { Button } from '../../ui/button.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { Field } from '../../ui/field.tsx';
import { Said } from '../../ui/said.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toast } from '../../ui/toast.tsx';
import { words } from './words.ts';

type Props = { open: boolean; onClose: () => void; state: YearScreen; now: number };

/** Some days away: from, to, and what it means for the regular visits, before it is said. */
export function AwaySheet({ open, onClose, state, now }: Props) {
  const say = words();
  const [from, setFrom] = useState(chinaDay(now + DAY_MS));
  const [to, setTo] = useState(chinaDay(now + 7 * DAY_MS));
  const wrong = from === '' || to === '' || to < from;
  const affected = wrong ? [] : state.within(from, to);
  const problem = state.addAway.problem.value;
  const lasting = (days: number) => chinaDay(Date.parse(`${from}T12:00:00+08:00`) + (days - 1) * DAY_MS);
  async function save(): Promise<void> {
    if (wrong || (await state.addAway.send(from, to)) === undefined) return;
    toast(say.saved);
    onClose();
  }
  return (
    <Sheet open={open} onClose={onClose} title={say.addTitle}>
      <form
        class="year-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field label={say.from} type="date" value={from} onInput={setFrom} required />
        <Field
          label={say.to}
          type="date"
          value={to}
          onInput={setTo}
          required
          fault={wrong ? say.wrongDays : undefined}
        />
        <Chips label={say.presets} wrap>
          {(
            [
              [7, say.week1],
              [14, say.week2],
              [30, say.month],
            ] as const
          ).map(([days, name]) => (
            <Chip
              key={days}
              soft
              on={!wrong && to === lasting(days)}
              onClick={() => from !== '' && setTo(lasting(days))}
            >
              {name}
            </Chip>
          ))}
        </Chips>
        {affected.length === 0 ? (
          <p class="mid quiet">{say.affectedNone}</p>
        ) : (
          <div role="status">
            <p class="mid bold">{say.affected(affected.length)}</p>
            <ul class="rows">
              {affected.map((visit) => (
                <li class="year-affected mid" key={visit.taskId}>
                  <Said words={visit.title} />
                  <span class="small quiet figures">{momentWords(visit.from, now)}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
        {problem !== undefined && (
          <p class="fault-note" role="alert">
            {problem.title}
          </p>
        )}
        <Button submit look="main" wide busy={state.addAway.busy.value}>
          {say.save}
        </Button>
      </form>
    </Sheet>
  );
}
