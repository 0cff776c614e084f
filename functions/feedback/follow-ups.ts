import type { listFollowUps } from '../../shared/feedback/contract.ts';
import type { Reply } from '../../shared/kernel/endpoint.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { nameOf, openFor, personOf, sealFor } from '../people/people.ts';
import type { Person } from '../people/person-item.ts';
import { sideOf } from '../people/side.ts';
import type { PersonActor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { logReads } from '../wishes/reads.ts';
import { mayCareForChild } from '../wishes/standing.ts';
import type { Wish } from '../wishes/wish-item.ts';
import { wishOf } from '../wishes/wishes.ts';
import {
  type FollowUp,
  followedUpPk,
  followUpFromItem,
  followUpKey,
  followUpsPk,
  followUpToItem,
} from './follow-up-item.ts';

/** One follow-up, read strongly. Raises `not_found`. */
export async function followUpOf(house: House, id: string): Promise<FollowUp> {
  const item = await house.table.get(followUpKey(id), { consistent: true });
  if (!item) throw new AppError('not_found');
  return followUpFromItem(item);
}

/**
 * Open follow-ups of a station, first due first. What is about a child is shown to those with the duty for it only; what was
 * said of a visit to nobody else who took part in it or stands on that side, and a case to nobody whose case it is, also when
 * they work there. That somebody read a child's is noted (DOMAIN 3.4).
 */
export async function followUpList(
  house: House,
  { actor, orgPath }: { actor: PersonActor; orgPath: readonly string[] },
  stationId: string,
  query: { limit: number; cursor?: string | undefined; done?: 'true' | 'false' | undefined },
): Promise<Reply<typeof listFollowUps>> {
  const done = query.done === 'true';
  const page = await house.table.query({
    index: 'gsi1',
    pk: done ? followedUpPk(stationId) : followUpsPk(stationId),
    ...(done ? { descending: true } : {}),
    limit: query.limit,
    ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
  });
  const all = await Promise.all(page.items.map((item) => followUpOf(house, String(item.card?.['id']))));
  const cares = mayCareForChild(actor, orgPath);
  const open = all.filter(
    (one) => (one.closedAt !== undefined) === done && (!one.minor || cares) && !isOthersWord(one, actor),
  );
  const found = await Promise.all(open.map(async (one) => ({ one, wish: await wishOf(house, one.wishId) })));
  const theirs = await Promise.all(found.map(({ one, wish }) => isTheirSide(house, wish, one, actor)));
  const rows = found.filter((_, at) => theirs[at] === false);
  // Without the note that a child's was read there is no answer.
  await logReads(
    house,
    actor,
    rows.map(({ wish }) => wish),
    orgPath,
    'wish',
  );
  const items = rows.map(async ({ one, wish: { title } }) => {
    const { id, from, went, wishId, minor, authorId, noteSealed, at, dueAt } = one;
    const [author, keyed] = await Promise.all([personOf(house, authorId), keyedOf(house, one)]);
    const note = noteSealed === undefined ? undefined : await openFor(house, keyed, `follow-up:${id}`, noteSealed);
    const known = note === undefined ? {} : { note };
    const closing = one.parties.includes(actor.personId) ? {} : await closingOf(house, keyed, one);
    return { id, from, went, wishId, minor, title, author: author.pseudonym, at, dueAt, ...known, ...closing };
  });
  return { items: await Promise.all(items), ...(page.next === undefined ? {} : { next: page.next }) };
}

/** What others said of a visit or a case that is one's own. One's own word of a visit one may read. */
function isOthersWord({ went, authorId, parties }: FollowUp, { personId }: PersonActor): boolean {
  return parties.includes(personId) && (went === 'case' || authorId !== personId);
}

/** On the person's side now, though not when it was said: a guardian or who acts for them has changed since. */
async function isTheirSide(
  house: House,
  { beneficiaryId }: Pick<Wish, 'beneficiaryId'>,
  { minor, authorId, went }: FollowUp,
  { personId }: PersonActor,
): Promise<boolean> {
  if (authorId === personId && went !== 'case') return false;
  return sideOf(await personOf(house, beneficiaryId), minor, house.clock()).includes(personId);
}

/** Under whose key the words of a follow-up are sealed. */
function keyedOf(house: House, { sealedFor, authorId }: FollowUp): Promise<Person> {
  return personOf(house, sealedFor ?? authorId);
}

async function closingOf(house: House, keyed: Person, { id, closedAt, closedBy, closingSealed }: FollowUp) {
  if (closedAt === undefined || closedBy === undefined || closingSealed === undefined) return {};
  const note = await openFor(house, keyed, `closing:${id}`, closingSealed);
  return { closing: { at: closedAt, by: await nameOf(house, await personOf(house, closedBy)), note } };
}

/** What was done about it. Nobody closes what they took part in. Raises `four_eyes`, `children_protected`, `wrong_state`. */
export async function closeWrites(
  house: House,
  { actor, orgPath }: { actor: PersonActor; orgPath: readonly string[] },
  before: FollowUp,
  note: string,
): Promise<readonly Write[]> {
  if (before.parties.includes(actor.personId)) throw new AppError('four_eyes');
  if (await isTheirSide(house, await wishOf(house, before.wishId), before, actor)) throw new AppError('four_eyes');
  if (before.minor && !mayCareForChild(actor, orgPath)) throw new AppError('children_protected');
  if (before.closedAt !== undefined) throw new AppError('wrong_state');
  const closingSealed = await sealFor(house, await keyedOf(house, before), `closing:${before.id}`, note);
  const closed = { closedBy: actor.personId, closedAt: house.clock(), closingSealed };
  return [
    {
      op: 'replace',
      item: followUpToItem({ ...before, ...closed, version: before.version + 1 }),
      if: [{ attribute: 'version', is: 'eq', value: before.version }],
    },
  ];
}
