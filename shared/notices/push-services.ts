/**
 * Push services that browsers use. The house calls the address that a browser gives it, so it calls these and no other:
 * an address of somebody's choosing would let them look around inside.
 */
const PUSH_SERVICES: readonly string[] = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  'push.services.mozilla.com',
  'notify.windows.com',
  'push.apple.com',
];

/** Whether the address is one of a known push service, on its usual port. */
export function isPushService(endpoint: string): boolean {
  const host = /^https:\/\/([a-z0-9.-]+)\//.exec(endpoint)?.[1];
  return host !== undefined && PUSH_SERVICES.some((one) => host === one || host.endsWith(`.${one}`));
}
