import type { Hints } from './hint.ts';

export const ORG_HINTS: Hints = {
  endRole: ({ county, random }) => {
    const held = [...county.roles].flatMap(([personId, roles]) =>
      roles.map(({ orgId, role }) => ({ personId, orgId, role })),
    );
    return held.length === 0 ? undefined : { params: random.pick(held) };
  },
  setFirstPlace: ({ town, random }) => ({ body: { orgId: random.pick(town.stations).id } }),
  replayDeadLetter: ({ county }) => {
    const [deadId] = county.letters;
    return deadId === undefined ? undefined : { params: { deadId } };
  },
};
