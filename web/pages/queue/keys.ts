import { useEffect, useRef } from 'preact/hooks';

/** Elements that have their own use for a key: text, and for Enter also everything that can be pressed. */
const TYPING = 'input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable]';
const PRESSABLE = 'a:not(.queue-row[aria-current]), button, summary, [role="button"], input';

/** Single keys of the desk. They rest while somebody types, while a sheet is open and with any modifier. */
export function useKeys(on: boolean, keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!on) return undefined;
    const press = (event: KeyboardEvent) => {
      if (
        event.defaultPrevented ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        event.isComposing ||
        document.querySelector('dialog[open]') !== null
      )
        return;
      const target = event.target instanceof Element ? event.target : document.body;
      if (event.key === 'Escape' && target.matches(TYPING) && target instanceof HTMLElement) return target.blur();
      if (target.closest(TYPING) !== null || (event.key === 'Enter' && target.closest(PRESSABLE) !== null)) return;
      const run = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (run === undefined) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [on]);
}
