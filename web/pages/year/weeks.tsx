import { CHINA_OFFSET_MS } from '../../../shared/kernel/time.ts';
import { dateWords } from '../../main/format.ts';
import { language } from '../../main/i18n.ts';
import { minutesWords } from '../../main/spans.ts';
import type { Cell } from '../../state/year.ts';
import { words } from './words.ts';

const SHADES = [0, 1, 2, 3, 4] as const;

/** The year in weeks, a quarter to a line: a square says by its shade what was done, by its words to whoever does not see it. */
export function Weeks({ lines, now }: { lines: readonly (readonly Cell[])[]; now: number }) {
  const say = words();
  return (
    <figure class="year-weeks">
      {lines.map((line) => (
        <div class="year-line" key={line[0]?.week}>
          <span class="small quiet figures" aria-hidden="true">
            {monthOf(line[0]?.week ?? now)}
          </span>
          <ol>
            {line.map((cell) => (
              <li key={cell.week} data-shade={cell.shade} title={wordsOf(cell, now)}>
                <span class="out-of-sight">{wordsOf(cell, now)}</span>
              </li>
            ))}
          </ol>
        </div>
      ))}
      <figcaption class="small quiet">
        {say.drawing}
        <span class="year-legend" aria-hidden="true">
          {say.less}
          {SHADES.map((shade) => (
            <i key={shade} data-shade={shade} />
          ))}
          {say.more}
        </span>
      </figcaption>
    </figure>
  );
}

function wordsOf({ week, minutes, visits }: Cell, now: number): string {
  const say = words();
  const done = minutes === 0 ? say.weekNone : say.weekDone(visits, minutesWords(Math.max(0, minutes)));
  return `${say.week(dateWords(week, now))}${language.value === 'zh' ? '：' : ': '}${done}`;
}

/** The month in which a line begins. */
function monthOf(at: number): string {
  const day = new Date(at + CHINA_OFFSET_MS);
  if (language.value === 'zh') return `${day.getUTCMonth() + 1} 月`;
  return day.toLocaleDateString('en-GB', { month: 'short', timeZone: 'UTC' });
}
