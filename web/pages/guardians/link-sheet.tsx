import { PURPOSES } from '../../../shared/guardians/purposes.ts';
import type { Missing, Relation } from '../../state/guardians.ts';
import { Button } from '../../ui/button.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { Field } from '../../ui/field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toast } from '../../ui/toast.tsx';
import { words as childWords } from '../children/words.ts';
import type { GuardedScreen } from './guarded.tsx';
import { Fault, ProofChoice, WayChoice } from './sheets.tsx';
import { words } from './words.ts';

const RELATIONS = ['mother', 'father', 'grandparent', 'other_guardian'] as const satisfies readonly Relation[];

/** Who answers for the child, by which paper, and to what they said yes. */
export function LinkSheet({ open, onClose, screen }: { open: boolean; onClose: () => void; screen: GuardedScreen }) {
  const [w, { purposes, purposeText }] = [words(), childWords()];
  const draft = screen.draft.value;
  const missing = screen.missing.value;
  const fault = (name: Missing) => (missing.includes(name) ? w.faults[name] : undefined);
  return (
    <Sheet open={open} onClose={onClose} title={w.link}>
      <form
        class="guarded-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void screen.record().then((done) => {
            if (!done) return;
            toast(w.linked);
            onClose();
          });
        }}
      >
        <p class="mid quiet">{w.linkText}</p>
        <Field
          label={w.name}
          value={draft.name}
          maxLength={40}
          autoComplete="off"
          fault={fault('name')}
          onInput={(name) => screen.change({ name })}
        />
        <div class="field">
          <span class="label">{w.relation}</span>
          <Chips label={w.relation} wrap>
            {RELATIONS.map((relation) => (
              <Chip key={relation} soft on={draft.relation === relation} onClick={() => screen.change({ relation })}>
                {w.is[relation]}
              </Chip>
            ))}
          </Chips>
          <Fault of={fault('relation')} />
        </div>
        <Field
          label={w.phone}
          hint={w.phoneHint}
          value={draft.phone}
          type="tel"
          inputMode="tel"
          maxLength={11}
          autoComplete="off"
          fault={fault('phone')}
          onInput={(phone) => screen.change({ phone })}
        />
        <ProofChoice value={draft.proof} onChange={(proof) => screen.change({ proof })} />
        <Fault of={fault('proof')} />
        <Field
          label={w.day}
          hint={w.dayHint}
          type="date"
          value={draft.day}
          fault={fault('day')}
          onInput={(day) => screen.change({ day })}
        />
        <fieldset class="field">
          <legend class="label">{w.purposes}</legend>
          <span class="hint">{w.purposesHint}</span>
          <div class="rows">
            {PURPOSES.map((purpose) => (
              <label class="choice" key={purpose}>
                <input
                  type="checkbox"
                  checked={draft.purposes.includes(purpose)}
                  onChange={({ currentTarget: { checked } }) =>
                    screen.change({
                      purposes: PURPOSES.filter((one) => (one === purpose ? checked : draft.purposes.includes(one))),
                    })
                  }
                />
                <span class="guardians-lines">
                  <span>{purposes[purpose]}</span>
                  <span class="small quiet">{purposeText[purpose]}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <WayChoice value={draft.way} onChange={(way) => screen.change({ way })} />
        <Fault of={fault('way')} />
        <Fault of={screen.link.problem.value} />
        <Button look="main" wide submit busy={screen.link.busy.value}>
          {w.save}
        </Button>
      </form>
    </Sheet>
  );
}
