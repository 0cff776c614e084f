import type { VerificationView } from '../../../shared/wishes/verification.ts';
import { language } from '../../main/i18n.ts';
import type { Verification } from '../../state/verification.ts';
import { words } from './words.ts';

type DecideProps = {
  state: Verification;
  data: VerificationView;
  /** Whoever wrote it down does not publish it. */
  own: boolean;
  onOpen: (open: 'return' | 'escalate') => void;
};
/** Publish, or why not yet; and the two other ways. */
export function Decide({ state, data, own, onOpen }: DecideProps) {
  const say = words();
  const answers = data.wish.can.includes('returnWish');
  if (own && !answers) return null;
  const lacking = state.lacking.value;
  const ready = lacking.length === 0;
  const problem = state.publishing.problem.value ?? state.saving.problem.value ?? state.comparing.problem.value;
  const list = lacking
    .map((one) => (one === 'time' ? say.newTime : say.check[one]))
    .join(language.value === 'zh' ? '、' : ', ');
  return (
    <footer class="queue-actions">
      {problem !== undefined && (
        <p class="fault-note" role="alert">
          {problem.title}
        </p>
      )}
      {!own && (
        <>
          <button
            type="button"
            class="button"
            data-look={ready ? 'main' : 'blocked'}
            aria-disabled={!ready}
            aria-busy={state.publishing.busy.value}
            aria-describedby="queue-lacks"
            onClick={() => void state.publish()}
          >
            {say.publish}
            <kbd class="desk-only">Enter</kbd>
          </button>
          <span
            id="queue-lacks"
            class={`queue-lacks small bold ${ready ? 'pine' : 'ember'}`}
            title={list}
            role="status"
          >
            {ready ? say.ready : say.lacks(lacking.length)}
            {!ready && <span class="out-of-sight">{say.lacksList(list)}</span>}
          </span>
        </>
      )}
      {answers && (
        <>
          <button type="button" class="button queue-other" onClick={() => onOpen('escalate')}>
            {say.escalate}
            <kbd class="desk-only">E</kbd>
          </button>
          <button type="button" class="button queue-other" onClick={() => onOpen('return')}>
            <span class="desk-only">{say.sendBack}</span>
            <span class="phone-only">{say.backShort}</span>
            <kbd class="desk-only">R</kbd>
          </button>
        </>
      )}
    </footer>
  );
}
