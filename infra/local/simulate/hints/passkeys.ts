import { type Authenticator, authenticator } from '../../../../functions/testing/authenticator.ts';
import { ORIGIN } from '../town.ts';
import type { Hint, Hints } from './hint.ts';

/** Phones of all towns of this process: each key is made once, and says no more than that it is the same phone. */
const phones = new Map<string, Authenticator>();
const PHONES_COUNT = 12;

/** A person's phone; some are shared by several. */
function phoneOf(personId: string): Authenticator {
  const name = String([...personId].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % PHONES_COUNT);
  const known = phones.get(name) ?? authenticator(name, { origin: ORIGIN });
  phones.set(name, known);
  return known;
}
type Passkey = { readonly id: string; readonly personId: string; readonly credentialId: string };

const onPasskey: Hint = ({ county, random }) => {
  const passkey = county.pick<Passkey>('passkey', random);
  return passkey && { params: { passkeyId: passkey.id }, as: passkey.personId };
};
const shown: Hint = ({ county, random }) => {
  const passkey = county.pick<Passkey>('passkey', random);
  const challenge = county.toShow.at(-1);
  return passkey && challenge !== undefined
    ? { body: { assertion: phoneOf(passkey.personId).show(challenge) }, as: passkey.personId }
    : undefined;
};

export const PASSKEY_HINTS: Hints = {
  addPasskey: ({ county, random }) => {
    const waiting = [...county.toMake];
    if (waiting.length === 0) return undefined;
    const [personId, challenge] = random.pick(waiting.slice(-4));
    return { body: { name: '手机', ...phoneOf(personId).make(challenge) }, as: personId };
  },
  signInWithPasskey: shown,
  stepUpWithPasskey: shown,
  renamePasskey: onPasskey,
  removePasskey: onPasskey,
};
