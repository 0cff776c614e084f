import { useEffect, useMemo } from 'preact/hooks';

/**
 * The state of a screen for as long as the screen is up: made anew when one of `from` changes, started when shown,
 * stopped when left. The state itself knows nothing of this.
 */
export function useScreen<S extends { start?(): void; stop?(): void }>(make: () => S, from: readonly unknown[]): S {
  const state = useMemo(make, [...from]);
  useEffect(() => {
    state.start?.();
    return () => state.stop?.();
  }, [state]);
  return state;
}
