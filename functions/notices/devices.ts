import type { Input } from '../../shared/kernel/endpoint.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import type { addPushDevice } from '../../shared/notices/contract.ts';
import { isPushService } from '../../shared/notices/push-services.ts';
import { personOf, sealFor } from '../people/people.ts';
import type { House } from '../platform/house.ts';
import type { PushDevice } from '../platform/messages.ts';
import type { Write } from '../platform/table.ts';
import { DEVICES_LIMIT_ITEMS, type Device, deviceKey, settingsOf, settingsWrite } from './settings-item.ts';

/**
 * Writes that let a browser be told. The same browser once only, whoever asks: on a shared phone the one who asked last,
 * and the one before hears nothing more there. Of too many the oldest goes. Raises `invalid_input` for no push service.
 */
export async function addDevice(
  house: House,
  personId: string,
  { endpoint, p256dh, auth }: Input<typeof addPushDevice>['body'],
): Promise<{ id: string; writes: readonly Write[] }> {
  if (!isPushService(endpoint))
    throw new AppError('invalid_input', {}, { fields: [{ path: 'body.endpoint', rule: 'push_service' }] });
  const id = house.sealer.lookup('push device', endpoint);
  const [person, settings, owner] = await Promise.all([
    personOf(house, personId),
    settingsOf(house, personId),
    house.table.get(deviceKey(id), { consistent: true }),
  ]);
  const device: PushDevice = { endpoint, keys: { p256dh, auth } };
  const sealed = await sealFor(house, person, `push:${id}`, JSON.stringify(device));
  const others = settings.devices.filter((one) => one.id !== id);
  const kept = others.slice(Math.max(0, others.length - DEVICES_LIMIT_ITEMS + 1));
  const crowded = others.filter((one) => !kept.includes(one));
  const devices: readonly Device[] = [...kept, { id, sealed, since: house.clock() }];
  const before = owner === undefined ? undefined : String(owner['personId']);
  return {
    id,
    writes: [
      settingsWrite(personId, settings, { ...settings, devices }),
      // Two who ask on one phone at the same moment: one of them sees the other and takes it from them.
      {
        op: 'replace',
        item: { ...deviceKey(id), type: 'push_device', personId },
        if: [
          before === undefined
            ? { attribute: 'pk', is: 'missing' }
            : { attribute: 'personId', is: 'eq', value: before },
        ],
      },
      ...crowded.map((one): Write => ({ op: 'delete', key: deviceKey(one.id) })),
      ...(before === undefined || before === personId ? [] : await removeFrom(house, before, id)),
    ],
  };
}

/** Writes that forget a browser. Raises `not_found` when it is none of the person's. */
export async function removeDevice(house: House, personId: string, id: string): Promise<readonly Write[]> {
  const writes = await removeFrom(house, personId, id);
  if (writes.length === 0) throw new AppError('not_found');
  return [...writes, { op: 'delete', key: deviceKey(id) }];
}

async function removeFrom(house: House, personId: string, id: string): Promise<readonly Write[]> {
  const settings = await settingsOf(house, personId);
  const devices = settings.devices.filter((one) => one.id !== id);
  return devices.length === settings.devices.length
    ? []
    : [settingsWrite(personId, settings, { ...settings, devices })];
}
