import { describe, expect, it } from 'vitest';
import type { Actor } from '../platform/actor.ts';
import { storedThing } from '../platform/item.ts';
import type { Item } from '../platform/table.ts';
import { signSteps } from './sign-steps.ts';

const ME = 'per_00000000000000000000000001';
const actor: Actor = {
  kind: 'person',
  personId: ME,
  sessionId: 'ses_1',
  locale: 'zh',
  roles: [{ orgId: 'org_1', role: 'accountant', since: 0 }],
  held: [],
  provedAt: 0,
};
type Logged = { readonly steps: readonly Item[] };
const step = (what: string, at: number, personId = ME) => ({ what, at, personId }) as unknown as Item;
/** What a command writes that read a log and adds to it. */
function written(before: readonly Item[], added: readonly Item[], since: number) {
  const { steps } = storedThing({
    pk: 'WISH#1',
    sk: 'WISH',
    type: 'wish',
    steps: [...before],
  } as unknown as Item) as Logged;
  const item = { pk: 'WISH#1', sk: 'WISH', type: 'wish', steps: [...steps, ...added] } as unknown as Item;
  const [write] = signSteps({ reply: {}, writes: [{ op: 'replace', item }] }, actor, since).writes ?? [];
  const signed =
    write?.op === 'replace' ? (write.item as unknown as { steps: { what: string; as?: string }[] }).steps : [];
  return signed.map(({ what, as }) => [what, as]);
}

describe('the duty under a step', () => {
  it('is put under the actor’s own new steps alone', () => {
    expect(written([step('posted', 5)], [step('withdrawn', 10), step('noted', 10, 'per_2')], 10)).toEqual([
      ['posted', undefined],
      ['withdrawn', 'accountant@org_1'],
      ['noted', undefined],
    ]);
  });
  it('is not put under a step that a clock ahead of this one wrote just before', () => {
    expect(written([step('accepted', 12)], [step('handed_over', 10)], 10)).toEqual([
      ['accepted', undefined],
      ['handed_over', 'accountant@org_1'],
    ]);
  });
});
