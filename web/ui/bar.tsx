/** How much of what is needed is there. The words stand beside it, so it is not read aloud. `part` is 0 to 1. */
export function Bar({ part, look }: { part: number; look?: 'clock' | 'late' }) {
  const bounded = Math.min(1, Math.max(0, part));
  return (
    <span class="bar" data-look={look} aria-hidden="true">
      <span style={{ transform: `scaleX(${bounded})` }} />
    </span>
  );
}
