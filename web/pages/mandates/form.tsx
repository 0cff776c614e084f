import { MANDATE_PROOFS, MANDATE_PURPOSES, MANDATE_TIES } from '../../../shared/mandates/mandate.ts';
import { type createMyMandates, MANDATE_DAYS, type Missing } from '../../state/mandates.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/field.tsx';
import { Fault, NameField, OneOf, PhoneField, SeveralOf } from '../../ui/person-fields.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toFault } from '../../ui/to-fault.ts';
import { toast } from '../../ui/toast.tsx';
import { words } from './words.ts';

type Acts = Omit<ReturnType<typeof createMyMandates>, 'list' | 'start'>;
type Props = { open: boolean; onClose: () => void; acts: Acts; personId: string; worker?: boolean };

/** Who, how they stand, for what, until when; a worker also says how they know. */
export function GiveSheet({ open, onClose, acts, personId, worker = false }: Props) {
  const w = words();
  const draft = acts.draft.value;
  const missing = acts.missing.value;
  const fault = (name: Missing) => (missing.includes(name) ? w.missing[name] : undefined);
  return (
    <Sheet open={open} onClose={onClose} title={worker ? w.staffAdd : w.add}>
      <form
        class="mandates-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          void acts.send(personId).then((done) => {
            if (!done) return toFault(form);
            toast(w.gave);
            onClose();
          });
        }}
      >
        <NameField
          label={w.name}
          hint={w.nameHint}
          value={draft.name}
          fault={fault('name')}
          onInput={(name) => acts.change({ name })}
        />
        <PhoneField
          label={w.phone}
          hint={w.phoneHint}
          value={draft.phone}
          fault={fault('phone')}
          onInput={(phone) => acts.change({ phone })}
        />
        <OneOf
          label={w.tie}
          options={MANDATE_TIES.map((tie) => [tie, w.ties[tie]] as const)}
          value={draft.tie}
          fault={fault('tie')}
          onChange={(tie) => acts.change({ tie })}
        />
        <SeveralOf
          legend={w.purposesTitle}
          options={MANDATE_PURPOSES.map((purpose) => [purpose, w.purposes[purpose], w.purposeText[purpose]] as const)}
          value={draft.purposes}
          onChange={(purposes) => acts.change({ purposes })}
        >
          <Fault of={fault('purposes')} />
        </SeveralOf>
        {worker && (
          <>
            <Choice
              legend={w.proofTitle}
              options={MANDATE_PROOFS.filter((proof) => proof !== 'own_phone').map(
                (proof) => [proof, w.proofs[proof]] as const,
              )}
              value={draft.proof}
              onChange={(proof) => acts.change({ proof })}
            />
            <Fault of={fault('proof')} />
          </>
        )}
        <OneOf
          label={w.daysTitle}
          options={MANDATE_DAYS.map((days) => [days, w.days(days)] as const)}
          value={draft.days}
          onChange={(days) => acts.change({ days })}
        />
        <Fault of={acts.give.problem.value} />
        <Button look="main" wide submit busy={acts.give.busy.value}>
          {worker ? w.record : w.give}
        </Button>
      </form>
    </Sheet>
  );
}
