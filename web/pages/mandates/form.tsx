import { MANDATE_PROOFS, MANDATE_PURPOSES, MANDATE_TIES } from '../../../shared/mandates/mandate.ts';
import { type createMyMandates, MANDATE_DAYS, type Missing } from '../../state/mandates.ts';
import { Button } from '../../ui/button.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
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
          void acts.send(personId).then((done) => {
            if (!done) return;
            toast(w.gave);
            onClose();
          });
        }}
      >
        <Field
          label={w.name}
          hint={w.nameHint}
          value={draft.name}
          maxLength={40}
          autoComplete="off"
          fault={fault('name')}
          onInput={(name) => acts.change({ name })}
        />
        <Field
          label={w.phone}
          hint={w.phoneHint}
          value={draft.phone}
          type="tel"
          inputMode="tel"
          maxLength={11}
          autoComplete="off"
          fault={fault('phone')}
          onInput={(phone) => acts.change({ phone })}
        />
        <div class="field">
          <span class="label">{w.tie}</span>
          <Chips label={w.tie} wrap>
            {MANDATE_TIES.map((tie) => (
              <Chip key={tie} soft on={draft.tie === tie} onClick={() => acts.change({ tie })}>
                {w.ties[tie]}
              </Chip>
            ))}
          </Chips>
          <Fault of={fault('tie')} />
        </div>
        <fieldset class="field">
          <legend class="label">{w.purposesTitle}</legend>
          <div class="rows">
            {MANDATE_PURPOSES.map((purpose) => (
              <label class="choice" key={purpose}>
                <input
                  type="checkbox"
                  checked={draft.purposes.includes(purpose)}
                  onChange={({ currentTarget: { checked } }) =>
                    acts.change({
                      purposes: MANDATE_PURPOSES.filter((one) =>
                        one === purpose ? checked : draft.purposes.includes(one),
                      ),
                    })
                  }
                />
                <span class="mandates-lines">
                  <span>{w.purposes[purpose]}</span>
                  <span class="small quiet">{w.purposeText[purpose]}</span>
                </span>
              </label>
            ))}
          </div>
          <Fault of={fault('purposes')} />
        </fieldset>
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
        <div class="field">
          <span class="label">{w.daysTitle}</span>
          <Chips label={w.daysTitle} wrap>
            {MANDATE_DAYS.map((days) => (
              <Chip key={days} soft on={draft.days === days} onClick={() => acts.change({ days })}>
                {w.days(days)}
              </Chip>
            ))}
          </Chips>
        </div>
        {acts.give.problem.value !== undefined && (
          <p class="fault-note" role="alert">
            {acts.give.problem.value.title}
          </p>
        )}
        <Button look="main" wide submit busy={acts.give.busy.value}>
          {worker ? w.record : w.give}
        </Button>
      </form>
    </Sheet>
  );
}

function Fault({ of }: { of: string | undefined }) {
  return of === undefined ? null : (
    <span class="fault" role="alert">
      {of}
    </span>
  );
}
