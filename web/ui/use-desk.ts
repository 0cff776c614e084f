import { useEffect, useState } from 'preact/hooks';

const DESK = '(min-width: 960px)';

/** Whether list and detail fit beside each other. Spacing is for CSS; this is for what is opened and what keys do. */
export function useDesk(): boolean {
  const [desk, setDesk] = useState(() => matchMedia(DESK).matches);
  useEffect(() => {
    const media = matchMedia(DESK);
    const note = () => setDesk(media.matches);
    media.addEventListener('change', note);
    return () => media.removeEventListener('change', note);
  }, []);
  return desk;
}
