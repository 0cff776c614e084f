import type { ComponentChildren } from 'preact';

/** The screen's main action, within reach of the thumb; `say` is the sentence above it. */
export function ActionBar({
  children,
  say,
  problem,
}: {
  children: ComponentChildren;
  say?: ComponentChildren;
  problem?: string | undefined;
}) {
  return (
    <div class="action-bar">
      {problem !== undefined && (
        <p class="fault-note" role="alert">
          {problem}
        </p>
      )}
      {say !== undefined && problem === undefined && <p class="say">{say}</p>}
      <div class="buttons">{children}</div>
    </div>
  );
}
