import { DAY_MS } from '../../../shared/kernel/time.ts';
import type { VerificationView } from '../../../shared/wishes/verification.ts';
import { dayWords, momentWords } from '../../main/format.ts';
import { handOf } from '../../state/verification.ts';
import { SOCIETIES } from '../../ui/ribbon.tsx';
import { words } from './words.ts';

/** Below each piece of the ribbon: since when it is done, or who it waits for; for the worker only while they may decide. */
export function captionsOf(data: Pick<VerificationView, 'wish' | 'dueAt'>, now: number): readonly string[] {
  const { captions, waitsForPoster } = words();
  const hand = handOf(data);
  return SOCIETIES.map((society) => {
    const segment = data.wish.ribbon.find((one) => one.society === society);
    if (segment?.state === 'done') {
      const { at } = segment;
      const when = at === undefined ? '' : now - at < 3 * DAY_MS ? momentWords(at, now) : dayWords(at, now);
      return society === 'community' ? captions.reported(when) : when;
    }
    if (segment?.state === 'waiting' && data.wish.state === 'returned') return waitsForPoster;
    if (segment?.state === 'waiting') {
      const mine = society === 'social_worker' && hand === 'decide';
      const until = segment.until ?? (hand === 'over' ? undefined : data.dueAt);
      // The old time of a wish that people are looked for anew is over: nobody is awaited until then.
      if (until === undefined || (!mine && until < now)) return captions.waits;
      return (mine ? captions.waiting : captions.waitsUntil)(momentWords(until, now));
    }
    return segment?.state === 'not_needed' ? captions.none : captions.later;
  });
}
