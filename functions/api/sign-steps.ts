import type { Endpoint } from '../../shared/kernel/endpoint.ts';
import { dutyWord } from '../../shared/orgs/roles.ts';
import type { Actor } from '../platform/actor.ts';
import { wasStored } from '../platform/item.ts';
import type { Answer } from '../platform/route.ts';
import type { Item, Value, Write } from '../platform/table.ts';

type SomeStep = { readonly [name: string]: Value | undefined };

/**
 * Puts under every step that a command adds in which duty it was done. Here and not in the nouns, because only here no
 * handler can forget it: a new step is one of the actor's own that is no older than the command. A clock that goes ahead may
 * have written one just before that looks no older, so what was read is none.
 */
export function signSteps(answer: Answer<Endpoint>, actor: Actor, since: number): Answer<Endpoint> {
  const duty = actor.kind === 'person' ? actor.roles[0] : undefined;
  if (actor.kind !== 'person' || duty === undefined || answer.writes === undefined) return answer;
  const sign = (step: SomeStep): SomeStep =>
    step['personId'] === actor.personId && Number(step['at']) >= since && step['as'] === undefined && !wasStored(step)
      ? { ...step, as: dutyWord(duty) }
      : step;
  return { ...answer, writes: answer.writes.map((write) => signed(write, sign)) };
}

function signed(write: Write, sign: (step: SomeStep) => SomeStep): Write {
  if (write.op === 'insert' || write.op === 'replace') {
    const { steps } = write.item;
    if (!Array.isArray(steps)) return write;
    const item: Item = { ...write.item, steps: (steps as readonly SomeStep[]).map(sign) };
    return { ...write, item };
  }
  const added = write.op === 'update' ? write.append?.['steps'] : undefined;
  if (write.op !== 'update' || added === undefined) return write;
  return { ...write, append: { ...write.append, steps: sign(added as SomeStep) } };
}
