import type { Org } from '../../../functions/orgs/org-item.ts';
import type { House } from '../../../functions/platform/house.ts';
import { findVolunteer, volunteerWrite } from '../../../functions/volunteers/volunteers.ts';
import type { WishState } from '../../../shared/wishes/wish.ts';
import { enterpriseWishes, isOfEnterprise } from './enterprise.ts';
import type { Places } from './places.ts';
import type { Random } from './random.ts';
import { FULL, type Scale } from './scale.ts';
import { SERIES_PLANS, seededSeries } from './series.ts';
import { type Sums, sumItems } from './sums.ts';
import { planOf } from './wish-plan.ts';
import { type Cast, settingOf } from './wish-setting.ts';
import { WISH_TEXTS } from './wish-texts.ts';
import { seededWish } from './wishes.ts';
import type { Writing } from './writing.ts';

/** Wishes the demo's own account must find: by slug, with their state. */
const STAGED: Readonly<Record<string, WishState>> = {
  'hospital-checkup-company': 'submitted',
  'leaking-kitchen-pipe': 'published',
  'rice-till-new-year': 'published',
  'girl-learns-harmonica': 'published',
  'ramp-at-the-door': 'fulfilled',
  'tape-windows-before-frost': 'fulfilled',
  'shower-seat-and-rails': 'fulfilled',
  'blocked-kang-flue': 'submitted',
  'haircut-at-home': 'delivered',
  'weekly-newspaper': 'claimed',
};
/** Who helps in a staged wish: the demo's own volunteers have something to do and something done. */
const STAGED_HELPERS: Readonly<Record<string, string>> = {
  'weekly-newspaper': 'sarula',
  'haircut-at-home': 'sarula',
  // Who leads a team has been out often enough to be no newcomer.
  'ramp-at-the-door': 'zhao-qiang',
  'tape-windows-before-frost': 'zhao-qiang',
  'shower-seat-and-rails': 'zhao-qiang',
};
const OF_GRANNY_WANG: readonly string[] = ['hospital-checkup-company', 'leaking-kitchen-pipe', 'haircut-at-home'];

/** Wishes in every state at the busy stations, with what follows from them: sums, visits, series. Answers how many. */
export async function wishesOf(
  house: House,
  at: Places,
  busy: readonly Org[],
  scale: Scale,
  random: Random,
  cast: Cast,
  writing: Writing,
): Promise<number> {
  const sums: Sums = { agendas: new Map(), totals: new Map(), visits: new Map(), promises: new Map() };
  const total = scale === 'small' ? 24 : scale >= 100 ? FULL.wishes : WISH_TEXTS.length;
  const texts =
    scale === 'small'
      ? [...WISH_TEXTS].sort((a, b) => Number(b.slug in STAGED) - Number(a.slug in STAGED))
      : WISH_TEXTS;
  let guardian = cast.demo.get('dong-lamei');
  for (let i = 0; i < total; i += 1) {
    const text = texts[i % texts.length];
    if (!text) throw new Error('no wish texts');
    // Each text once, before they begin again.
    if (i < texts.length && isOfEnterprise(text.slug)) continue;
    const staged = i < texts.length ? STAGED[text.slug] : undefined;
    const home =
      staged !== undefined || scale === 'small' || (typeof scale === 'number' && scale < 100 && random.chance(0.45));
    const nearby = busy.filter((station) => station.parent === at.home.parent);
    const station = home
      ? at.home
      : typeof scale === 'number' && scale >= 100
        ? busy[i % busy.length]
        : random.chance(0.5)
          ? random.pick(nearby)
          : random.pick(busy);
    if (!station) throw new Error('no station');
    const plan = planOf(text, house.clock(), random, staged);
    const helper = staged === undefined ? undefined : STAGED_HELPERS[text.slug];
    const setting = settingOf(at, station, cast, random, {
      granny: staged !== undefined && OF_GRANNY_WANG.includes(text.slug),
      child: text.group === 'child',
      done: plan.state === 'fulfilled',
      gives: staged !== undefined || plan.state === 'fulfilled',
      ...(helper ? { helper } : {}),
    });
    // The first child of the home station is the one whose guardian anyone may try the product as.
    const guarded = text.group === 'child' && station.id === at.home.id ? guardian : undefined;
    if (guarded) guardian = undefined;
    const items = await seededWish(house, text, plan, { ...setting, guardian: guarded }, random, sums);
    writing.add(...items);
    const again = staged === undefined ? undefined : SERIES_PLANS[text.slug];
    if (again) writing.add(...(await seededSeries(house, text, again, items, setting, random, sums)));
    await writing.flushIfMany();
  }
  const given = await enterpriseWishes(house, at, cast, sums, writing);
  writing.add(...sumItems(sums));
  await writing.flush();
  await rememberVisits(house, sums);
  return scale === 'small' ? total + given : total;
}

/** Volunteers know whom they visited: the same face is asked again, and who has hours is no newcomer. */
async function rememberVisits(house: House, sums: Sums): Promise<void> {
  for (const [personId, visits] of sums.visits) {
    const volunteer = await findVolunteer(house, personId);
    if (volunteer) await house.table.transact([volunteerWrite(volunteer, { ...volunteer, visits })]);
  }
}
