import { DOT } from '../../main/format.ts';
import { say as sayWords } from '../../main/i18n.ts';
import type { BoardView } from '../../state/board.ts';
import { words } from './words.ts';

type Station = BoardView['stations'][number];

function isQuiet({ toVerify, toFill, today }: Station): boolean {
  return toVerify + toFill + today === 0;
}

/** A center's stations, those where something waits first, each with what waits there, and the way to its own board. */
export function Stations({ stations }: Pick<BoardView, 'stations'>) {
  const say = words();
  const first = stations.toSorted((a, b) => Number(isQuiet(a)) - Number(isQuiet(b)));
  return (
    <section class="board-stations" aria-labelledby="board-stations">
      <h2 id="board-stations">{say.stations}</h2>
      <div class="card board-list" data-flush>
        <ul class="rows">
          {first.map(({ orgId, name, toVerify, toFill, today }) => {
            const waits = [
              toVerify === 0 ? '' : say.toVerify(toVerify),
              toFill === 0 ? '' : say.seats(toFill),
              today === 0 ? '' : say.todayCount(today),
            ].filter(Boolean);
            return (
              <li key={orgId}>
                <a class="board-row" href={`/board?org=${orgId}`}>
                  <b class="board-title">{sayWords(name)}</b>
                  <span class="mid quiet figures">{waits.length === 0 ? say.nothingWaits : waits.join(DOT)}</span>
                </a>
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}
