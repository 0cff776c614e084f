import type { AssignmentView } from '../../../shared/tasks/contract.ts';
import { refusedWords } from '../../main/i18n.ts';
import type { Waiting } from '../../main/outbox.ts';
import type { TaskDay } from '../../state/task-day.ts';
import { Button } from '../../ui/button.tsx';
import { words } from './words.ts';

/** A scanned code counts whenever it arrives; digits are old in a minute. */
function isSigned({ sent }: Waiting): boolean {
  return 'code' in (sent as { body: object }).body;
}

/** What waits in this phone for the network, or came back refused: said as it is. */
export function KeptStamp({ state, of }: { state: TaskDay; of: AssignmentView }) {
  const say = words();
  const kept = state.kept.value;
  if (kept === undefined) return null;
  if (kept.refused === undefined)
    return (
      <section class="task-day-kept" role="status">
        <b>{kept.line.endsWith('/check-in') ? say.keptIn : say.keptOut}</b>
        <p class="small">{isSigned(kept) ? say.keptSigned : say.keptLate}</p>
        <Button size="small" look="quiet" onClick={() => state.dismiss()}>
          {say.undo}
        </Button>
      </section>
    );
  return (
    <section class="fault-note" role="alert">
      <b>{say.refused}</b>
      <p>{refusedWords(kept.refused)}</p>
      <p>{say.refusedHelp}</p>
      <p class="task-day-chips">
        {of.place.stationPhone !== undefined && (
          <a class="button" data-size="small" href={`tel:${of.place.stationPhone}`}>
            {say.call}
          </a>
        )}
        <Button size="small" look="quiet" onClick={() => state.dismiss()}>
          {say.dismiss}
        </Button>
      </p>
    </section>
  );
}
