import { dateWords } from '../../main/format.ts';
import type { Series } from '../../state/board.ts';
import { words } from './words.ts';

const BAR_PX = 12;
const GAP_PX = 4;
const HEIGHT_PX = 44;

/** Twelve weeks as twelve bars; the running week is only lined, because it is not over. The words say the same. */
export function Weeks({ series, now, format }: { series: Series; now: number; format: (n: number) => string }) {
  const say = words();
  const what = say.measures[series.measure];
  const most = Math.max(1, ...series.values);
  const width = series.values.length * (BAR_PX + GAP_PX) - GAP_PX;
  const list = series.values
    .map((value, index) => `${dateWords(series.weeks[index] ?? now, now)} ${format(value)}`)
    .join(', ');
  return (
    <figure class="board-weeks">
      <figcaption class="small quiet">{what}</figcaption>
      <p class="board-number figures">{format(series.now)}</p>
      <svg
        width={width}
        height={HEIGHT_PX}
        viewBox={`0 0 ${width} ${HEIGHT_PX}`}
        role="img"
        aria-label={say.series(what, list)}
      >
        {series.values.map((value, index) => {
          const height = value === 0 ? 1 : Math.max(2, Math.round((value / most) * (HEIGHT_PX - 2)));
          const last = index === series.values.length - 1;
          return (
            <rect
              key={series.weeks[index]}
              data-last={last ? '' : undefined}
              x={index * (BAR_PX + GAP_PX) + (last ? 0.75 : 0)}
              y={HEIGHT_PX - height - (last ? 0.75 : 0)}
              width={BAR_PX - (last ? 1.5 : 0)}
              height={height}
              rx="2"
            />
          );
        })}
      </svg>
      <p class="small quiet figures">
        {say.against(format(series.before))}
        <br />
        {say.total(format(series.total))}
      </p>
    </figure>
  );
}
