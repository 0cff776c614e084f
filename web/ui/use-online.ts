import { useEffect, useState } from 'preact/hooks';

/** Whether the phone believes it has a network. It may be wrong; a command that finds none says so itself. */
export function useOnline(): boolean {
  const [online, set] = useState(() => navigator.onLine);
  useEffect(() => {
    const watch = () => set(navigator.onLine);
    addEventListener('online', watch);
    addEventListener('offline', watch);
    return () => {
      removeEventListener('online', watch);
      removeEventListener('offline', watch);
    };
  }, []);
  return online;
}
