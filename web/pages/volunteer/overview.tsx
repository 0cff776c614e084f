import { DAY_MS } from '../../../shared/kernel/time.ts';
import { lacksConsent } from '../../../shared/volunteers/checks.ts';
import { dateWords, distanceWords } from '../../main/format.ts';
import { say as sayWords, t } from '../../main/i18n.ts';
import { leftWords, minutesWords } from '../../main/spans.ts';
import { PARTS, type Part, type VolunteerForm } from '../../state/volunteer.ts';
import { DAYS, freeHours } from '../../state/volunteer-draft.ts';
import { Icon } from '../../ui/icon.tsx';
import { chevronRightIcon } from '../../ui/icons.ts';
import { calendarCheckIcon, mapPinIcon, shieldCheckIcon, wrenchIcon } from '../../ui/icons-more.ts';
import { skillName } from './skills-part.tsx';
import { timesWords } from './times-words.ts';
import { words } from './words.ts';

const ICONS: Readonly<Record<Part, string>> = {
  skills: wrenchIcon,
  times: calendarCheckIcon,
  place: mapPinIcon,
  limits: shieldCheckIcon,
};
const SOON_MS = 60 * DAY_MS;

/** Each part as a sentence, and the way to change it. */
export function Overview({ form, part }: { form: VolunteerForm; part: Part | undefined }) {
  const say = words();
  return (
    <ul class="rows volunteer-overview">
      {PARTS.map((each) => (
        <li key={each}>
          <a class="row" href={`/me/volunteer?part=${each}`} aria-current={each === part ? 'true' : undefined}>
            <Icon of={ICONS[each]} />
            <span class="grow">
              <b>{say.parts[each]}</b>
              <span class="mid quiet">{sentence(form, each)}</span>
            </span>
            <Icon of={chevronRightIcon} />
          </a>
        </li>
      ))}
    </ul>
  );
}

function sentence(form: VolunteerForm, part: Part): string {
  const say = words();
  const { skills, weekly, radiusM, travel, weeklyCapMinutes, languages } = form.sketch.value;
  if (part === 'skills')
    return say.summary.skills(
      skills.length,
      skills
        .slice(0, 3)
        .map(({ skill }) => skillName(skill))
        .join(say.and),
    );
  if (part === 'times') {
    const days = DAYS.filter((day) => weekly.some(({ from, to }) => from < (day + 1) * 24 && to > day * 24));
    return say.summary.times(freeHours(weekly), dayNames(days));
  }
  if (part === 'place') {
    const station = form.station.data.value?.org;
    return station === undefined
      ? ''
      : say.summary.place(sayWords(station.name), distanceWords(radiusM), say.by[travel]);
  }
  return say.summary.limits(minutesWords(weeklyCapMinutes), languages.map((one) => t().languages[one]).join(say.and));
}

/** `每天`, `平日`, `周末`, or the days by name. */
function dayNames(days: readonly number[]): string {
  const times = timesWords();
  const all = { '0123456': times.daily, '01234': times.weekdays, '56': times.weekend }[days.join('')];
  return all ?? days.map((day) => times.days[day] ?? '').join(words().and);
}

/** What the station has seen, each with the day it ends. */
export function Checks({ form, now }: { form: VolunteerForm; now: number }) {
  const say = words();
  const profile = form.profile.data.value;
  const checks = profile?.checks ?? [];
  const waits = profile !== undefined && lacksConsent(profile, now);
  return (
    <section class="volunteer-block">
      <h2 class="volunteer-h2">{say.checks}</h2>
      {waits && (
        <p class="mid" role="status">
          <b class="ember">{say.consentMissing}</b> {say.consentText}
        </p>
      )}
      {checks.length === 0 && waits ? null : checks.length === 0 ? (
        <p class="mid quiet">{say.checksNone}</p>
      ) : (
        <ul class="rows">
          {checks.map((check) => {
            const left = check.validUntil - now;
            return (
              <li class="volunteer-check" key={`${check.kind}-${check.validUntil}`}>
                <span class="grow">
                  <b>{say.checkKinds[check.kind]}</b>
                  <span class="small quiet">
                    {check.evidence}
                    {check.by === undefined ? '' : ` · ${say.seenBy(check.by)}`}
                  </span>
                </span>
                <span class={left <= 0 ? 'small alert bold' : left < SOON_MS ? 'small ember bold' : 'small pine bold'}>
                  {left <= 0
                    ? say.over
                    : left < SOON_MS
                      ? say.soonOver(leftWords(left))
                      : say.validUntil(dateWords(check.validUntil, now))}
                </span>
              </li>
            );
          })}
        </ul>
      )}
      <p class="small quiet">{say.checksText}</p>
    </section>
  );
}
