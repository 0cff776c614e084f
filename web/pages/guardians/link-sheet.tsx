import { PURPOSES } from '../../../shared/guardians/purposes.ts';
import type { Missing, Relation } from '../../state/guardians.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Fault, NameField, OneOf, PhoneField, SeveralOf } from '../../ui/person-fields.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toFault } from '../../ui/to-fault.ts';
import { toast } from '../../ui/toast.tsx';
import { words as childWords } from '../children/words.ts';
import type { GuardedScreen } from './guarded.tsx';
import { ProofChoice, WayChoice } from './sheets.tsx';
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
          const form = event.currentTarget;
          void screen.record().then((done) => {
            if (!done) return toFault(form);
            toast(w.linked);
            onClose();
          });
        }}
      >
        <p class="mid quiet">{w.linkText}</p>
        <NameField
          label={w.name}
          value={draft.name}
          fault={fault('name')}
          onInput={(name) => screen.change({ name })}
        />
        <OneOf
          label={w.relation}
          options={RELATIONS.map((relation) => [relation, w.is[relation] ?? relation] as const)}
          value={draft.relation}
          fault={fault('relation')}
          onChange={(relation) => screen.change({ relation })}
        />
        <PhoneField
          label={w.phone}
          hint={w.phoneHint}
          value={draft.phone}
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
        <SeveralOf
          legend={w.purposes}
          hint={w.purposesHint}
          options={PURPOSES.map((purpose) => [purpose, purposes[purpose], purposeText[purpose]] as const)}
          value={draft.purposes}
          onChange={(chosen) => screen.change({ purposes: chosen })}
        />
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
