import type { Mandate, Person } from '../../../functions/people/person-item.ts';
import type { Change, Item } from '../../../functions/platform/table.ts';
import type { Wish } from '../../../functions/wishes/wish-item.ts';
import { COMING_PURPOSES } from '../../../shared/guardians/purposes.ts';
import { DAY_MS } from '../../../shared/kernel/time.ts';
import { MANDATE_LIMIT_MS, MANDATES_LIMIT_ITEMS } from '../../../shared/mandates/mandate.ts';
import { PUBLIC_STATES } from '../../../shared/wishes/life.ts';
import type { County } from './county.ts';
import { must } from './must.ts';
import { CLOCKS_MS } from './town.ts';

const YEAR_MS = 365 * DAY_MS;

/** What must hold where somebody acts for somebody, or answers for a child. `fresh`: keys that moved in the same step. */
export function watchActing(change: Change, county: County, fresh: ReadonlySet<string>): void {
  const { before, after, at } = change;
  if (after?.type === 'person') watchMandates(before as unknown as Person, after as unknown as Person);
  if (after?.type === 'wish' && after['state'] === 'published' && !isPublic(before))
    watchPublication(after as unknown as Wish, county, at);
  if (after?.type === 'wish' && before === undefined) watchMandateWish(after as unknown as Wish, county, fresh, at);
  if (after?.type === 'wish' && before !== undefined)
    watchEvidence(before as unknown as Wish, after as unknown as Wish, county, fresh, at);
}

/** A mandate is given once, by the person or by somebody who gains nothing by it; it ends once. */
function watchMandates(before: Person | undefined, after: Person): void {
  const [was, is] = [before?.mandates ?? [], after.mandates ?? []];
  if (JSON.stringify(was) === JSON.stringify(is)) return;
  const say = () => after.personId;
  const known = new Map(was.map((one) => [one.id, one]));
  must(
    was.every(({ id, endedAt }) => endedAt !== undefined || is.some((one) => one.id === id)),
    'a mandate that counts is not lost',
    say,
  );
  for (const mandate of is) {
    const old: Mandate | undefined = known.get(mandate.id);
    if (old === undefined) {
      must(after.guardian === undefined, 'for a child nobody is given a mandate', say);
      must(mandate.holderId !== after.personId, 'nobody holds a mandate for themselves', say);
      must(
        mandate.by === after.personId || mandate.by !== mandate.holderId,
        'nobody records a mandate for themselves',
        say,
      );
      must(
        (mandate.proof === 'own_phone') === (mandate.by === after.personId),
        'a mandate says truly how it was given',
        say,
      );
      must(
        mandate.until > mandate.from && mandate.until - mandate.from <= MANDATE_LIMIT_MS,
        'a mandate lasts a year at most',
        say,
      );
    } else
      must(
        old.holderId === mandate.holderId &&
          old.until === mandate.until &&
          old.from === mandate.from &&
          old.purposes.join() === mandate.purposes.join() &&
          (old.endedAt === undefined || old.endedAt === mandate.endedAt),
        'a mandate stays as it was given',
        say,
      );
  }
  const open = is.filter(({ endedAt }) => endedAt === undefined);
  must(
    new Set(open.map(({ holderId }) => holderId)).size === open.length,
    'of two mandates for the same one the newer counts',
    say,
  );
  const newest = Math.max(0, ...is.map(({ at }) => at));
  must(
    open.filter(({ until }) => until > newest + CLOCKS_MS).length <= MANDATES_LIMIT_ITEMS,
    'few people act for one',
    say,
  );
}

/** What was seen is noted by others than those it is about or who act for them, or by who wrote the wish down. */
function watchEvidence(before: Wish, after: Wish, county: County, fresh: ReadonlySet<string>, at: number): void {
  const added = after.evidence.slice(before.evidence.length);
  if (added.length === 0 || fresh.has(`PERSON#${after.beneficiaryId}|PERSON`)) return;
  const person = county.item<Person>(`PERSON#${after.beneficiaryId}`, 'PERSON');
  const guardian = after.minor ? person?.guardian?.personId : undefined;
  const holders = (person?.mandates ?? [])
    .filter(({ endedAt, from, until }) => endedAt === undefined && from < at - CLOCKS_MS && until > at + CLOCKS_MS)
    .map(({ holderId }) => holderId);
  const side = [after.beneficiaryId, guardian, ...holders];
  must(
    added.every(({ by }) => by === after.postedBy || !side.includes(by)),
    'nobody notes at the desk what speaks for their own side',
    () => after.id,
  );
}

/** Between two public states a wish only waits for the stream, which stops what a withdrawal ends. */
function isPublic(wish: Item | undefined): boolean {
  return PUBLIC_STATES.some((state) => state === wish?.['state']);
}

/**
 * A child's wish comes to the wall while its guardian lets it: the record moves with the wish or not at all, so what it says at
 * this change is what counted. Where people are asked to come, that is let as well; and a link is good for a year.
 */
function watchPublication({ minor, beneficiaryId, components, id }: Wish, county: County, at: number): void {
  if (!minor) return;
  const child = county.item<Person>(`PERSON#${beneficiaryId}`, 'PERSON');
  const { guardian } = child ?? {};
  const needed = components.some(({ kind }) => kind !== 'goods')
    ? (['posting', ...COMING_PURPOSES] as const)
    : ['posting' as const];
  must(
    guardian !== undefined &&
      guardian.endedAt === undefined &&
      (guardian.checkedAt ?? guardian.at) + YEAR_MS > at - CLOCKS_MS &&
      needed.every((purpose) => child?.consents?.[purpose]?.given !== false),
    'no wish is shown without its consent',
    () => id,
  );
}

/** Who posts under a mandate held it then, and for that. */
function watchMandateWish(wish: Wish, county: County, fresh: ReadonlySet<string>, at: number): void {
  if (wish.source !== 'mandate' || fresh.has(`PERSON#${wish.beneficiaryId}|PERSON`)) return;
  const giver = county.item<Person>(`PERSON#${wish.beneficiaryId}`, 'PERSON');
  must(
    (giver?.mandates ?? []).some(
      ({ holderId, purposes, from, until, endedAt }) =>
        holderId === wish.postedBy &&
        purposes.includes('post_wishes') &&
        endedAt === undefined &&
        from <= at + CLOCKS_MS &&
        until > at - CLOCKS_MS,
    ),
    'who posts for another has their mandate for it',
    () => wish.id,
  );
}
