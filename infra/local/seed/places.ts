import { readFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';
import type { Org } from '../../../functions/orgs/org-item.ts';
import type { NewId } from '../../../functions/platform/id.ts';
import { cellOf, type Point } from '../../../shared/kernel/geo.ts';
import { ENTERPRISES, FUNDS, type Named, ORGANISATIONS, STREETS } from './names.ts';
import type { Random } from './random.ts';

type Division = { readonly code: string; readonly name: string };
type Source = {
  readonly leagues: readonly (Division & { seat: readonly [number, number] })[];
  readonly counties: readonly (Division & { league: string; seat: readonly [number, number] | null })[];
  readonly townships: readonly (Division & { county: string })[];
};

export type Places = {
  readonly orgs: readonly Org[];
  readonly byCode: ReadonlyMap<string, Org>;
  readonly stations: readonly Org[];
  readonly centers: readonly Org[];
  readonly organisations: readonly Org[];
  readonly enterprises: readonly Org[];
  readonly foundations: readonly Org[];
  /** Where most of the demo happens: a station in Donghe, Baotou. */
  readonly home: Org;
};

/** The public record counts 1,025 stations. */
const STATIONS_COUNT = 1_025;
const ROOMS_PER_STATION_COUNT = 2;
const HOME_CODE = '150202010';
const HOME_CENTER_CODE = '150202';
const LEAGUE_EN: Readonly<Record<string, string>> = {
  '1501': 'Hohhot',
  '1502': 'Baotou',
  '1503': 'Wuhai',
  '1504': 'Chifeng',
  '1505': 'Tongliao',
  '1506': 'Ordos',
  '1507': 'Hulunbuir',
  '1508': 'Bayannur',
  '1509': 'Ulanqab',
  '1522': 'Hinggan League',
  '1525': 'Xilingol League',
  '1529': 'Alxa League',
};
const MODES = ['embedded', 'sinking', 'bridging'] as const;

/** The tree of real places with stations and rooms, and invented organisations attached to it. */
export function places(newId: NewId, random: Random, codes?: ReadonlySet<string>): Places {
  const source = JSON.parse(readFileSync(new URL('./inner-mongolia.json', import.meta.url), 'utf8')) as Source;
  const byCode = new Map<string, Org>();
  const add = (code: string, fields: Omit<Org, 'id' | 'children' | 'version' | 'demo' | 'code'>) =>
    byCode.set(code, { id: newId('org'), children: 0, version: 1, demo: true, code, ...fields });
  const wanted = (code: string) => codes === undefined || codes.has(code.slice(0, 6)) || codes.has(code);

  for (const { code, name, seat } of source.leagues)
    add(code, { kind: 'region', name: { zh: name, en: LEAGUE_EN[code] ?? latin(name) }, cell: cellOf(point(seat)) });
  const seats = new Map<string, Point>();
  for (const { code, name, league, seat } of source.counties.filter((county) => wanted(county.code))) {
    const parent = byCode.get(league);
    const at = point(seat ?? source.leagues.find((one) => one.code === league)?.seat ?? [40, 110]);
    seats.set(code, at);
    if (parent)
      add(code, {
        kind: 'center',
        parent: parent.id,
        name: { zh: `${name}社工服务中心`, en: `${latin(bare(name))} center` },
        cell: cellOf(at),
      });
  }
  const townships = source.townships.filter((township) => byCode.has(township.county));
  // 河东街道 and 河东镇 lie in one county: where the short name says too little, the station goes by the whole one.
  const short = Map.groupBy(townships, ({ name, county }) => `${county} ${bare(name)}`);
  for (const [index, { code, name, county }] of townships.entries()) {
    const parent = byCode.get(county);
    // Every 33rd township has none: 1,056 places, 1,025 stations.
    if (!parent || (townships.length > STATIONS_COUNT && index % 33 === 32 && code !== HOME_CODE)) continue;
    const home = code === HOME_CODE;
    const called = short.get(`${county} ${bare(name)}`)?.length === 1 ? bare(name) : name;
    add(code, {
      kind: 'station',
      parent: parent.id,
      approximate: true,
      mode: MODES[Number(code) % MODES.length] ?? 'embedded',
      name: home ? { zh: '东河站', en: 'Donghe station' } : { zh: `${called}站`, en: `${latin(called)} station` },
      cell: cellOf(around(seats.get(county) ?? point([40, 110]), code)),
      phone: `04${code.slice(2, 4)}-000-${code.slice(-4)}`,
      address: { zh: `${name}便民服务中心一楼`, en: `Service centre of ${latin(bare(name))}, ground floor` },
      hours: { zh: '周一到周五，早上 8 点半到下午 5 点半', en: 'Monday to Friday, 8:30 am to 5:30 pm' },
    });
  }
  const stations = [...byCode.values()].filter((org) => org.kind === 'station').slice(0, STATIONS_COUNT);
  const rooms = stations.flatMap((station, index) => roomsOf(newId, station, index));
  const home = byCode.get(HOME_CODE);
  const homeCenter = byCode.get(HOME_CENTER_CODE);
  if (!home || !homeCenter) throw new Error('the demo’s own station is missing from the data');
  const centers = [...byCode.values()].filter((org) => org.kind === 'center');
  const attach = (kind: Org['kind'], names: readonly Named[], count: number) =>
    names.map((name, index) => attached(newId, kind, name, index < count ? homeCenter : random.pick(centers)));
  const organisations = attach('organisation', ORGANISATIONS, 12);
  const enterprises = attach('enterprise', ENTERPRISES, 10);
  const foundations = attach('foundation', FUNDS, 3);
  const orgs = counted([...byCode.values(), ...rooms, ...organisations, ...enterprises, ...foundations]);
  const fresh = new Map(orgs.map((org) => [org.id, org]));
  const renewed = (list: readonly Org[]) => list.flatMap((org) => fresh.get(org.id) ?? []);
  return {
    orgs,
    byCode,
    stations: renewed(stations),
    centers: renewed(centers),
    organisations: renewed(organisations),
    enterprises: renewed(enterprises),
    foundations: renewed(foundations),
    home: fresh.get(home.id) ?? home,
  };
}

function counted(orgs: readonly Org[]): readonly Org[] {
  const children = Map.groupBy(orgs, (org) => org.parent ?? '');
  return orgs.map((org) => ({ ...org, children: children.get(org.id)?.length ?? 0 }));
}

function roomsOf(newId: NewId, station: Org, index: number): readonly Org[] {
  return Array.from({ length: ROOMS_PER_STATION_COUNT }, (_, i) => {
    const street = STREETS[(index * ROOMS_PER_STATION_COUNT + i) % STREETS.length] ?? {
      zh: '和平路',
      en: 'Heping Road',
    };
    return {
      id: newId('org'),
      kind: 'room',
      parent: station.id,
      children: 0,
      version: 1,
      demo: true,
      approximate: true,
      name: {
        zh: `${bare(street.zh)}社工室`,
        en: `${street.en.replace(/ (Road|Street|Lane|North Road|East Street)$/, '')} room`,
      },
      ...(station.cell === undefined ? {} : { cell: station.cell }),
    };
  });
}

function attached(newId: NewId, kind: Org['kind'], name: Named, parent: Org): Org {
  return {
    id: newId('org'),
    kind,
    name,
    parent: parent.id,
    children: 0,
    version: 1,
    demo: true,
    ...(parent.cell === undefined ? {} : { cell: parent.cell }),
  };
}

/** Within 1 to 9 km of the county's seat, by the township's code: plausible, repeatable, and said to be approximate. */
function around(seat: Point, code: string): Point {
  const number = Number(code.slice(-3)) + Number(code.slice(2, 6)) * 7;
  const angle = (number * 137.508 * Math.PI) / 180;
  const distance = code === HOME_CODE ? 1 : 1 + (number % 9);
  return { lat: seat.lat + (distance * Math.cos(angle)) / 111, lng: seat.lng + (distance * Math.sin(angle)) / 85 };
}

function point([lat, lng]: readonly [number, number] | readonly number[]): Point {
  return { lat: lat ?? 0, lng: lng ?? 0 };
}

/** A place's name without its kind: 铁西街道 is 铁西. */
function bare(name: string): string {
  const short = name.replace(
    /(街道办事处|街道|民族苏木|苏木|民族乡|乡|镇|社区|自治旗|联合旗|路|街|巷|里|区|市|县|旗)$/,
    '',
  );
  return short.length >= 2 ? short : name;
}

function latin(name: string): string {
  const text = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive' }).join('').replace(/ü/g, 'u');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
