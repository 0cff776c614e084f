import { useState } from 'preact/hooks';
import { travelMinutes } from '../../../shared/matching/travel.ts';
import type { App } from '../../main/app.ts';
import { distanceWords } from '../../main/format.ts';
import type { VolunteerForm } from '../../state/volunteer.ts';
import { Button } from '../../ui/button.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { Segmented } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { footprintsIcon } from '../../ui/icons.ts';
import { mapPinIcon } from '../../ui/icons-more.ts';
import { Said } from '../../ui/said.tsx';
import { toast } from '../../ui/toast.tsx';
import { PlaceSheet } from '../wall/place-sheet.tsx';
import { HomeGrid, Reach } from './home-grid.tsx';
import { words } from './words.ts';

const RADII_M = [1_000, 2_000, 3_000, 5_000, 10_000, 20_000, 50_000] as const;
const TRAVELS = ['walk', 'bike', 'car'] as const;
const POSITION_LIMIT_MS = 15_000;

/** The station, the square one lives in, and how far one would go from there. */
export function PlacePart({ form, app }: { form: VolunteerForm; app: App }) {
  const say = words();
  const { homeCell, radiusM, travel } = form.sketch.value;
  const station = form.station.data.value?.org;
  const [choosing, choose] = useState(false);
  const [finding, find] = useState(false);
  function locate(): void {
    find(true);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        form.usePosition({ lat: coords.latitude, lng: coords.longitude });
        find(false);
        toast(say.positionDone);
      },
      () => {
        find(false);
        toast(say.positionFailed);
      },
      { timeout: POSITION_LIMIT_MS, maximumAge: POSITION_LIMIT_MS },
    );
  }
  return (
    <>
      <div class="volunteer-station">
        <span class="grow">
          <span class="small quiet">{say.stationLabel}</span>
          {station !== undefined && (
            <b>
              <Said words={station.name} />
            </b>
          )}
        </span>
        <Button size="small" onClick={() => choose(true)}>
          {station === undefined ? say.choose : say.change}
        </Button>
      </div>
      <PlaceSheet
        app={app}
        open={choosing}
        title={say.chooseTitle}
        onClose={() => choose(false)}
        onChosen={(org) => {
          choose(false);
          void form.pickStation(org.id);
        }}
      />
      {station?.cell !== undefined && (
        <section class="volunteer-block">
          <h2 class="volunteer-h2">{say.home}</h2>
          <p class="mid quiet">{say.homeText}</p>
          <HomeGrid station={station.cell} home={homeCell} onPick={(cell) => form.change({ homeCell: cell })} />
          {'geolocation' in navigator && (
            <>
              <Button size="small" icon={mapPinIcon} busy={finding} onClick={locate}>
                {say.usePosition}
              </Button>
              <p class="small quiet">{say.positionNote}</p>
            </>
          )}
        </section>
      )}
      <section class="volunteer-block">
        <h2 class="volunteer-h2">{say.radius}</h2>
        <Chips label={say.radius} wrap>
          {[...new Set([...RADII_M, radiusM])]
            .sort((a, b) => a - b)
            .map((metres) => (
              <Chip key={metres} on={metres === radiusM} onClick={() => form.change({ radiusM: metres })}>
                {distanceWords(metres)}
              </Chip>
            ))}
        </Chips>
        <Segmented
          legend={say.travel}
          options={TRAVELS.map((mode) => [mode, say.by[mode]] as const)}
          value={travel}
          onChange={(mode) => form.change({ travel: mode })}
        />
        {homeCell !== undefined && <Reach home={homeCell} station={station?.cell} radiusM={radiusM} />}
        <p class="mid bold volunteer-reach">
          <Icon of={footprintsIcon} />
          {say.reach(distanceWords(radiusM), say.reachTime(say.by[travel], travelMinutes(radiusM, travel)))}
        </p>
      </section>
    </>
  );
}
