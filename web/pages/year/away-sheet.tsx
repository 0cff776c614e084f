import { useState } from 'preact/hooks';
import { chinaDay, DAY_MS } from '../../../shared/kernel/time.ts';
import { momentWords } from '../../main/format.ts';
import { say as sayWords } from '../../main/i18n.ts';
import type { Year, YearScreen } from '../../state/year.ts';
import { Button } from '../../ui/button.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { Field } from '../../ui/field.tsx';
import { Said } from '../../ui/said.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toast } from '../../ui/toast.tsx';
import { words } from './words.ts';

const NOTHING = { regular: [], others: [] };

type Props = { open: boolean; onClose: () => void; state: YearScreen; now: number };

/** Some days away: from, to, and what it means for the regular visits, before it is said. */
export function AwaySheet({ open, onClose, state, now }: Props) {
  const say = words();
  const [from, setFrom] = useState(chinaDay(now + DAY_MS));
  const [to, setTo] = useState(chinaDay(now + 7 * DAY_MS));
  const wrong = from === '' || to === '' || to < from;
  const { regular, others } = wrong ? NOTHING : state.within(from, to);
  const problem = state.addAway.problem.value ?? state.giveBack.problem.value;
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
        <div class="year-away-told" role="status">
          {regular.length > 0 && <p class="mid bold">{say.affected(regular.length)}</p>}
          <Visits of={regular} now={now} />
          {others.length > 0 && <p class="mid bold">{say.othersToo(others.length)}</p>}
          <Visits of={others} now={now} state={state} />
          <p class="mid quiet">{regular.length + others.length === 0 ? say.affectedNone : say.offersToo}</p>
        </div>
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

type VisitsProps = { of: Year['coming']; now: number; state?: YearScreen };

/** Visits within those days; `state`: those that only they themselves can give back, one by one. */
function Visits({ of, now, state }: VisitsProps) {
  const say = words();
  if (of.length === 0) return null;
  return (
    <ul class="rows">
      {of.map((visit) => (
        <li class="year-affected mid" key={visit.taskId}>
          <Said words={visit.title} />
          <span class="small quiet figures">{momentWords(visit.from, now)}</span>
          {state !== undefined && (
            <Button
              size="small"
              busy={state.giveBack.busy.value}
              onClick={() => void state.giveBack.send(visit.taskId).then((done) => done && toast(say.givenBack))}
            >
              {say.giveBack}
              <span class="out-of-sight"> {sayWords(visit.title)}</span>
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
