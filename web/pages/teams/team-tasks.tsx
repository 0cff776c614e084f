import { capital } from '../../main/format.ts';
import { windowWords } from '../../main/spans.ts';
import type { TeamScreen } from '../../state/teams.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Icon } from '../../ui/icon.tsx';
import { chevronRightIcon } from '../../ui/icons.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { SaidRow } from '../../ui/said.tsx';
import { words } from './words.ts';

export function Together({ state, now, onOpen }: { state: TeamScreen; now: number; onOpen: (taskId: string) => void }) {
  const say = words();
  return (
    <section>
      <h2>{say.together}</h2>
      <Loaded of={state.tasks} bones={<RowBones rows={2} />}>
        {(tasks) =>
          tasks.length === 0 ? (
            <p class="mid quiet">{say.togetherNone}</p>
          ) : (
            <ul class="rows">
              {tasks.map((task) => (
                <li key={task.id}>
                  <button type="button" class="row" onClick={() => onOpen(task.id)}>
                    <span class="grow teams-row">
                      <b>
                        <SaidRow words={task.title} />
                      </b>
                      <span class="small quiet">
                        {capital(windowWords(task.window, now))} · {say.missing(task.people - task.taken)}
                      </span>
                    </span>
                    <Icon of={chevronRightIcon} />
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
