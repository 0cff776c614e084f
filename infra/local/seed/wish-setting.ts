import type { Org } from '../../../functions/orgs/org-item.ts';
import type { Donor } from './gifts.ts';
import type { Seeded } from './people.ts';
import type { Places } from './places.ts';
import type { Random } from './random.ts';
import type { SeededVolunteer } from './volunteers.ts';

export type WishSetting = {
  readonly station: Org;
  readonly centerId: string;
  /** Who wrote it down and who verified it. */
  readonly poster: Seeded;
  readonly verifier: Seeded;
  readonly volunteers: readonly SeededVolunteer[];
  readonly carrier?: Org;
  readonly giver?: Org;
  readonly donors?: readonly Donor[];
  readonly known?: Seeded;
  /** A demo account that answers for the child. */
  readonly guardian?: Seeded | undefined;
};

export function centerIdOf(at: Places, station: Org): string {
  return station.parent ?? at.home.parent ?? at.home.id;
}

export type Cast = {
  readonly staff: ReadonlyMap<string, Seeded>;
  readonly demo: ReadonlyMap<string, Seeded>;
  readonly volunteers: ReadonlyMap<string, readonly SeededVolunteer[]>;
};

type Wanted = {
  readonly granny: boolean;
  readonly child: boolean;
  readonly done: boolean;
  readonly gives: boolean;
  readonly helper?: string;
};

/** An organisation of the county, for the one that was drawn; at the demo's own station a few have much to do, not many a little. */
function carrierNear(at: Places, centerId: string, own: boolean, drawn: Org): Org | undefined {
  const near = at.organisations.filter(({ parent }) => parent === centerId).slice(0, own ? 3 : undefined);
  return near[at.organisations.indexOf(drawn) % near.length];
}

/** Who plays which part in a wish at a station, of those there are. */
export function settingOf(
  at: Places,
  station: Org,
  cast: Cast,
  random: Random,
  { granny, child, done, gives, helper }: Wanted,
): WishSetting {
  const centerId = centerIdOf(at, station);
  const worker = cast.staff.get(station.id);
  const [chen, li, ye] = ['chen-li', 'li-min', 'ye-changlin'].map((slug) => cast.demo.get(slug));
  const own = station.id === at.home.id;
  const poster = own ? chen : worker;
  const verifier = own ? li : worker;
  if (!poster || !verifier) throw new Error('a station without staff');
  const around = cast.volunteers.get(centerId) ?? [];
  // Lawful also in the demo: only a volunteer with a valid check goes to a child.
  const fit = around.filter(
    ({ volunteer }) =>
      !child || volunteer.checks.some((held) => held.kind === 'criminal_record' && held.validUntil > 0),
  );
  const regulars =
    own && done && random.chance(0.5)
      ? random.some(
          fit.filter((one) => one.seeded.person.phoneLookup !== undefined),
          1,
        )
      : [];
  const staged =
    helper === undefined
      ? []
      : around.filter((one) => one.seeded.person.personId === cast.demo.get(helper)?.person.personId);
  const helpers = [
    ...staged,
    ...regulars,
    ...random.some(
      fit.filter((one) => one.seeded.person.phoneLookup === undefined),
      12,
    ),
  ];
  const carrier = random.chance(0.45) ? carrierNear(at, centerId, own, random.pick(at.organisations)) : undefined;
  const known = granny ? cast.demo.get('wang-guilan') : undefined;
  return {
    station,
    centerId,
    poster,
    verifier,
    volunteers: helpers,
    ...(carrier === undefined ? {} : { carrier }),
    giver: random.pick(at.enterprises),
    ...(ye && gives ? { donors: [ye] } : {}),
    ...(known ? { known } : {}),
  };
}
