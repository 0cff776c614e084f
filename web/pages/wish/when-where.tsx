import { cellDistanceM } from '../../../shared/kernel/geo.ts';
import type { OrgView } from '../../../shared/orgs/contract.ts';
import type { WishView } from '../../../shared/wishes/contract.ts';
import type { WishState } from '../../../shared/wishes/wish.ts';
import { capital, dateWords, distanceWords, momentWords, saysDate } from '../../main/format.ts';
import { say } from '../../main/i18n.ts';
import { windowWords } from '../../main/spans.ts';
import { Place } from '../../ui/place.tsx';
import { WholeWords } from '../../ui/said.tsx';
import { words } from './words.ts';

/** Nobody can accept any more: no promise of seeing the building. */
const FOUND: readonly WishState[] = ['delivered', 'fulfilled', 'archived', 'withdrawn', 'expired', 'disputed'];

/** When, and as much of where as this viewer may know. */
export function WhenWhere({ wish, now, station: org }: { wish: WishView; now: number; station: OrgView | undefined }) {
  const { place } = wish;
  const w = words();
  const station = say(place.station);
  const mark = org?.cell === undefined ? undefined : { cell: org.cell, name: station };
  const exact = [place.building, place.door].filter((part) => part !== undefined).join(' ');
  return (
    <section class="wish-when">
      <dl class="facts">
        <dt>{w.when}</dt>
        <dd>
          <WholeWords of={capital(windowWords(wish.window, now))} />
          {!saysDate(wish.window.to, now) && <span class="small">{dateWords(wish.window.to, now)}</span>}
        </dd>
        {wish.name !== undefined && (
          <>
            <dt>{w.person}</dt>
            <dd>{wish.name}</dd>
          </>
        )}
        <dt>{w.where}</dt>
        <dd>
          {exact !== ''
            ? exact
            : mark === undefined || place.cell === undefined
              ? w.around(station)
              : w.fromStation(station, distanceWords(cellDistanceM(mark.cell, place.cell)))}
          {exact !== '' && place.doorFrom === undefined && (
            <span class="small">{wish.mine === undefined ? w.exactStaff : w.exactOwn}</span>
          )}
          {place.door !== undefined && place.doorUntil !== undefined && (
            <span class="small">{w.doorNote(momentWords(place.doorUntil, now))}</span>
          )}
          {place.building !== undefined && place.door === undefined && place.doorFrom !== undefined && (
            <span class="small">{w.doorLater(momentWords(place.doorFrom, now))}</span>
          )}
        </dd>
      </dl>
      {place.cell !== undefined && (
        <Place
          spots={[{ key: wish.id, cell: place.cell }]}
          label={w.mapLabel(station)}
          height={132}
          {...(mark === undefined ? {} : { station: mark })}
        />
      )}
      {exact === '' && <p class="small quiet">{FOUND.includes(wish.state) ? w.cellOnly : w.cellNote}</p>}
    </section>
  );
}
