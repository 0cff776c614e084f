import { MINUTE_MS } from '../../../shared/kernel/time.ts';
import { capital, distanceWords, momentWords } from '../../main/format.ts';
import { language, say, t } from '../../main/i18n.ts';
import { minutesWords, windowWords } from '../../main/spans.ts';
import type { Suggestion } from '../../state/for-me.ts';
import { GroupWord } from '../../ui/group-word.tsx';
import { CardRibbon, statesOf } from '../../ui/ribbon.tsx';
import { Said, SaidTitle, titleLook, WholeWords } from '../../ui/said.tsx';
import { Why } from '../../ui/why.tsx';
import { firstRefusal, gateText, whyChips } from './reasons.ts';
import { words } from './words.ts';

type Travel = 'walk' | 'bike' | 'car';
/** A window this much longer than the work is still a time at which, not a span in which. */
const SLACK_MINUTES = 45;

/** Who asks, or that it was only found. */
function becauseOf({ offered, byTeam }: Suggestion): string {
  const say = words();
  if (!offered) return say.because;
  return byTeam === true ? say.teamBecause : say.askedBecause;
}

/** The card: why you first, then the wish, then what you need to know to say yes. */
export function SuggestionCard({
  of,
  travel,
  now,
  heading: Heading = 'h2',
}: {
  of: Suggestion;
  travel: Travel | undefined;
  now: number;
  heading?: 'h1' | 'h2';
}) {
  const { task, fit } = of;
  const refusal = firstRefusal(fit);
  return (
    <article class="card for-me-card" data-flush>
      <div class="for-me-why">
        <p class="small quiet">{refusal === undefined ? becauseOf(of) : words().notSuited}</p>
        {refusal === undefined ? <Why reasons={whyChips(fit, 'me')} /> : <p class="bold">{gateText(refusal, 'me')}</p>}
      </div>
      <div class="for-me-wish">
        <p class="for-me-kind">
          <GroupWord group={task.group} /> <span class="small quiet">{t().kinds[task.kind]}</span>
        </p>
        <Heading {...titleLook(say(task.title))}>
          <a href={`/wishes/${task.wishId}`}>
            <SaidTitle words={task.title} />
          </a>
        </Heading>
        <p class="for-me-story">
          <Said words={task.story} />
        </p>
        <hr />
        <Facts of={of} travel={travel} now={now} />
        <p class="for-me-ribbon">
          <CardRibbon letters={task.ribbon} />
          <b class="small ember">{waitsFor(of)}</b>
        </p>
      </div>
    </article>
  );
}

function Facts({ of: { task, fit }, travel, now }: { of: Suggestion; travel: Travel | undefined; now: number }) {
  const { time, way, wayPlain, wayTo, travel: hows, task: who, lifting, things, thingsReady, thingsComing } = words();
  const charity = statesOf(task.ribbon)[4];
  const when = whenOf(task, now);
  return (
    <dl class="facts">
      <dt>{time}</dt>
      <dd>
        <WholeWords of={capital(when.tight ? joined(when.words, when.length) : when.words)} />
        {!when.tight && <span class="small">{capital(when.length)}</span>}
      </dd>
      <dt>{way}</dt>
      <dd>
        {travel === undefined
          ? wayPlain(fit.travelMinutes, distanceWords(fit.distanceM))
          : wayTo(hows[travel], fit.travelMinutes)}
      </dd>
      <dt>{who}</dt>
      <dd>
        <Said words={task.text} />
        {task.lifting && <span class="small">{lifting}</span>}
      </dd>
      {(charity === 'done' || charity === 'waiting') && (
        <>
          <dt>{things}</dt>
          <dd>{charity === 'done' ? thingsReady : thingsComing}</dd>
        </>
      )}
    </dl>
  );
}

/** When, and how long it takes. A window little longer than the work is a time at which, a wider one a span. */
function whenOf(
  task: Suggestion['task'],
  now: number,
): { readonly tight: boolean; readonly words: string; readonly length: string } {
  const tight = task.window.to - task.window.from <= (task.minutes + SLACK_MINUTES) * MINUTE_MS;
  const said = tight ? momentWords(task.window.from, now) : windowWords(task.window, now);
  return { tight, words: said, length: words().about(minutesWords(task.minutes)) };
}

/** `周日上午 9 点，大约 1 小时`. */
export function timeWords(task: Suggestion['task'], now: number): string {
  const when = whenOf(task, now);
  return joined(when.words, when.length);
}

function joined(...parts: readonly string[]): string {
  return parts.join(language.value === 'zh' ? '，' : ', ');
}

/** Whom the ribbon still waits for, in a word or two; the facts above say what else is missing. */
function waitsFor({ task, offered, alsoAsked }: Suggestion): string {
  const left = task.people - task.taken;
  // Only who is asked alone is the one it waits for.
  return left > 1 || !offered || alsoAsked ? words().missing(left) : words().onlyYou;
}
