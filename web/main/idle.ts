const IDLE_LIMIT_MS = 2_000;

/** What the first view does not need waits until it stands: on a slow phone and network they would take each other's place. */
export function whenIdle(work: () => void): void {
  const begin = () =>
    // Safari has no idle time to ask for.
    'requestIdleCallback' in window
      ? requestIdleCallback(work, { timeout: IDLE_LIMIT_MS })
      : setTimeout(work, IDLE_LIMIT_MS);
  if (document.readyState === 'complete') begin();
  else addEventListener('load', begin, { once: true });
}
