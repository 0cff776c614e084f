import { DAY_MS } from '../../shared/kernel/time.ts';
import type { House } from '../platform/house.ts';
import { seriesWrite } from '../series/series.ts';
import type { Wish } from '../wishes/wish-item.ts';

/** A series that came from a child's wish: every weekday's visit, kept by `keeperId`. */
export async function standingSeries(house: House, wish: Wish, keeperId: string, guardianId: string): Promise<string> {
  const [component] = wish.components;
  if (!component) throw new Error('a wish without a part');
  const now = house.clock();
  const { kind, text, skills, languages } = component;
  const id = house.newId('series');
  const write = await seriesWrite(house, undefined, {
    id,
    version: 1,
    state: 'active',
    rhythm: { every: 'week', interval: 1, weekdays: [0, 1, 2, 3, 4] },
    from: now + DAY_MS,
    minutes: 60,
    until: now + 30 * DAY_MS,
    wishId: wish.id,
    stationId: wish.stationId,
    centerId: wish.centerId,
    station: wish.station,
    beneficiaryId: wish.beneficiaryId,
    minor: wish.minor,
    guardianId,
    posterId: wish.postedBy,
    group: wish.group,
    kind,
    title: wish.title,
    story: wish.story,
    component: { kind, text, skills, languages, quantity: 1, minutes: 60 },
    cell: wish.cell ?? '',
    consent: { way: 'spoken', at: now },
    skips: [],
    pauses: [],
    raisedBefore: now,
    keeperId,
    keeperSince: now,
    times: 0,
    setBy: wish.postedBy,
    setLabel: wish.posterLabel,
    setAt: now,
  });
  await house.table.transact([write]);
  return id;
}
