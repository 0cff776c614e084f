import type { OrgView } from '../../../shared/orgs/contract.ts';
import { countWords } from '../../main/format.ts';
import { say as sayWords } from '../../main/i18n.ts';
import type { Sum } from '../../state/org-tree.ts';
import { words } from './words.ts';
import './tiles.css';

/**
 * Column and row of each league or city, by its code of the National Bureau of Statistics: west to east by the seat's
 * longitude, north to south by its latitude. Equal cells and no borders: a published map would need an approval number.
 */
const SPOTS: Readonly<Record<string, readonly [column: number, row: number]>> = {
  '1507': [6, 1],
  '1522': [7, 2],
  '1525': [5, 3],
  '1504': [6, 3],
  '1505': [7, 3],
  '1508': [2, 4],
  '1502': [3, 4],
  '1501': [4, 4],
  '1509': [5, 4],
  '1529': [1, 5],
  '1503': [2, 5],
  '1506': [3, 5],
};
const SHADES = 4;

type TilesProps = {
  regions: readonly OrgView[];
  numbers: Readonly<Record<string, Sum>>;
};

const spotOf = ({ code }: OrgView) => (code === undefined ? undefined : SPOTS[code.slice(0, 4)]);

/** The twelve as tiles where they lie, shaded by one number that also stands in each. */
export function TileMap({ regions, numbers, current }: TilesProps & { current?: string }) {
  const say = words();
  const placed = regions.filter((org) => spotOf(org) !== undefined);
  const most = Math.max(1, ...placed.map((org) => numbers[org.id]?.waiting ?? 0));
  if (placed.length === 0) return null;
  return (
    <div class="orgs-drawing">
      <ul class="orgs-tiles">
        {placed.map((org) => {
          const [column, row] = spotOf(org) ?? [1, 1];
          const waiting = numbers[org.id]?.waiting;
          return (
            <li key={org.id} style={{ gridColumn: String(column), gridRow: String(row) }}>
              <a
                class="orgs-tile"
                href={`/orgs/${org.id}`}
                aria-current={org.id === current ? 'page' : undefined}
                data-shade={waiting === undefined ? undefined : Math.min(SHADES, Math.ceil((waiting / most) * SHADES))}
                aria-label={waiting === undefined ? sayWords(org.name) : say.waitingIn(sayWords(org.name), waiting)}
              >
                <TileName name={shortName(sayWords(org.name))} />
                <span class="figures">{waiting ?? ''}</span>
              </a>
            </li>
          );
        })}
      </ul>
      <p class="small quiet">{say.measure}</p>
    </div>
  );
}

/** The map, and beside it the same as a list with both numbers. */
export function Tiles({ regions, numbers }: TilesProps) {
  const say = words();
  const [placed, others] = [regions.filter(spotOf), regions.filter((org) => spotOf(org) === undefined)];
  return (
    <div class="orgs-map">
      <TileMap regions={regions} numbers={numbers} />
      <ul class="rows">
        {[...placed, ...others].map((org) => {
          const one = numbers[org.id];
          return (
            <li key={org.id}>
              <a class="orgs-region" href={`/orgs/${org.id}`}>
                <b>{sayWords(org.name)}</b>
                {one !== undefined && (
                  <span class="small quiet figures">
                    {say.regionLine(countWords(one.fulfilled), countWords(one.waiting))}
                  </span>
                )}
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Where an English name may be parted: a tile on a phone is narrower than most. */
const PARTS = /^(?:Hoh|Bao|Chi|Tong|Hulun|Ba(?=yan)|Ulan|Hing|Xilin)(?=[a-z])|(?<=^Ba)yan/g;

function TileName({ name }: { name: string }) {
  return <span class="orgs-tile-name">{name.replace(PARTS, '$&\u00ad')}</span>;
}

/** 呼和浩特市 as 呼和浩特: the tile says that it is a place. */
function shortName(name: string): string {
  return name.replace(/[市盟]$/, (end, at) => (at <= 2 && end === '盟' ? end : '')).replace(/ (City|League)$/, '');
}
