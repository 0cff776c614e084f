import type { Role } from '../../shared/orgs/roles.ts';
import { personOf } from '../people/people.ts';
import { grantToItem, personToItem } from '../people/person-item.ts';
import { heldBy } from './standing-deeds.ts';
import type { Scene } from './things.ts';
import type { Someone } from './world.ts';

/** They work at the station as well. */
export async function atDuty(scene: Scene, { personId }: Someone, role: Role = 'head'): Promise<void> {
  const { house } = scene.world;
  const person = await personOf(house, personId);
  const grant = { orgId: scene.station.id, role, since: house.clock() } as const;
  await house.table.transact([
    { op: 'replace', item: personToItem({ ...person, roles: [grant] }) },
    { op: 'insert', item: grantToItem(personId, grant) },
  ]);
}

/** Somebody who acts for the person, under a mandate for everything. */
export async function aHolder(scene: Scene, giverId: string): Promise<Someone> {
  const { house } = scene.world;
  const holder = await scene.world.person({ name: '贺小梅', pseudonym: '小梅' });
  const giver = await personOf(house, giverId);
  const mandates = [await heldBy(house, giver, holder.personId)];
  await house.table.transact([{ op: 'replace', item: personToItem({ ...giver, mandates }) }]);
  return holder;
}
