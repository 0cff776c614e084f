import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/*
 * A slow phone draws a whole screen in a quarter of a second, and answers no finger meanwhile. So what lies below the first
 * view is drawn after that was painted (effects run then), in stretches of its own.
 */

/** Drawn after what stands above it was painted. Nothing but more of the same may follow it, else that would jump. */
export function Later({ children }: { children: ComponentChildren }): ComponentChildren {
  const [due, setDue] = useState(false);
  useEffect(() => setDue(true), []);
  return due ? children : null;
}

/** How many of a list to draw by now: first `stretch` items, then as many more after each painting. */
export function useStretches(count: number, stretch: number, all = false): number {
  const [drawn, setDrawn] = useState(all ? Number.POSITIVE_INFINITY : stretch);
  useEffect(() => {
    if (drawn < count) setDrawn(drawn + stretch);
  }, [drawn, count, stretch]);
  return Math.min(drawn, count);
}
