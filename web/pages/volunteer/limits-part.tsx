import { useState } from 'preact/hooks';
import { dateWords } from '../../main/format.ts';
import { t } from '../../main/i18n.ts';
import { minutesWords } from '../../main/spans.ts';
import type { VolunteerForm } from '../../state/volunteer.ts';
import { Chip, Chips } from '../../ui/chip.tsx';
import { Field } from '../../ui/field.tsx';
import { words } from './words.ts';

const LANGUAGES = ['zh', 'mn'] as const;
const LIMITS = ['no_lifting', 'no_stairs', 'no_dust', 'no_outdoor_cold'] as const;
const CAPS_MINUTES = [60, 120, 240, 360, 480, 720, 1_200] as const;

function turned<V>(list: readonly V[], value: V): V[] {
  return list.includes(value) ? list.filter((each) => each !== value) : [...list, value];
}

/** What somebody is called who will stand at a door; asked once. */
function NameFields({ form }: { form: VolunteerForm }) {
  const names = form.names.value;
  const say = words();
  if (names === undefined) return null;
  return (
    <>
      <Field
        label={say.name}
        hint={say.nameHint}
        value={names.name}
        maxLength={40}
        autoComplete="name"
        onInput={(name) => form.setNames({ name })}
      />
      <Field
        label={say.pseudonym}
        hint={say.pseudonymHint}
        value={names.pseudonym}
        maxLength={16}
        autoComplete="nickname"
        fault={form.tells.value ? say.pseudonymTells : undefined}
        onInput={(pseudonym) => form.setNames({ pseudonym })}
      />
    </>
  );
}

/** Year of birth, languages, what to be spared, how much in a week, and whether to be asked at all. */
export function LimitsPart({ form, now }: { form: VolunteerForm; now: number }) {
  const say = words();
  const { birthYear, languages, health, weeklyCapMinutes, suggestions, automaticOffers } = form.sketch.value;
  const [typed, type] = useState(birthYear === undefined ? '' : String(birthYear));
  const born = form.born.value;
  const consented = form.consentUntil.value;
  const faults = { no_year: say.bornFault, too_young: say.bornYoung, differs: say.bornDiffers } as const;
  const fault = typed.length === 4 && born !== undefined && born !== 'minor' ? faults[born] : undefined;
  return (
    <>
      <NameFields form={form} />
      <Field
        label={say.born}
        hint={say.bornHint}
        fault={fault}
        value={typed}
        inputMode="numeric"
        autoComplete="bday-year"
        maxLength={4}
        onInput={(value) => {
          type(value);
          form.change({ birthYear: /^\d{4}$/.test(value) ? Number(value) : 0 });
        }}
      />
      {born === 'minor' && (
        <p class="mid" role="status">
          {consented === undefined ? say.bornMinor : say.bornConsented(dateWords(consented, now))}
          {say.bornSpared}
        </p>
      )}
      <section class="volunteer-block">
        <h2 class="volunteer-h2">{say.languages}</h2>
        <Chips label={say.languages} wrap>
          {LANGUAGES.map((one) => (
            <Chip
              key={one}
              soft
              on={languages.includes(one)}
              onClick={() => form.change({ languages: turned(languages, one) })}
            >
              {t().languages[one]}
            </Chip>
          ))}
        </Chips>
      </section>
      <section class="volunteer-block">
        <h2 class="volunteer-h2">{say.health}</h2>
        <p class="mid quiet">{say.healthText}</p>
        <Chips label={say.health} wrap>
          {LIMITS.map((limit) => (
            <Chip
              key={limit}
              soft
              on={health.includes(limit)}
              onClick={() => form.change({ health: turned(health, limit) })}
            >
              {say.limits[limit]}
            </Chip>
          ))}
        </Chips>
      </section>
      <section class="volunteer-block">
        <h2 class="volunteer-h2">{say.cap}</h2>
        <p class="mid quiet">{say.capText}</p>
        <Chips label={say.cap} wrap>
          {[...new Set([...CAPS_MINUTES, weeklyCapMinutes])]
            .sort((a, b) => a - b)
            .map((minutes) => (
              <Chip
                key={minutes}
                on={minutes === weeklyCapMinutes}
                onClick={() => form.change({ weeklyCapMinutes: minutes })}
              >
                {minutesWords(minutes)}
              </Chip>
            ))}
        </Chips>
      </section>
      <label class="choice volunteer-switch">
        <input
          type="checkbox"
          checked={suggestions}
          onChange={(event) => form.change({ suggestions: event.currentTarget.checked })}
        />
        <span>
          <b>{say.suggestions}</b>
          <span class="small quiet">{say.suggestionsText}</span>
        </span>
      </label>
      {suggestions && (
        <label class="choice volunteer-switch">
          <input
            type="checkbox"
            checked={automaticOffers ?? true}
            onChange={(event) => form.change({ automaticOffers: event.currentTarget.checked })}
          />
          <span>
            <b>{say.automaticOffers}</b>
            <span class="small quiet">
              {say.automaticOffersText}{' '}
              <a class="link" href="/how-matching-works">
                {say.howMatching}
              </a>
            </span>
          </span>
        </label>
      )}
    </>
  );
}
