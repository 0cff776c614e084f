import { useState } from 'preact/hooks';
import type { OrgKind } from '../../../shared/orgs/contract.ts';
import { lineDigits } from '../../main/digits.ts';
import { say as sayWords } from '../../main/i18n.ts';
import type { OrgState } from '../../state/org-tree.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Button } from '../../ui/button.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toast } from '../../ui/toast.tsx';
import { words } from './words.ts';

type SheetProps = { state: OrgState; open: boolean; onClose: () => void };

/** A unit below this one. */
export function AddSheet({ state, open, onClose }: SheetProps) {
  return (
    <Sheet open={open} onClose={onClose} title={words().add}>
      <AddForm state={state} onClose={onClose} />
    </Sheet>
  );
}

function AddForm({ state, onClose }: { state: OrgState; onClose: () => void }) {
  const say = words();
  const kinds = state.kindsBelow.value;
  const [kind, setKind] = useState<OrgKind>(kinds[0] ?? 'organisation');
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  return (
    <form
      class="orgs-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '')
          void state.add(kind, name, phone).then((id) => {
            if (id !== undefined) {
              onClose();
              toast(say.added);
            }
          });
      }}
    >
      <Chips label={say.addKind} wrap>
        {kinds.map((one) => (
          <Chip key={one} soft on={one === kind} onClick={() => setKind(one)}>
            {say.kinds[one]}
          </Chip>
        ))}
      </Chips>
      <Field
        label={say.addName}
        value={name}
        maxLength={40}
        fault={state.adding.problem.value?.title}
        onInput={setName}
      />
      {kind === 'station' && (
        <Field
          label={say.phone}
          type="tel"
          inputMode="tel"
          value={phone}
          onInput={(text) => setPhone(lineDigits(text))}
        />
      )}
      <Button look="main" submit busy={state.adding.busy.value}>
        {say.addDo}
      </Button>
    </form>
  );
}

/** Another parent of the right tier. */
export function MoveSheet({ state, open, onClose }: SheetProps) {
  return (
    <Sheet open={open} onClose={onClose} title={words().moveTitle}>
      <MoveForm state={state} onClose={onClose} />
    </Sheet>
  );
}

function MoveForm({ state, onClose }: { state: OrgState; onClose: () => void }) {
  const say = words();
  const [to, setTo] = useState<string>();
  return (
    <div class="orgs-form">
      <p class="quiet">{say.moveText}</p>
      <Loaded of={state.targets} bones={<RowBones rows={3} />}>
        {(targets) =>
          targets.length === 0 ? (
            <p>{say.moveNone}</p>
          ) : (
            <Choice
              legend={say.moveTitle}
              options={targets.map((org) => [org.id, sayWords(org.name)] as const)}
              value={to}
              onChange={setTo}
            />
          )
        }
      </Loaded>
      {state.moving.problem.value !== undefined && (
        <p class="fault-note" role="alert">
          {state.moving.problem.value.title}
        </p>
      )}
      <Button
        look={to === undefined ? 'blocked' : 'main'}
        busy={state.moving.busy.value}
        onClick={() => {
          if (to !== undefined)
            void state.move(to).then((done) => {
              if (done) {
                onClose();
                toast(say.moved);
              }
            });
        }}
      >
        {say.moveDo}
      </Button>
    </div>
  );
}
