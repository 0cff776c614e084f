import { ROLE_WORDS, type Role } from '../../shared/orgs/roles.ts';
import { readLog } from '../../shared/wishes/contract.ts';
import { nameOf, peopleOf } from '../people/people.ts';
import type { Actor, PersonActor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import { type Route, route } from '../platform/route.ts';
import { type Key, TRANSACT_LIMIT_WRITES, type Write } from '../platform/table.ts';
import { aboutWish, actingAs } from './standing.ts';
import { childReadKey, readKey, type Wish, wishKey } from './wish-item.ts';

/** What staff read of a child's wish. */
type ReadWhat = 'wish' | 'dispute' | 'verification' | 'photos' | 'consents' | 'found' | 'listed';

/** Notes that staff read what identifies a child, before they see it (DOMAIN 3.4): without the note there is no answer. */
export async function logRead(
  house: House,
  actor: PersonActor,
  wish: Wish,
  orgPath: readonly string[],
  what: ReadWhat,
): Promise<void> {
  await house.table.transact(readWrites(house, actor, wish, orgPath, what));
}

/** The same for a list of wishes: each that is a child's is noted once. At most a page of LIST_LIMIT_ITEMS. */
export async function logReads(
  house: House,
  actor: PersonActor,
  wishes: readonly Wish[],
  orgPath: readonly string[],
  what: ReadWhat,
): Promise<void> {
  const children = new Map(wishes.filter(({ minor }) => minor).map((wish) => [wish.id, wish]));
  const notes = [...children.values()].flatMap((wish) => readWrites(house, actor, wish, orgPath, what));
  for (let at = 0; at < notes.length; at += TRANSACT_LIMIT_WRITES)
    await house.table.transact(notes.slice(at, at + TRANSACT_LIMIT_WRITES));
}

function readWrites(
  house: House,
  actor: PersonActor,
  wish: Wish,
  orgPath: readonly string[],
  what: ReadWhat,
): readonly Write[] {
  const read = readOf(house, actor, orgPath, what);
  return [
    { op: 'insert', item: { ...readKey(wish.id, read.id), ...read } },
    { op: 'insert', item: { ...childReadKey(wish.beneficiaryId, read.id), ...read } },
  ];
}

/** The same for what is the child's and no wish's: it stands in the child's own list, which the guardian reads. */
export async function logChildRead(
  house: House,
  actor: Actor,
  childId: string,
  orgPath: readonly string[],
  what: ReadWhat,
): Promise<void> {
  await house.table.transact([childReadWrite(house, actor, childId, orgPath, what)]);
}

/** The note itself, for who commits it together with others. */
export function childReadWrite(
  house: House,
  actor: Actor,
  childId: string,
  orgPath: readonly string[],
  what: ReadWhat,
): Write {
  if (actor.kind === 'anonymous') throw new Error('nobody reads a child without a name');
  const read = readOf(house, actor, orgPath, what);
  return { op: 'insert', item: { ...childReadKey(childId, read.id), ...read } };
}

function readOf(house: House, actor: PersonActor, orgPath: readonly string[], what: ReadWhat) {
  const role = actingAs(actor, orgPath)?.role ?? 'social_worker';
  return { id: house.newId('read'), type: 'read', at: house.clock(), personId: actor.personId, role, what } as const;
}

/** Who read it when and what of it, newest first: of a wish, or of a child. */
export async function readsOf(
  house: House,
  { pk }: Pick<Key, 'pk'>,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
) {
  const page = await house.table.query({
    pk,
    sk: { beginsWith: 'READ#' },
    limit,
    descending: true,
    ...(cursor === undefined ? {} : { cursor }),
  });
  const people = await peopleOf(
    house,
    page.items.map((item) => String(item['personId'])),
  );
  const items = await Promise.all(
    page.items.map(async (item) => {
      const person = people.get(String(item['personId']));
      const role = String(item['role']);
      // Staff act under their name; someone erased since keeps only the role.
      const by = person ? await nameOf(house, person) : ROLE_WORDS[role as Role].zh;
      return { at: Number(item['at']), by, role, what: String(item['what']) };
    }),
  );
  return { items, ...(page.next === undefined ? {} : { next: page.next }) };
}

export const READ_ROUTES: readonly Route[] = [
  route(readLog, {
    about: aboutWish('guardian'),
    act: async ({ house, input: { query }, thing: wish }) => ({ reply: await readsOf(house, wishKey(wish.id), query) }),
  }),
];
