import { useEffect, useState } from 'preact/hooks';
import { CHINA_OFFSET_MS, chinaDay, DAY_MS } from '../../../shared/kernel/time.ts';
import { DOT } from '../../main/format.ts';
import type { SeriesScreen } from '../../state/series.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toast } from '../../ui/toast.tsx';
import { whyChips } from '../for-me/reasons.ts';
import { words } from './words.ts';

type Props = { open: boolean; onClose: () => void; state: SeriesScreen };

function Fault({ of }: { of: { readonly value: { readonly title: string } | undefined } }) {
  return of.value === undefined ? null : (
    <p class="fault-note" role="alert">
      {of.value.title}
    </p>
  );
}

/** Who could be the same face: those who suit the next date, each with the best reasons. */
export function InviteSheet({ open, onClose, state }: Props) {
  const say = words();
  const task = state.nextTask.value;
  useEffect(() => {
    if (open && task !== undefined) void state.candidates.load();
  }, [open, task, state]);
  async function ask(personId: string): Promise<void> {
    if ((await state.invite.send(personId)) === undefined) return;
    toast(say.invited);
    onClose();
  }
  return (
    <Sheet open={open} onClose={onClose} title={say.invite}>
      <Fault of={state.invite.problem} />
      {task === undefined ? (
        <p>{say.noCandidates}</p>
      ) : (
        <Loaded of={state.candidates} bones={<RowBones rows={5} />}>
          {({ items }) =>
            items.length === 0 ? (
              <p>{say.noneSuits}</p>
            ) : (
              <>
                <p class="mid quiet">{say.inviteText}</p>
                <ul class="rows">
                  {items.map(({ personId, name, fit }) => (
                    <li class="row" key={personId}>
                      <span class="grow series-candidate">
                        <b>{name}</b>
                        <span class="small quiet">
                          {whyChips(fit, 'them')
                            .slice(0, 2)
                            .map(({ text }) => text)
                            .join(DOT)}
                        </span>
                      </span>
                      <Button size="small" busy={state.invite.busy.value} onClick={() => void ask(personId)}>
                        {say.inviteDo}
                        <span class="out-of-sight"> {name}</span>
                      </Button>
                    </li>
                  ))}
                </ul>
              </>
            )
          }
        </Loaded>
      )}
    </Sheet>
  );
}

export function HandBackSheet({ open, onClose, state }: Props) {
  const say = words();
  async function leave(): Promise<void> {
    if ((await state.handBack.send()) === undefined) return;
    toast(say.handedBack);
    onClose();
  }
  return (
    <Sheet open={open} onClose={onClose} title={say.handBack}>
      <p>{say.handBackText}</p>
      <Fault of={state.handBack.problem} />
      <Button look="main" wide busy={state.handBack.busy.value} onClick={() => void leave()}>
        {say.handBackDo}
      </Button>
    </Sheet>
  );
}

export function PauseSheet({ open, onClose, state, now }: Props & { now: number }) {
  const say = words();
  const [from, setFrom] = useState(chinaDay(now + DAY_MS));
  const [to, setTo] = useState(chinaDay(now + 8 * DAY_MS));
  const wrong = to < from;
  async function pause(): Promise<void> {
    if (wrong || from === '' || to === '') return;
    const start = Date.parse(`${from}T00:00:00Z`) - CHINA_OFFSET_MS;
    // The last day is left out as well: it ends at its midnight.
    const end = Date.parse(`${to}T00:00:00Z`) - CHINA_OFFSET_MS + DAY_MS;
    if ((await state.pause.send(start, end)) === undefined) return;
    toast(say.paused);
    onClose();
  }
  return (
    <Sheet open={open} onClose={onClose} title={say.pauseDo}>
      <form
        class="series-form"
        onSubmit={(event) => {
          event.preventDefault();
          void pause();
        }}
      >
        <p class="mid quiet">{say.pauseText}</p>
        <Field label={say.from} type="date" value={from} onInput={setFrom} required />
        <Field
          label={say.to}
          type="date"
          value={to}
          onInput={setTo}
          required
          fault={wrong ? say.wrongDays : undefined}
        />
        <Fault of={state.pause.problem} />
        <Button submit look="main" wide busy={state.pause.busy.value}>
          {say.pauseDo}
        </Button>
      </form>
    </Sheet>
  );
}

export function EndSheet({ open, onClose, state }: Props) {
  const say = words();
  const [reason, setReason] = useState('');
  async function end(): Promise<void> {
    if ((await state.end.send(reason.trim())) === undefined) return;
    toast(say.endedNow);
    onClose();
  }
  return (
    <Sheet open={open} onClose={onClose} title={say.end}>
      <form
        class="series-form"
        onSubmit={(event) => {
          event.preventDefault();
          void end();
        }}
      >
        <p>{say.endText}</p>
        <Field label={say.endWhy} value={reason} onInput={setReason} maxLength={300} />
        <Fault of={state.end.problem} />
        <Button submit look="alert" wide busy={state.end.busy.value}>
          {say.endDo}
        </Button>
      </form>
    </Sheet>
  );
}
