import { AppError } from '../../shared/kernel/errors.ts';
import type { Locale } from '../../shared/kernel/schema.ts';
import { nameOf, peopleOf } from '../people/people.ts';
import type { House } from '../platform/house.ts';
import type { Condition, Write } from '../platform/table.ts';
import type { Task } from '../tasks/task-item.ts';
import { overrideFromItem, overrideKey, type StoredOverride } from './plan-item.ts';

/** More words than people anybody looks through for one task. */
const WORDS_OF_TASK_LIMIT_ITEMS = 100;

/** What was said last about one person for one task, also where it holds no more; read strongly. */
export async function saidOver(
  house: House,
  { centerId, id }: Pick<Task, 'id' | 'centerId'>,
  personId: string,
): Promise<StoredOverride | undefined> {
  const item = await house.table.get(overrideKey(centerId, id, personId), { consistent: true });
  return item && overrideFromItem(item);
}

/** Still as it was read: of two at the same moment the second reads what the first said. */
export function asRead(said: StoredOverride | undefined): readonly Condition[] {
  return said === undefined
    ? [{ attribute: 'pk', is: 'missing' }]
    : [
        { attribute: 'at', is: 'eq', value: said.at },
        { attribute: 'by', is: 'eq', value: said.by },
      ];
}

/**
 * A check for the asking's own commit: a word that comes at the same moment is heard. Raises `asked_not_to` where one that holds
 * now keeps a person from being asked.
 */
export async function mustNotBeForbidden(
  house: House,
  task: Pick<Task, 'id' | 'centerId'>,
  personId: string,
): Promise<Write> {
  const said = await saidOver(house, task, personId);
  if (forbids(house, said)) throw new AppError('asked_not_to', { by: await speakerOf(house, said?.by ?? '') });
  return asSaid(task, personId, said);
}

/** Whether what was said keeps a person from being asked now. */
export function forbids(house: House, said: StoredOverride | undefined): boolean {
  return said?.what === 'forbid' && said.until > house.clock();
}

/** A check for a commit that asks somebody: nothing else was said about them meanwhile. */
export function asSaid(task: Pick<Task, 'id' | 'centerId'>, personId: string, said: StoredOverride | undefined): Write {
  return { op: 'check', key: overrideKey(task.centerId, task.id, personId), if: asRead(said) };
}

const WORDS = { pin: { zh: '定下', en: 'keep them' }, forbid: { zh: '不请', en: 'do not ask them' } } as const;

/** What somebody else said stands, and what is said now would take its place unseen. Raises `word_stands`. */
export async function mustNotTalkOver(
  house: House,
  said: StoredOverride | undefined,
  by: string,
  locale: Locale,
): Promise<void> {
  if (said === undefined || said.by === by || said.until <= house.clock()) return;
  throw new AppError('word_stands', { by: await speakerOf(house, said.by), word: WORDS[said.what][locale] });
}

/** Of a task's words that hold now: who is not to be asked, by whose word and until when. A few of one task, read loosely. */
export async function forbiddenFor(
  house: House,
  { centerId, id }: Pick<Task, 'id' | 'centerId'>,
): Promise<ReadonlyMap<string, { readonly by: string; readonly until: number }>> {
  const { pk, sk } = overrideKey(centerId, id, '');
  const page = await house.table.query({ pk, sk: { beginsWith: sk }, limit: WORDS_OF_TASK_LIMIT_ITEMS });
  const words = page.items
    .map(overrideFromItem)
    .filter(({ what, until }) => what === 'forbid' && until > house.clock());
  const names = new Map(
    await Promise.all(
      [...new Set(words.map(({ by }) => by))].map(async (by) => [by, await speakerOf(house, by)] as const),
    ),
  );
  return new Map(words.map(({ personId, by, until }) => [personId, { by: names.get(by) ?? '', until }]));
}

/** The name of who said it, for colleagues; an empty one where they are gone. */
async function speakerOf(house: House, personId: string): Promise<string> {
  const person = (await peopleOf(house, [personId])).get(personId);
  return person ? nameOf(house, person) : '';
}
