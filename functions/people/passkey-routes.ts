import { AppError } from '../../shared/kernel/errors.ts';
import {
  addPasskey,
  askPasskey,
  listPasskeys,
  removePasskey,
  renamePasskey,
  signInWithPasskey,
  startPasskey,
  stepUpWithPasskey,
} from '../../shared/people/passkeys.ts';
import type { House } from '../platform/house.ts';
import { type Route, route } from '../platform/route.ts';
import { meView } from './me.ts';
import { credentialKey, type Passkey, passkeyFromItem, passkeyKey, passkeyToItem } from './passkey-item.ts';
import {
  CHALLENGE_VALID_MS,
  madePasskey,
  newChallenge,
  PASSKEYS_LIMIT_COUNT,
  passkeysOf,
  rpIdOf,
  shownPasskey,
} from './passkeys.ts';
import { personOf } from './people.ts';
import { enter, provedWrite } from './sessions.ts';

const PLACE_NAME = '暖心 Nuanxin';

/** Passkeys: making, naming and removing them, signing in with one, showing once more who one is. */
export const PASSKEY_ROUTES: readonly Route[] = [
  route(listPasskeys, {
    act: async ({ actor, house }) => {
      const items = (await passkeysOf(house, actor.personId)).map(({ id, name, since, usedAt, synced }) => ({
        id,
        name,
        since,
        synced,
        ...(usedAt === undefined ? {} : { usedAt }),
      }));
      return { reply: { items } };
    },
  }),
  route(startPasskey, {
    act: async ({ actor, house, caller }) => {
      const held = await roomFor(house, actor.personId);
      const { pseudonym } = await personOf(house, actor.personId);
      const { challenge, write } = newChallenge(house, 'make', actor.personId);
      return {
        reply: {
          challenge,
          rp: { id: rpIdOf(caller.origin), name: PLACE_NAME },
          user: { id: house.sealer.lookup('passkey owner', actor.personId), name: pseudonym, displayName: pseudonym },
          exclude: held.map(({ credentialId, transports }) => ({ id: credentialId, transports: [...transports] })),
          timeoutMs: CHALLENGE_VALID_MS,
        },
        writes: [write],
      };
    },
  }),
  route(addPasskey, {
    act: async ({ actor, house, input: { body }, caller }) => {
      await roomFor(house, actor.personId);
      const { passkey, spent } = await madePasskey(house, actor.personId, caller.origin, body);
      const pointer = {
        ...credentialKey(house, passkey.credentialId),
        type: 'credential',
        personId: actor.personId,
        passkeyId: passkey.id,
      };
      return {
        reply: { id: passkey.id },
        writes: [spent, { op: 'insert', item: passkeyToItem(passkey) }, { op: 'insert', item: pointer }],
      };
    },
  }),
  route(renamePasskey, {
    act: async ({ actor, house, input: { params, body } }) => {
      const { id } = await ownPasskey(house, actor.personId, params.passkeyId);
      return {
        reply: { id },
        writes: [{ op: 'update', key: passkeyKey(actor.personId, id), set: { name: body.name } }],
      };
    },
  }),
  route(removePasskey, {
    act: async ({ actor, house, input: { params } }) => {
      const { id, credentialId } = await ownPasskey(house, actor.personId, params.passkeyId);
      return {
        reply: { id },
        writes: [
          { op: 'delete', key: passkeyKey(actor.personId, id) },
          { op: 'delete', key: credentialKey(house, credentialId) },
        ],
      };
    },
  }),
  route(askPasskey, {
    act: async ({ house, caller }) => {
      const { challenge, write } = newChallenge(house, 'show');
      return {
        reply: { challenge, rpId: rpIdOf(caller.origin), timeoutMs: CHALLENGE_VALID_MS },
        writes: [write],
      };
    },
  }),
  route(signInWithPasskey, {
    act: async ({ house, input: { body }, caller }) => {
      const shown = await shownPasskey(house, caller.origin, body.assertion);
      const entered = await enter(house, shown.personId, { how: 'passkey', device: body.device });
      return {
        reply: await meView(house, await personOf(house, shown.personId)),
        writes: [...shown.writes, ...entered.writes],
        cookies: entered.cookies,
      };
    },
  }),
  route(stepUpWithPasskey, {
    act: async ({ actor, house, input: { body }, caller }) => {
      const shown = await shownPasskey(house, caller.origin, body.assertion);
      // Somebody else's key at this desk proves nothing about whose session it is.
      if (shown.personId !== actor.personId) throw new AppError('passkey_refused');
      return {
        reply: { at: house.clock() },
        writes: [...shown.writes, provedWrite(house, actor.personId, actor.sessionId)],
      };
    },
  }),
];

async function roomFor(house: House, personId: string): Promise<readonly Passkey[]> {
  const held = await passkeysOf(house, personId);
  if (held.length >= PASSKEYS_LIMIT_COUNT) throw new AppError('passkey_limit');
  return held;
}

async function ownPasskey(house: House, personId: string, passkeyId: string): Promise<Passkey> {
  const item = await house.table.get(passkeyKey(personId, passkeyId), { consistent: true });
  if (!item) throw new AppError('not_found');
  return passkeyFromItem(item);
}
