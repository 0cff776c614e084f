import { capital, DOT, momentWords } from '../../main/format.ts';
import { minutesWords } from '../../main/spans.ts';
import type { SeriesRow } from '../../state/series.ts';
import { GroupWord } from '../../ui/group-word.tsx';
import { Icon } from '../../ui/icon.tsx';
import { chevronRightIcon } from '../../ui/icons.ts';
import { rhythmWords } from '../../ui/rhythm.ts';
import { SaidRow } from '../../ui/said.tsx';
import { words } from './words.ts';

/** Series in rows: the rhythm first, then whose face, then the next day. */
export function SeriesRows({ title, rows, now }: { title: string; rows: readonly SeriesRow[]; now: number }) {
  const say = words();
  if (rows.length === 0) return null;
  return (
    <section class="series-part">
      <h2>{title}</h2>
      <ul class="rows">
        {rows.map((row) => (
          <li key={row.id}>
            <a class="row series-row" href={`/series/${row.id}`}>
              <span class="grow">
                <span class="series-top">
                  <GroupWord group={row.group} short />
                  <span class="small quiet figures">{capital(rhythmWords(row.rhythm, row.from))}</span>
                </span>
                <b>
                  <SaidRow words={row.title} />
                </b>
                <span class="small quiet">
                  {[
                    row.keeper === undefined ? say.nobody : say.keeper(row.keeper),
                    row.state === 'ended'
                      ? say.endedBadge
                      : row.next === undefined
                        ? say.noNext
                        : say.next(momentWords(row.next, now)),
                    say.minutes(minutesWords(row.minutes)),
                  ].join(DOT)}
                </span>
              </span>
              <Icon of={chevronRightIcon} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
