import { setElderMode } from '../../shared/people/elder.ts';
import type { House } from '../platform/house.ts';
import { type About, type Route, route } from '../platform/route.ts';
import { personOf } from './people.ts';
import { type Person, personKey } from './person-item.ts';

/** Standing of a call about one person: the station that knows them as a beneficiary, and they themselves. */
export async function aboutPerson(house: House, input: { params: { personId: string } }): Promise<About<Person>> {
  const person = await personOf(house, input.params.personId);
  const relations = { self: [person.personId] };
  return { thing: person, relations, ...(person.stationId === undefined ? {} : { orgId: person.stationId }) };
}

export const ELDER_ROUTES: readonly Route[] = [
  route(setElderMode, {
    about: aboutPerson,
    act: async ({ input: { body }, thing: person }) => ({
      reply: { on: body.on },
      writes: [{ op: 'update', key: personKey(person.personId), set: { elder: body.on }, add: { version: 1 } }],
    }),
  }),
];
