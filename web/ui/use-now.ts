import { useEffect, useState } from 'preact/hooks';

/** The time now, for clocks that run on the screen; moves on every `everyMs`. */
export function useNow(now: () => number, everyMs = 30_000): number {
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), everyMs);
    return () => clearInterval(timer);
  }, [now, everyMs]);
  return at;
}
