import type { Person } from '../../../../functions/people/person-item.ts';
import { PURPOSES } from '../../../../shared/guardians/purposes.ts';
import type { Hint, Hints, Known } from './hint.ts';

function childOf({ county, random }: Known, fits: (child: Person) => boolean = () => true): Person | undefined {
  return county.pick<Person>('person', random, (person) => person.guardian !== undefined && fits(person));
}
const onChild: Hint = (known) => {
  const child = childOf(known);
  return child && { params: { personId: child.personId } };
};
const onLinked: Hint = (known) => {
  const child = childOf(known, ({ guardian }) => guardian?.endedAt === undefined);
  return child && { params: { personId: child.personId } };
};

export const GUARDIAN_HINTS: Hints = {
  changeConsent: (known) => {
    const { random } = known;
    const child = childOf(known, ({ guardian }) => guardian?.endedAt === undefined);
    if (!child) return undefined;
    const guardian = child.guardian?.personId;
    const body = { purpose: random.pick(PURPOSES), given: random.chance(0.6) };
    return guardian !== undefined && random.chance(0.5)
      ? { params: { personId: child.personId }, body, as: guardian }
      : { params: { personId: child.personId }, body: { ...body, way: 'spoken' } };
  },
  readChild: onChild,
  listChildReads: onChild,
  recheckLink: onChild,
  endLink: onLinked,
};
