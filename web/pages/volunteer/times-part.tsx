import { useState } from 'preact/hooks';
import { CHINA_OFFSET_MS, chinaDay, chinaDayStart, DAY_MS, HOUR_MS } from '../../../shared/kernel/time.ts';
import { dateWords, dayWords } from '../../main/format.ts';
import { spanWords } from '../../main/spans.ts';
import type { VolunteerForm } from '../../state/volunteer.ts';
import { DAY_PARTS, DAYS, freeHours, paint } from '../../state/volunteer-draft.ts';
import { Button } from '../../ui/button.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { Choice, Field, SelectField } from '../../ui/field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { timesWords } from './times-words.ts';
import { WeekGrid } from './week-grid.tsx';

const EXCEPTIONS_LIMIT_ITEMS = 30;
type Exception = VolunteerForm['sketch']['value']['exceptions'][number];
const SPANS = ['whole', ...DAY_PARTS.map(({ id }) => id)] as const;
type Span = (typeof SPANS)[number];

/** The usual week, painted; then the days that differ. */
export function TimesPart({ form, now }: { form: VolunteerForm; now: number }) {
  const say = timesWords();
  const { weekly, exceptions } = form.sketch.value;
  const [adding, add] = useState(false);
  const put = (days: readonly number[], parts: readonly (typeof DAY_PARTS)[number]['id'][]) =>
    form.change({
      weekly: days
        .flatMap((day) => parts.map((part) => [day, part] as const))
        .reduce((all, [day, part]) => paint(all, day, part, true), weekly),
    });
  return (
    <>
      <p class="mid quiet">{say.timesText}</p>
      <Chips label={say.presets} wrap>
        <Chip on={false} onClick={() => put(DAYS.slice(0, 5), ['evening'])}>
          {say.evenings}
        </Chip>
        <Chip on={false} onClick={() => put(DAYS.slice(5), ['morning', 'noon', 'afternoon'])}>
          {say.weekend}
        </Chip>
        <Chip on={false} onClick={() => form.change({ weekly: [] })}>
          {say.clear}
        </Chip>
      </Chips>
      <WeekGrid weekly={weekly} onChange={(next) => form.change({ weekly: next })} />
      <p class="mid bold figures" role="status">
        {say.weekHours(freeHours(weekly))}
      </p>
      <section class="volunteer-days">
        <h2 class="volunteer-h2">{say.exceptions}</h2>
        {exceptions.length === 0 && <p class="mid quiet">{say.exceptionsNone}</p>}
        <ul class="rows">
          {[...exceptions]
            .sort((a, b) => a.from - b.from)
            .map((exception) => (
              <li class="row" key={`${exception.from}-${exception.to}-${exception.free}`}>
                <span class="grow mid">
                  {exception.to - exception.from > DAY_MS ? (
                    <b>{say.dates(dateWords(exception.from, now), dateWords(exception.to - 1, now))}</b>
                  ) : (
                    <>
                      <b>{dateWords(exception.from, now)}</b>{' '}
                      <span class="quiet">
                        {dayWords(exception.from, now) === dateWords(exception.from, now)
                          ? ''
                          : dayWords(exception.from, now)}{' '}
                        {partWords(exception)}
                      </span>
                    </>
                  )}
                </span>
                <span class={exception.free ? 'small pine bold' : 'small bold'}>
                  {exception.to - exception.from > DAY_MS
                    ? exception.free
                      ? say.onAll
                      : say.offAll
                    : exception.free
                      ? say.on
                      : say.off}
                </span>
                <Button
                  look="quiet"
                  size="small"
                  onClick={() => form.change({ exceptions: exceptions.filter((each) => each !== exception) })}
                >
                  {say.removeDay}
                </Button>
              </li>
            ))}
        </ul>
        {exceptions.length < EXCEPTIONS_LIMIT_ITEMS && (
          <Button size="small" onClick={() => add(true)}>
            {say.addDay}
          </Button>
        )}
      </section>
      <Sheet open={adding} onClose={() => add(false)} title={say.addDay}>
        <AddDay
          now={now}
          onAdd={(exception) => {
            form.change({ exceptions: [...exceptions, exception] });
            add(false);
          }}
        />
      </Sheet>
    </>
  );
}

function partWords({ from, to }: Exception): string {
  const hour = ((from + CHINA_OFFSET_MS) % DAY_MS) / HOUR_MS;
  const length = (to - from) / HOUR_MS;
  const part = DAY_PARTS.find((each) => each.from === hour && each.to - each.from === length);
  return part === undefined
    ? length >= 24
      ? timesWords().whole
      : spanWords(hour * 60, (hour + length) * 60)
    : timesWords().dayParts[part.id];
}

function AddDay({ now, onAdd }: { now: number; onAdd: (exception: Exception) => void }) {
  const say = timesWords();
  const [day, setDay] = useState(chinaDay(now + DAY_MS));
  const [span, setSpan] = useState<Span>('whole');
  const [free, setFree] = useState(false);
  const start = chinaDayStart(Date.parse(`${day}T12:00:00+08:00`));
  const part = DAY_PARTS.find(({ id }) => id === span);
  return (
    <form
      class="volunteer-add"
      onSubmit={(event) => {
        event.preventDefault();
        if (Number.isNaN(start)) return;
        onAdd({ from: start + (part?.from ?? 0) * HOUR_MS, to: start + (part?.to ?? 24) * HOUR_MS, free });
      }}
    >
      <Field label={say.day} type="date" value={day} onInput={setDay} required />
      <SelectField
        label={say.part}
        options={SPANS.map((id) => [id, id === 'whole' ? say.whole : say.dayParts[id]] as const)}
        value={span}
        onChange={setSpan}
      />
      <Choice
        legend={say.which}
        options={[
          ['off', say.off],
          ['on', say.on],
        ]}
        value={free ? 'on' : 'off'}
        onChange={(value) => setFree(value === 'on')}
      />
      <Button submit look="main" wide>
        {say.addDay}
      </Button>
    </form>
  );
}
