import type { VerificationView } from '../../../shared/wishes/verification.ts';
import { momentWords } from '../../main/format.ts';
import { language, say as sayWords, t } from '../../main/i18n.ts';
import type { Hand } from '../../state/verification.ts';
import { words } from './words.ts';

/** What was said of it before, and why nothing is to be decided here. */
export function Before({ data, hand, now }: { data: VerificationView; hand: Hand; now: number }) {
  const say = words();
  const { id, state, reason } = data.wish;
  const { answered } = data;
  if (hand === 'over')
    return (
      <p class="queue-before mid">
        {say.over}
        {state === 'returned' ? say.overReturned : t().states[state]}
        {language.value === 'zh' ? '。' : '. '}
        {answered !== undefined &&
          say.answered(
            answered.by === undefined ? '' : sayWords(answered.by),
            momentWords(answered.at, now),
            say.answers[answered.what as keyof typeof say.answers] ?? '',
          )}
        {reason !== undefined && (
          <>
            {say.overReason}
            {reason}
          </>
        )}{' '}
        <a class="link" href={`/wishes/${id}`}>
          {say.overSee}
        </a>
      </p>
    );
  const again = (state === 'submitted' || state === 'verifying') && reason !== undefined;
  return (
    <>
      {state === 'released' && (
        <p class="queue-before mid">
          {say.released}
          {reason !== undefined && (
            <>
              {say.releasedBecause}
              {reason}
            </>
          )}
        </p>
      )}
      {again && (
        <p class="queue-before mid">
          {say.returnedBefore}
          {reason}
        </p>
      )}
      {hand === 'own' && <p class="queue-before mid">{say.own}</p>}
    </>
  );
}
