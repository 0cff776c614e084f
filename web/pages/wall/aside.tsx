import { say } from '../../main/i18n.ts';
import type { Wall } from '../../state/wall.ts';
import { Place } from '../../ui/place.tsx';
import { FulfilledLine } from './fulfilled-line.tsx';
import { words } from './words.ts';

/** On a desk: where the wishes are, and what came true lately. */
export function WallAside({ wall, now, looked }: { wall: Wall; now: number; looked: string | undefined }) {
  const list = wall.list.data.value;
  const place = wall.place.value;
  if (list === undefined || place === undefined) return null;
  const spots = list.items.flatMap((item) =>
    item.cell === undefined
      ? []
      : [{ key: item.id, cell: item.cell, strong: looked === undefined || looked === item.id }],
  );
  const name = say(place.name);
  return (
    <aside class="wall-aside desk-only" aria-label={words().mapTitle}>
      {spots.length > 0 && (
        <section>
          <h2>{words().mapTitle}</h2>
          <Place
            spots={spots}
            height={300}
            label={words().mapLabel(spots.length, name)}
            {...(place.cell === undefined ? {} : { station: { cell: place.cell, name } })}
          />
          <p class="small quiet">{words().mapNote}</p>
        </section>
      )}
      {list.fulfilled.length > 0 && (
        <section>
          <h2>{words().fulfilledTitle}</h2>
          <ul>
            {list.fulfilled.slice(0, 5).map((card) => (
              <li key={card.id}>
                <FulfilledLine card={card} now={now} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  );
}
