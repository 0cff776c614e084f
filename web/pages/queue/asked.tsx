import { amountPhrase } from '../../../shared/goods/amount-words.ts';
import type { VerificationView } from '../../../shared/wishes/verification.ts';
import { capital } from '../../main/format.ts';
import { language, say as sayWords } from '../../main/i18n.ts';
import { minutesWords, windowWords } from '../../main/spans.ts';
import { words } from './words.ts';

type Component = VerificationView['wish']['components'][number];

/** In the words that will be public. */
type Needs = readonly Component['text'][];
function inPublicWords(needs: Needs) {
  return (component: Component, at: number): Component => ({ ...component, text: needs[at] ?? component.text });
}

/** What is asked for, part by part, and when: what the checks are about. */
export function Asked({ wish, needs, now }: { wish: VerificationView['wish']; needs: Needs; now: number }) {
  const say = words();
  return (
    <section class="queue-asked queue-part">
      <h2>{say.asked}</h2>
      <ul class="rows">
        {wish.components.map(inPublicWords(needs)).map((component, at) => (
          <li key={at}>
            <b>
              {component.kind === 'goods'
                ? capital(amountPhrase(component, language.value))
                : capital(sayWords(component.text))}
            </b>
            {component.kind !== 'goods' && <span class="small quiet"> {peopleWords(component)}</span>}
          </li>
        ))}
      </ul>
      <p class="mid">
        <span class="quiet">{say.wantedWhen}</span> <b>{windowWords(wish.window, now)}</b>
      </p>
    </section>
  );
}

/** A text that begins with how many: 两位有力气的人, two strong people. */
const COUNTED =
  /^(?:\d+|[一两二三四五六七八九十]+)\s*[位个名]|^(?:an?|two|three|four|five|six|seven|eight|nine|ten)\b/i;

/** How many, where it is more than one and the text does not say it, and for how long. */
function peopleWords({ quantity, minutes, text }: Component): string {
  const say = words();
  const parts = [
    ...(quantity === 1 || COUNTED.test(sayWords(text)) ? [] : [say.peopleAsked(quantity)]),
    ...(minutes === undefined ? [] : [say.takes(minutesWords(minutes))]),
  ];
  return parts.join(language.value === 'zh' ? '，' : ', ');
}
