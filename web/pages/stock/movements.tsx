import type { ReplyTo } from '../../main/api.ts';
import { capital, momentWords } from '../../main/format.ts';
import { say as sayWords } from '../../main/i18n.ts';
import type { Load } from '../../state/load.ts';
import { RowBones } from '../../ui/bones.tsx';
import { giftAmount } from '../../ui/gift-words.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { words } from './words.ts';

type Items = ReplyTo<'GET /api/orgs/:orgId/movements'>['items'];

/** Every movement, newest first, as it was entered: from whose hands to whose. Nothing here can be changed. */
export function Movements({ of, now }: { of: Load<Items>; now: number }) {
  const w = words();
  return (
    <section class="stock-moves">
      <h2>{w.moves}</h2>
      <p class="small quiet">{w.movesRule}</p>
      <Loaded of={of} bones={<RowBones rows={5} />}>
        {(items) =>
          items.length === 0 ? (
            <p class="quiet mid">{w.movesNone}</p>
          ) : (
            <ol>
              {items.map((item) => (
                <li key={item.id} class="stock-move small" data-back={item.reverses === undefined ? undefined : ''}>
                  <span class="quiet figures">{momentWords(item.at, now)}</span>
                  <b>{giftAmount(item)}</b>
                  <span>
                    {capital(w.hands[item.from])} → {w.hands[item.to]}
                    {item.reverses === undefined ? '' : w.reversal}
                  </span>
                  <span class="quiet">
                    {item.batch} {sayWords(item.by)}
                  </span>
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </section>
  );
}
