import { capital, dateWords } from '../../main/format.ts';
import { language, say as sayWords } from '../../main/i18n.ts';
import { go } from '../../main/router.ts';
import { createSeriesSetup, type SeriesSetup, type Sketch } from '../../state/series-setup.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Bone } from '../../ui/bones.tsx';
import { Button } from '../../ui/button.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { Choice, Field, Segmented, SelectField } from '../../ui/field.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { DAYS_EN, DAYS_ZH, rhythmWords } from '../../ui/rhythm.ts';
import { toast } from '../../ui/toast.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import './series.css';
import { words } from './words.ts';

/** A wish becomes a regular visit: the rhythm in plain words, and beside it the days that it makes. */
export function SeriesSetupPage({ app, params }: PageProps) {
  const wishId = params['wishId'] ?? '';
  const state = useScreen(() => createSeriesSetup(app, wishId), [app, wishId]);
  const say = words();
  return (
    <>
      <TopBar backTo={{ to: `/wishes/${wishId}`, label: say.listTitle }} />
      <Loaded of={state.wish} page bones={<Bone height="240px" />}>
        {(wish) => (
          <div class="page series-setup">
            <header>
              <h1 class="title">{say.setupTitle}</h1>
              <p class="quiet">{say.setupLead(sayWords(wish.title))}</p>
            </header>
            <Rhythm state={state} />
            <Preview state={state} />
            <Rest state={state} />
            <Settle state={state} />
          </div>
        )}
      </Loaded>
    </>
  );
}

const pairs = <K extends string>(of: Readonly<Record<K, string>>) => Object.entries(of) as [K, string][];

function Rhythm({ state }: { state: SeriesSetup }) {
  const say = words();
  const sketch = state.sketch.value;
  const days = language.value === 'zh' ? DAYS_ZH.map((day) => `周${day}`) : DAYS_EN.map((day) => day.slice(0, 3));
  return (
    <section class="series-form">
      <Segmented<Sketch['every']>
        legend={say.every}
        options={[
          ['week', say.everyWeek],
          ['month', say.everyMonth],
        ]}
        value={sketch.every}
        onChange={(every) => state.change({ every })}
      />
      <fieldset class="field">
        <legend class="label">{say.onDays}</legend>
        <Chips label={say.onDays} wrap>
          {days.map((day, index) => (
            <Chip
              key={day}
              soft
              on={sketch.weekdays.includes(index)}
              onClick={() => (sketch.every === 'month' ? state.change({ weekdays: [index] }) : state.toggleDay(index))}
            >
              {day}
            </Chip>
          ))}
        </Chips>
      </fieldset>
      {sketch.every === 'month' && (
        <SelectField
          label={say.which}
          options={pairs(say.weeks)}
          value={String(sketch.week) as keyof typeof say.weeks}
          onChange={(week) => state.change({ week: Number(week) as Sketch['week'] })}
        />
      )}
      <div class="series-two">
        <SelectField
          label={say.every}
          options={pairs(sketch.every === 'week' ? say.intervals : say.monthIntervals)}
          value={String(sketch.interval) as '1'}
          onChange={(interval) => state.change({ interval: Number(interval) })}
        />
        <Field label={say.time} type="time" value={sketch.time} onInput={(time) => state.change({ time })} required />
        <Field
          label={say.firstDay}
          type="date"
          value={sketch.first}
          onInput={(first) => state.change({ first })}
          required
        />
        <SelectField
          label={say.long}
          options={pairs(say.longs)}
          value={String(sketch.months) as '3'}
          onChange={(months) => state.change({ months: Number(months) })}
        />
      </div>
    </section>
  );
}

/** The first dates as leaves of a calendar: people look before they read. */
function Preview({ state }: { state: SeriesSetup }) {
  const say = words();
  const { dates, count } = state.preview.data.value ?? { dates: [], count: 0 };
  const problem = state.preview.problem.value;
  const { every, interval, weekdays, week } = state.sketch.value;
  const [first] = dates;
  return (
    <section class="series-preview card" aria-live="polite">
      <h2>{first === undefined ? say.preview : capital(rhythmWords({ every, interval, weekdays, week }, first))}</h2>
      {problem !== undefined ? (
        <p class="fault-note">{problem.title}</p>
      ) : dates.length === 0 ? (
        <p class="mid quiet">{state.preview.busy.value ? '' : say.previewNone}</p>
      ) : (
        <>
          <ol class="series-leaves">
            {dates.map((at) => (
              <li key={at}>
                <b class="mid figures">{dateWords(at, at)}</b>
              </li>
            ))}
          </ol>
          <p class="small quiet">{say.previewMore(count)}</p>
        </>
      )}
    </section>
  );
}

function Rest({ state }: { state: SeriesSetup }) {
  const say = words();
  const sketch = state.sketch.value;
  return (
    <section class="series-form">
      <Field
        label={say.name}
        hint={say.nameHint}
        value={sketch.title}
        maxLength={40}
        onInput={(title) => state.change({ title })}
      />
      <SelectField
        label={say.length}
        options={pairs(say.lengths)}
        value={String(sketch.minutes) as '60'}
        onChange={(minutes) => state.change({ minutes: Number(minutes) })}
      />
      <Choice
        legend={say.asked}
        options={pairs(say.ways)}
        value={sketch.way}
        onChange={(way) => state.change({ way })}
      />
    </section>
  );
}

function Settle({ state }: { state: SeriesSetup }) {
  const say = words();
  const open = state.open.value;
  const missing = open === undefined ? undefined : say.missing[open as keyof typeof say.missing];
  async function settle(): Promise<void> {
    if (open !== undefined) return;
    const done = await state.begin.send();
    if (done === undefined) return;
    toast(say.started);
    go(`/series/${done.id}`, 'replace');
  }
  return (
    <ActionBar say={missing} problem={state.begin.problem.value?.title}>
      <Button
        look={open === undefined ? 'main' : 'blocked'}
        wide
        busy={state.begin.busy.value}
        onClick={() => void settle()}
      >
        {say.start}
      </Button>
    </ActionBar>
  );
}
