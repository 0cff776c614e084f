import type { Wants } from '../../shared/notices/plan.ts';
import { USUAL_CHOICES, USUAL_DAILY_LIMIT, USUAL_DIGEST_HOUR, USUAL_QUIET } from '../../shared/notices/topics.ts';
import type { House } from '../platform/house.ts';
import { storedThing } from '../platform/item.ts';
import type { Item, Key, Write } from '../platform/table.ts';

/** A browser that shows notices: endpoint and keys sealed under the person's key, field `push:<id>`. */
export type Device = { readonly id: string; readonly sealed: string; readonly since: number };
/** Why a channel is not used any more: the address is none, its reader called our mail spam, the number opted out of texts. */
export type Stop<W extends string> = { readonly why: W; readonly at: number };
export type Stopped = { readonly email?: Stop<'bounced' | 'complained'>; readonly sms?: Stop<'opted_out'> };

/** How a person wants to be told, and where. Nothing stored: the usual. */
export type NoticeSettings = Wants & {
  readonly dailyLimit: number;
  /** Confirmed address, sealed with field `email`. */
  readonly emailSealed?: string;
  /** Channels that are not used again until the person says so. */
  readonly stopped?: Stopped;
  /** At most DEVICES_LIMIT_ITEMS, oldest first. */
  readonly devices: readonly Device[];
  readonly version: number;
};
export const DEVICES_LIMIT_ITEMS = 5;

const USUAL: NoticeSettings = {
  choices: USUAL_CHOICES,
  quiet: USUAL_QUIET,
  digestHour: USUAL_DIGEST_HOUR,
  dailyLimit: USUAL_DAILY_LIMIT,
  devices: [],
  version: 0,
};

export function settingsKey(personId: string): Key {
  return { pk: `PERSON#${personId}`, sk: 'NOTICESETTINGS' };
}

export function settingsFromItem(item: Item | undefined): NoticeSettings {
  if (!item) return USUAL;
  return storedThing(item) as NoticeSettings;
}

export async function settingsOf(house: House, personId: string): Promise<NoticeSettings> {
  return settingsFromItem(await house.table.get(settingsKey(personId), { consistent: true }));
}

/** The next version over the one that was read, or a first one. */
export function settingsWrite(personId: string, before: NoticeSettings, after: Omit<NoticeSettings, 'version'>): Write {
  const item = {
    ...settingsKey(personId),
    type: 'notice_settings',
    ...after,
    version: before.version + 1,
  } as unknown as Item;
  if (before.version === 0) return { op: 'insert', item };
  return { op: 'replace', item, if: [{ attribute: 'version', is: 'eq', value: before.version }] };
}

/** Whose browser it is: a shared phone tells only the one who asked last. */
export function deviceKey(id: string): Key {
  return { pk: `PUSHDEVICE#${id}`, sk: 'PUSHDEVICE' };
}
