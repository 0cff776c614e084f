import type { Words } from '../../shared/kernel/schema.ts';
import type { Wish } from './wish-item.ts';

type Expected = {
  readonly personId: string;
  readonly by: Words;
  readonly part: number | undefined;
  readonly there: boolean;
};

/** Who said yes and neither gave it back nor has finished yet, each for the part they said yes to. */
export function expectedOf({ steps }: Pick<Wish, 'steps'>): readonly Expected[] {
  let open: readonly Expected[] = [];
  for (const { what, personId, by, of, part } of steps) {
    if (what === 'accepted' && by) open = [...open, { personId, by, part, there: false }];
    // Who did not come is noted by a worker.
    const whose = what === 'no_show' ? of : personId;
    const isTheirs = (one: Expected) =>
      one.personId === whose && (part === undefined || one.part === undefined || one.part === part);
    if (what === 'checked_in') open = open.map((one) => (isTheirs(one) ? { ...one, there: true } : one));
    if (what === 'handed_over' || what === 'checked_out' || what === 'no_show')
      open = open.filter((one) => !isTheirs(one));
  }
  return open;
}
