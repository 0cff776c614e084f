/** One grey piece in the shape of what comes. Sizes as CSS lengths. */
export function Bone({ width = '100%', height = '1em', round }: { width?: string; height?: string; round?: string }) {
  return <span class="bone" style={{ width, height, ...(round === undefined ? {} : { borderRadius: round }) }} />;
}

/** Rows of a list that is on its way. */
export function RowBones({ rows = 5 }: { rows?: number }) {
  return (
    <ul class="rows" aria-hidden="true">
      {Array.from({ length: rows }, (_none, index) => (
        <li class="row" key={index}>
          <span class="grow" style={{ display: 'grid', gap: '8px' }}>
            <Bone width="60%" />
            <Bone width="36%" height=".8em" />
          </span>
        </li>
      ))}
    </ul>
  );
}
