import { useState } from 'preact/hooks';
import { CHINA_OFFSET_MS, chinaDay, chinaDayStart, DAY_MS } from '../../../shared/kernel/time.ts';
import type { App } from '../../main/app.ts';
import { dayWords } from '../../main/format.ts';
import { say as sayWords } from '../../main/i18n.ts';
import { createPlaceChooser } from '../../state/place-chooser.ts';
import type { Post } from '../../state/post.ts';
import { type DayPart, isAhead } from '../../state/post-draft.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { footprintsIcon, usersIcon } from '../../ui/icons.ts';
import { calendarCheckIcon, shieldCheckIcon } from '../../ui/icons-more.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import { FaultLine, faultWords } from './parts.tsx';
import { words } from './words.ts';

const DAYS_SHOWN = 7;
const PARTS: readonly DayPart[] = ['morning', 'afternoon', 'evening', 'any'];

/** A day, a part of the day, and then exactly. */
export function TimeAsk({ post, now }: { post: Post; now: number }) {
  const draft = post.draft.value;
  const say = words();
  const today = chinaDayStart(now);
  const days = Array.from({ length: DAYS_SHOWN }, (_none, index) => today + index * DAY_MS).filter((day) =>
    PARTS.some((part) => isAhead(day, part, now)),
  );
  // What was chosen on another day stays to be seen, with what is wrong with it.
  const parts = PARTS.filter((part) => draft.part === part || isAhead(draft.day ?? today + DAY_MS, part, now));
  const far = draft.day !== undefined && !days.includes(draft.day);
  return (
    <>
      <div class="field">
        <span class="label">{say.day}</span>
        <Chips label={say.day} wrap>
          {days.map((day) => (
            <Chip key={day} soft on={draft.day === day} onClick={() => post.change({ day })}>
              {dayWords(day, now)}
            </Chip>
          ))}
          <label class="chip post-date" data-on={far ? '' : undefined}>
            <span>{far && draft.day !== undefined ? dayWords(draft.day, now) : say.otherDay}</span>
            <input
              type="date"
              aria-label={say.otherDay}
              min={chinaDay(now)}
              max={chinaDay(now + 60 * DAY_MS)}
              value={far && draft.day !== undefined ? chinaDay(draft.day) : ''}
              onChange={(event) => {
                const at = Date.parse(`${event.currentTarget.value}T00:00:00Z`);
                if (!Number.isNaN(at)) post.change({ day: at - CHINA_OFFSET_MS });
              }}
            />
          </label>
        </Chips>
      </div>
      <div class="field">
        <span class="label">{say.part}</span>
        <Chips label={say.part} wrap>
          {parts.map((part) => (
            <Chip key={part} soft on={draft.part === part} onClick={() => post.setPart(part)}>
              {say.parts[part]}
            </Chip>
          ))}
        </Chips>
      </div>
      {draft.part !== undefined && (
        <div class="post-pair">
          {draft.part !== 'any' && (
            <Field label={say.from} type="time" value={draft.from} onInput={(from) => post.change({ from })} />
          )}
          <Field
            label={draft.part === 'any' ? say.until : say.to}
            type="time"
            value={draft.to}
            onInput={(to) => post.change({ to })}
          />
        </div>
      )}
      <FaultLine faults={post.faults.value} of="time" />
      <Choice
        legend={say.urgencyTitle}
        options={(['normal', 'urgent'] as const).map((urgency) => [urgency, say.urgency[urgency]] as const)}
        value={draft.urgency}
        onChange={(urgency) => post.change({ urgency })}
      />
    </>
  );
}

/** The address, and who will see how much of it when. */
export function PlaceAsk({
  post,
  station,
  app,
  hasStation,
}: {
  post: Post;
  station: string;
  app: App;
  hasStation: boolean;
}) {
  const draft = post.draft.value;
  const faults = post.faults.value;
  const say = words();
  return (
    <>
      {!hasStation && <StationPicker post={post} app={app} />}
      <Field
        label={say.building}
        hint={post.changing ? say.buildingKept : say.buildingHint}
        value={draft.building}
        maxLength={60}
        autoComplete="off"
        fault={faultWords(faults, 'building')}
        onInput={(building) => post.change({ building })}
      />
      <Field
        label={say.door}
        value={draft.door}
        maxLength={20}
        autoComplete="off"
        fault={faultWords(faults, 'door')}
        onInput={(door) => post.change({ door })}
      />
      <section class="card post-sees">
        <h2>{say.whoSees}</h2>
        <ul>
          <li>
            <Icon of={usersIcon} />
            {say.sees.all(station)}
          </li>
          <li>
            <Icon of={footprintsIcon} />
            {say.sees.helper}
          </li>
          <li>
            <Icon of={calendarCheckIcon} />
            {say.sees.day}
          </li>
          <li>
            <Icon of={shieldCheckIcon} />
            {say.sees.staff}
          </li>
        </ul>
      </section>
    </>
  );
}

/** For somebody whose own station is not known yet. */
function StationPicker({ post, app }: { post: Post; app: App }) {
  const chooser = useScreen(() => createPlaceChooser(app), [app]);
  const [chosen, setChosen] = useState<string>();
  const say = words();
  if (chosen !== undefined) {
    return (
      <p class="mid">
        <b>{chosen}</b>{' '}
        <button type="button" class="text-button" onClick={() => setChosen(undefined)}>
          {say.stationChange}
        </button>
      </p>
    );
  }
  return (
    <div class="field">
      <span class="label">{say.stationAsk}</span>
      {chooser.path.value.length > 0 && (
        <p class="small">
          {chooser.path.value.map((org, index) => (
            <button key={org.id} type="button" class="text-button post-crumb" onClick={() => chooser.up(index)}>
              {sayWords(org.name)}
            </button>
          ))}
        </p>
      )}
      <Loaded of={chooser.children} bones={<RowBones rows={2} />}>
        {(children) => (
          <Chips label={say.stationAsk} wrap>
            {children.map((org) => (
              <Chip
                key={org.id}
                on={false}
                onClick={() => {
                  const station = chooser.choose(org);
                  if (station === undefined) return;
                  post.change({ stationId: station.id });
                  setChosen(sayWords(station.name));
                }}
              >
                {sayWords(org.name)}
              </Chip>
            ))}
          </Chips>
        )}
      </Loaded>
      <FaultLine faults={post.faults.value} of="station" />
    </div>
  );
}
