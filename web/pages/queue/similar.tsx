import { useState } from 'preact/hooks';
import type { VerificationView } from '../../../shared/wishes/verification.ts';
import { dateWords } from '../../main/format.ts';
import { t } from '../../main/i18n.ts';
import type { Verification } from '../../state/verification.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Said } from '../../ui/said.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toast } from '../../ui/toast.tsx';
import { words } from './words.ts';

type Alike = VerificationView['similar'][number];
type SimilarProps = { state: Verification; data: VerificationView; now: number };

/** Wishes that read alike: somebody has to say that it is another one. */
export function Similar({ state, data, now }: SimilarProps) {
  const say = words();
  const [asked, setAsked] = useState<Alike>();
  if (data.similar.length === 0) return null;
  return (
    <section class="queue-part">
      <h2>
        {say.similar} <span class="figures">{data.similar.length}</span>
      </h2>
      {data.similar.map((one) => (
        <div class="queue-similar" key={one.id}>
          <p class="bold">
            <Said words={one.title} />
          </p>
          <p class="small quiet">
            {say.similarLine(
              dateWords(one.at, now),
              t().states[one.state],
              say.tenths[Math.round(one.likeness / 10)] ?? '',
            )}
          </p>
          {one.cleared ? (
            <p class="small pine">{say.cleared}</p>
          ) : (
            <p class="queue-pair">
              <ButtonLink size="small" to={`/wishes/${one.id}`}>
                {say.look}
              </ButtonLink>
              {data.wish.can.includes('saveVerification') && (
                <Button size="small" busy={state.comparing.busy.value} onClick={() => void state.notSame(one.id)}>
                  {say.notSame}
                </Button>
              )}
              {data.wish.can.includes('mergeWish') && (
                <span class="queue-merge">
                  <Button
                    size="small"
                    onClick={() => {
                      state.merging.clear();
                      setAsked(one);
                    }}
                  >
                    {say.same}
                  </Button>
                </span>
              )}
            </p>
          )}
        </div>
      ))}
      <Sheet open={asked !== undefined} onClose={() => setAsked(undefined)} title={say.mergeTitle}>
        {asked !== undefined && <Merge state={state} data={data} other={asked} onDone={() => setAsked(undefined)} />}
      </Sheet>
    </section>
  );
}

type MergeProps = { state: Verification; data: VerificationView; other: Alike; onDone: () => void };

/** What becomes of the two, and who is told: it cannot be undone, and somebody waits for the one that goes. */
function Merge({ state, data, other, onDone }: MergeProps) {
  const say = words();
  const { problem, busy } = state.merging;
  // What is public stays; of two that wait, only the server knows which was first.
  const shown = other.state !== 'submitted' && other.state !== 'verifying';
  async function merge(): Promise<void> {
    const gone = await state.same(other.id);
    if (gone === undefined) return;
    onDone();
    if (gone === 'other') toast(say.otherGone);
  }
  return (
    <div class="queue-form">
      <dl class="queue-two">
        <dt class="small quiet">{say.mergeThis}</dt>
        <dd>{state.text.value.title}</dd>
        <dt class="small quiet">{say.mergeOther(t().states[other.state])}</dt>
        <dd>
          <Said words={other.title} />
        </dd>
      </dl>
      <p>{shown ? say.mergeGoes(data.poster.name) : say.mergeLater}</p>
      <p class="quiet">{say.mergeForGood}</p>
      {problem.value !== undefined && (
        <p class="fault-note" role="alert">
          {problem.value.title}
        </p>
      )}
      <Button look="alert" wide busy={busy.value} onClick={() => void merge()}>
        {say.mergeDo}
      </Button>
    </div>
  );
}
