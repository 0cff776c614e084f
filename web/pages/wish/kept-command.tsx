import { refusedWords, t } from '../../main/i18n.ts';
import type { WishScreen } from '../../state/wish.ts';
import { Button } from '../../ui/button.tsx';
import { words } from './words.ts';

/** What was given for this wish without a network: it waits in this phone, or somebody was ahead. */
export function KeptCommand({ screen }: { screen: WishScreen }) {
  const kept = screen.kept.value;
  if (kept === undefined) return null;
  const { keptCommand } = words();
  const { refused } = kept;
  return (
    <div class="fault-note wish-reason" role={refused === undefined ? 'status' : 'alert'}>
      <b>{kept.label}</b>
      <p>{refused === undefined ? t().kept.said : refusedWords(refused)}</p>
      <Button size="small" look="quiet" onClick={() => screen.dismiss()}>
        {refused === undefined ? keptCommand.undo : keptCommand.seen}
      </Button>
    </div>
  );
}
