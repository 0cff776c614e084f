import { ActionBar } from '../../ui/action-bar.tsx';
import { Button } from '../../ui/button.tsx';
import { words } from './words.ts';

/** Below every sheet: what it takes, and the button. */
export function Print() {
  const w = words();
  return (
    <ActionBar say={w.note}>
      <Button look="main" onClick={() => window.print()}>
        {w.print}
      </Button>
    </ActionBar>
  );
}
