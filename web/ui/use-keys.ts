import { useEffect, useRef } from 'preact/hooks';

export type Keys = Readonly<Record<string, () => unknown>>;

/**
 * Single keys of a desk screen (`j`, `k`, `/`). Silent while somebody types, while a sheet is open, and on a control that
 * has its own use for the key.
 */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
      const target = event.target instanceof Element ? event.target : undefined;
      if (
        target?.closest('input, textarea, select, dialog[open]') != null ||
        document.querySelector('dialog[open]') !== null
      )
        return;
      if ((event.key === 'Enter' || event.key === ' ') && target?.closest('a, button, summary') != null) return;
      const run = latest.current[event.key];
      if (run === undefined) return;
      event.preventDefault();
      run();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}
