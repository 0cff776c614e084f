import type { ReplyTo, SentTo } from './api.ts';
import { t } from './i18n.ts';
import { Problem } from './problem.ts';

/*
 * The browser's part of passkeys. The library that speaks with the device comes when somebody first uses one; nothing of
 * it is in the first download.
 */
export type Assertion = SentTo<'POST /api/passkey-sessions'>['body']['assertion'];
type Made = Omit<SentTo<'POST /api/my/passkeys'>['body'], 'name'>;
type ToMake = ReplyTo<'POST /api/my/passkey-challenges'>;
type ToShow = ReplyTo<'POST /api/passkey-challenges'>;

/** ES256, RS256 and EdDSA: what phones and Windows make. */
const ALGORITHMS = [-7, -257, -8] as const;

/** Whether this browser can hold passkeys at all. They belong to a name, so an address of numbers has none. */
export function passkeysHere(): boolean {
  return 'PublicKeyCredential' in window && !/^[\d.]+$|:/.test(location.hostname);
}

/** Whether the browser offers passkeys in the phone field itself (conditional UI). */
export async function passkeysInField(): Promise<boolean> {
  if (!passkeysHere()) return false;
  const { browserSupportsWebAuthnAutofill } = await import('@simplewebauthn/browser');
  return browserSupportsWebAuthnAutofill();
}

/** Has the device make a passkey. Throws a Problem when the person did not go through with it. */
export async function makePasskey({ challenge, rp, user, exclude, timeoutMs }: ToMake): Promise<Made> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  const made = await startRegistration({
    optionsJSON: {
      challenge,
      rp,
      user,
      timeout: timeoutMs,
      attestation: 'none',
      pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
      excludeCredentials: exclude.map(({ id, transports }) => ({ type: 'public-key', id, transports })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    },
  }).catch(notShown);
  const { clientDataJSON, attestationObject, transports = [] } = made.response;
  return { id: made.id, clientDataJSON, attestationObject, transports: [...transports] as Made['transports'] };
}

/** Has the person show a passkey; `inField`: waits in the phone field until they choose one there. Throws a Problem. */
export async function showPasskey({ challenge, rpId, timeoutMs }: ToShow, inField = false): Promise<Assertion> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const shown = await startAuthentication({
    optionsJSON: { challenge, rpId, timeout: timeoutMs, userVerification: 'required' },
    useBrowserAutofill: inField,
  }).catch(notShown);
  const { clientDataJSON, authenticatorData, signature } = shown.response;
  return { id: shown.id, clientDataJSON, authenticatorData, signature };
}

/** Closed, refused, timed out or nothing there: browsers do not say which, so that a page cannot tell who has what. */
function notShown(): never {
  throw new Problem('passkey_refused', t().faults.passkey, 422);
}
