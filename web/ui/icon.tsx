/** A line drawing beside a word. It says nothing by itself, so nobody reads it aloud. */
export function Icon({ of }: { of: string }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={of} />
    </svg>
  );
}
