import './list.css';
import { capital, DOT, momentWords, windowShort } from '../../main/format.ts';
import type { ForMe } from '../../state/for-me.ts';
import { GroupWord } from '../../ui/group-word.tsx';
import { Said } from '../../ui/said.tsx';
import { firstRefusal, gateText, whyChips } from './reasons.ts';
import { words } from './words.ts';

/** The list beside the detail; under it those that a gate holds back. */
export function Rows({ state, all, now }: { state: ForMe; all: boolean; now: number }) {
  const current = state.current.value?.task.id;
  return (
    <>
      <ul class="rows">
        {state.open.value.map((item) => (
          <li key={item.task.id}>
            <a
              class="for-me-row"
              href={`/for-me/${item.task.id}`}
              aria-current={item.task.id === current ? 'true' : undefined}
            >
              <span class="for-me-row-top">
                <GroupWord group={item.task.group} short />
                <span class="small quiet">{capital(windowShort(item.task.window, now))}</span>
              </span>
              <b class="one-line two-on-phone">
                <Said words={item.task.title} />
              </b>
              <span class="small quiet one-line">
                {whyChips(item.fit, 'me')
                  .map(({ text }) => text)
                  .join(DOT)}
              </span>
              {item.offered && item.until !== undefined && (
                <span class="small ember bold">
                  {item.byTeam === true ? words().askedByTeam : words().asked} · {momentWords(item.until, now)}
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
      <Refused state={state} all={all} now={now} />
    </>
  );
}

/** What a gate refuses, and which: nothing is held back in silence. */
export function Refused({ state, all, now }: { state: ForMe; all: boolean; now: number }) {
  const say = words();
  if (!all)
    return (
      <p class="for-me-refused">
        <a class="link mid" href="/for-me?all=true">
          {say.refusedMore}
        </a>
      </p>
    );
  return (
    <section class="for-me-refused">
      <h2>{say.refusedTitle}</h2>
      {state.refused.value.length === 0 && <p class="mid quiet">{say.refusedNone}</p>}
      <ul class="rows">
        {state.refused.value.map((item) => {
          const refusal = firstRefusal(item.fit);
          return (
            <li key={item.task.id}>
              <a class="for-me-row" href={`/for-me/${item.task.id}`}>
                <span class="for-me-row-top">
                  <GroupWord group={item.task.group} short />
                  <span class="small quiet">{capital(windowShort(item.task.window, now))}</span>
                </span>
                <b class="one-line two-on-phone">
                  <Said words={item.task.title} />
                </b>
                {refusal !== undefined && <span class="small quiet">{gateText(refusal, 'me')}</span>}
              </a>
            </li>
          );
        })}
      </ul>
      <p>
        <a class="link mid" href="/for-me">
          {say.refusedLess}
        </a>
      </p>
    </section>
  );
}
