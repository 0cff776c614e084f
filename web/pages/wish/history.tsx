import type { WishView } from '../../../shared/wishes/contract.ts';
import type { PublicStep, Segment, WishState } from '../../../shared/wishes/wish.ts';
import { capital, momentWords } from '../../main/format.ts';
import { language, say } from '../../main/i18n.ts';
import { closedUnanswered } from '../../state/wish-actions.ts';
import { SOCIETIES } from '../../ui/ribbon.tsx';
import { Timeline, type TimelineEntry } from '../../ui/timeline.tsx';
import { words } from './words.ts';

/** The ribbon unrolled: who did what and when, and who is waited for. */
export function History({ wish, now }: { wish: WishView; now: number }) {
  const segments = SOCIETIES.flatMap((society) => wish.ribbon.filter((segment) => segment.society === society));
  const done = segments.filter((segment) => segment.state === 'done').length;
  const waiting = segments.filter((segment) => segment.state === 'waiting').length;
  const later = segments.filter((segment) => segment.state === 'later').length;
  return (
    <section class="wish-history" id="story">
      <h2>{hasStopped(wish) ? words().historyOver : words().history(done, waiting, later)}</h2>
      <Timeline entries={segments.map((segment) => entryOf(segment, wish, now))} />
    </section>
  );
}

function entryOf(segment: Segment, wish: WishView, now: number): TimelineEntry {
  const when =
    segment.state === 'waiting' && segment.until !== undefined
      ? words()[segment.until < now ? 'untilPast' : 'until'](momentWords(segment.until, now))
      : segment.at === undefined
        ? ''
        : capital(momentWords(segment.at, now));
  return { society: segment.society, state: segment.state, when, body: <Body segment={segment} wish={wish} /> };
}

const STOPPED: readonly WishState[] = ['rejected', 'escalated', 'withdrawn', 'expired'];

/** Whether it ended without coming true; a year later it lies in the archive and still did. */
function hasStopped({ state, fulfilledAt }: WishView): boolean {
  return STOPPED.includes(state) || (state === 'archived' && fulfilledAt === undefined);
}

/** What is waited for; of people, how many: whoever has said yes is not nobody. */
function waitedFor({ society, until }: Segment, { components, state, unheard }: WishView): string {
  const w = words();
  if (society === 'social_worker' && state === 'returned') return w.backWithPoster;
  if (society === 'charity' && components.every(({ kind, have }) => kind !== 'goods' || have === 0)) return w.noGiver;
  if (society !== 'volunteer') return w.waitingSociety[society];
  if (unheard) return w.unheard;
  const places = components.filter(({ kind }) => kind !== 'goods');
  const taken = places.reduce((sum, { have }) => sum + have, 0);
  const left = places.reduce((sum, { have, quantity }) => sum + Math.max(0, quantity - have), 0);
  if (left === 0) return w.allComing;
  return `${taken === 0 ? w.waitingSociety.volunteer : w.moreNeeded(left)}${until === undefined ? '' : w.ringRound}`;
}

function Body({ segment, wish }: { segment: Segment; wish: WishView }) {
  const w = words();
  return (
    <>
      {segment.steps.filter(saysMore).map((step) => (
        <p key={`${step.at}${step.what}`}>
          {stepWords(
            wish,
            step,
            outcomeOf(
              step,
              wish.ribbon.flatMap(({ steps }) => steps),
            ),
          )}
        </p>
      ))}
      {segment.state === 'waiting' && <p>{waitedFor(segment, wish)}</p>}
      {segment.state === 'later' && segment.steps.length === 0 && <p class="quiet">{w.later}</p>}
      {segment.state === 'not_needed' && segment.steps.length === 0 && (
        <p class="quiet">{hasStopped(wish) ? w.notReached : w.notNeeded}</p>
      )}
    </>
  );
}

/** Two steps of one moment are one act, and said once: who finishes last delivers the wish, who settles a dispute says to what. */
function saysMore({ what, at }: PublicStep, _index: number, all: readonly PublicStep[]): boolean {
  const beside = (other: PublicStep['what']) => all.some((one) => one.what === other && one.at === at);
  if (what === 'delivered' && beside('checked_out')) return false;
  return !(what in words().settledTo && beside('settled'));
}

/** What a mediator came to, as the step beside it says. */
function outcomeOf({ what, at }: PublicStep, all: readonly PublicStep[]): string {
  if (what !== 'settled') return '';
  const ways = words().settledTo;
  const [way] = (['delivered', 'released', 'withdrawn'] as const).filter((one) =>
    all.some((step) => step.what === one && step.at === at),
  );
  return way === undefined ? '' : ways[way];
}

/** "夕阳红互助社来张罗。社里有 12 位学过陪诊的人。" */
function stepWords(wish: WishView, step: PublicStep, outcome: string): string {
  if (step.what === 'expired' && closedUnanswered(wish))
    return `${words().standing.closed}${language.value === 'zh' ? '。' : '.'}`;
  const does = `${words().does[step.what]}${outcome}`;
  const by = step.by === undefined ? '' : say(step.by);
  const note = step.note === undefined ? '' : say(step.note);
  // How much of what belongs to the sentence; other notes are one of their own.
  const amount = note !== '' && (step.what === 'supplied' || step.what.startsWith('goods_'));
  if (language.value === 'zh') return amount ? `${by}${does}：${note}。` : `${by}${does}。${note}`;
  const sentence = `${by} ${does}`.trim();
  return amount ? `${capital(sentence)}: ${note}.` : `${capital(sentence)}. ${note}`.trim();
}
