/** Whether this browser shows notices: not able to, forbidden by the person in its own settings, not yet, or on. */
export type PushState = 'unable' | 'forbidden' | 'off' | 'on';
export type PushAddress = { readonly endpoint: string; readonly p256dh: string; readonly auth: string };
/** The browser's own part of being told; a test gives another. */
export type PushPort = {
  state(): Promise<PushState>;
  /** Asks the person, by the browser's own question; undefined when they say no or the push service does not answer. */
  subscribe(publicKey: string): Promise<PushAddress | undefined>;
  unsubscribe(): Promise<void>;
};

export const browserPush: PushPort = {
  async state() {
    if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) return 'unable';
    // Without an installed worker (a plain address, a private window) there is nobody to be woken.
    const registration = await navigator.serviceWorker.getRegistration();
    if (registration === undefined) return 'unable';
    if (Notification.permission === 'denied') return 'forbidden';
    return (await registration.pushManager.getSubscription()) === null ? 'off' : 'on';
  },
  async subscribe(publicKey) {
    if ((await Notification.requestPermission()) !== 'granted') return undefined;
    const registration = await navigator.serviceWorker.ready;
    const applicationServerKey = Uint8Array.from(
      atob(publicKey.replaceAll('-', '+').replaceAll('_', '/')),
      (letter) => letter.codePointAt(0) ?? 0,
    );
    try {
      const made = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
      const { endpoint, keys } = made.toJSON();
      return endpoint && keys?.['p256dh'] && keys['auth']
        ? { endpoint, p256dh: keys['p256dh'], auth: keys['auth'] }
        : undefined;
    } catch {
      // Many phones in China cannot reach their browser's push service.
      return undefined;
    }
  },
  async unsubscribe() {
    const registration = await navigator.serviceWorker?.getRegistration();
    await (await registration?.pushManager.getSubscription())?.unsubscribe();
  },
};
