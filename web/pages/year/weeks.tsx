import { CHINA_OFFSET_MS } from '../../../shared/kernel/time.ts';
import { dateWords } from '../../main/format.ts';
import { language } from '../../main/i18n.ts';
import { minutesWords } from '../../main/spans.ts';
import { type Cell, LINE_WEEKS, monthsBegin } from '../../state/year.ts';
import { words } from './words.ts';

const SHADES = [0, 1, 2, 3, 4] as const;

/**
 * The year in weeks, one line after another like writing: a square says by its shade what was done, by its words to whoever does
 * not see it. A month stands over the week in which it begins, not before the line.
 */
export function Weeks({ lines, now }: { lines: readonly (readonly Cell[])[]; now: number }) {
  const say = words();
  const begin = monthsBegin(lines.flat());
  return (
    <figure class="year-weeks">
      {lines.map((line) => (
        <ol class="year-line" key={line[0]?.week}>
          {Array.from({ length: LINE_WEEKS - line.length }, (_none, at) => (
            <li key={at} aria-hidden="true" data-none="" />
          ))}
          {line.map((cell) => (
            <li key={cell.week}>
              <span class="year-month quiet figures" aria-hidden="true">
                {begin.has(cell.week) ? monthOf(cell.week) : ''}
              </span>
              <i data-shade={cell.shade} title={wordsOf(cell, now)}>
                <span class="out-of-sight">{wordsOf(cell, now)}</span>
              </i>
            </li>
          ))}
        </ol>
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

/** The month that begins. */
function monthOf(at: number): string {
  const day = new Date(at + CHINA_OFFSET_MS);
  if (language.value === 'zh') return `${day.getUTCMonth() + 1} 月`;
  return day.toLocaleDateString('en-GB', { month: 'short', timeZone: 'UTC' });
}
