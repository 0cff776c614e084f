import type { listFollowUps } from '../../shared/feedback/contract.ts';
import type { Reply } from '../../shared/kernel/endpoint.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { openFor, personOf, sealFor } from '../people/people.ts';
import type { PersonActor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { mayCareForChild } from '../wishes/standing.ts';
import { wishOf } from '../wishes/wishes.ts';
import { type FollowUp, followUpFromItem, followUpKey, followUpsPk, followUpToItem } from './follow-up-item.ts';

/** One follow-up, read strongly. Raises `not_found`. */
export async function followUpOf(house: House, id: string): Promise<FollowUp> {
  const item = await house.table.get(followUpKey(id), { consistent: true });
  if (!item) throw new AppError('not_found');
  return followUpFromItem(item);
}

/** Open follow-ups of a station, first due first. What is about a child is shown to those with the duty for it only. */
export async function followUpList(
  house: House,
  { actor, orgPath }: { actor: PersonActor; orgPath: readonly string[] },
  stationId: string,
  query: { limit: number; cursor?: string | undefined },
): Promise<Reply<typeof listFollowUps>> {
  const page = await house.table.query({
    index: 'gsi1',
    pk: followUpsPk(stationId),
    limit: query.limit,
    ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
  });
  const all = await Promise.all(page.items.map((item) => followUpOf(house, String(item.card?.['id']))));
  const shown = all.filter((one) => one.closedAt === undefined && (!one.minor || mayCareForChild(actor, orgPath)));
  const items = shown.map(async ({ id, from, went, wishId, minor, authorId, noteSealed, at, dueAt }) => {
    const [author, { title }] = await Promise.all([personOf(house, authorId), wishOf(house, wishId)]);
    const note = noteSealed === undefined ? undefined : await openFor(house, author, `follow-up:${id}`, noteSealed);
    const known = note === undefined ? {} : { note };
    return { id, from, went, wishId, minor, title, author: author.pseudonym, at, dueAt, ...known };
  });
  return { items: await Promise.all(items), ...(page.next === undefined ? {} : { next: page.next }) };
}

/** What was done about it. Nobody closes what they took part in. Raises `four_eyes`, `children_protected`, `wrong_state`. */
export async function closeWrites(
  house: House,
  { actor, orgPath }: { actor: PersonActor; orgPath: readonly string[] },
  before: FollowUp,
  note: string,
): Promise<readonly Write[]> {
  if (before.parties.includes(actor.personId)) throw new AppError('four_eyes');
  if (before.minor && !mayCareForChild(actor, orgPath)) throw new AppError('children_protected');
  if (before.closedAt !== undefined) throw new AppError('wrong_state');
  const author = await personOf(house, before.authorId);
  const closingSealed = await sealFor(house, author, `closing:${before.id}`, note);
  const closed = { closedBy: actor.personId, closedAt: house.clock(), closingSealed };
  return [
    {
      op: 'replace',
      item: followUpToItem({ ...before, ...closed, version: before.version + 1 }),
      if: [{ attribute: 'version', is: 'eq', value: before.version }],
    },
  ];
}
