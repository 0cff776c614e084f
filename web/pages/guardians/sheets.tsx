import { useEffect, useState } from 'preact/hooks';
import { PROOFS } from '../../../shared/guardians/proofs.ts';
import { type Purpose, stopsWishes } from '../../../shared/guardians/purposes.ts';
import type { Proof, Way } from '../../state/guardians.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { Fault } from '../../ui/person-fields.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toast } from '../../ui/toast.tsx';
import { words as childWords } from '../children/words.ts';
import type { GuardedScreen } from './guarded.tsx';
import { words } from './words.ts';

type Props = { readonly onClose: () => void; readonly screen: GuardedScreen };
const WAYS = ['spoken', 'signed', 'recorded', 'by_phone'] as const satisfies readonly Way[];

export function ProofChoice({ value, onChange }: { value: Proof | undefined; onChange: (proof: Proof) => void }) {
  const { proofs } = childWords();
  return (
    <Choice
      legend={words().proof}
      options={PROOFS.map((proof) => [proof, proofs[proof]] as const)}
      value={value}
      onChange={onChange}
    />
  );
}
export function WayChoice({ value, onChange }: { value: Way | undefined; onChange: (way: Way) => void }) {
  const { how, ways } = words();
  return (
    <Choice legend={how} options={WAYS.map((way) => [way, ways[way]] as const)} value={value} onChange={onChange} />
  );
}

/** The paper was seen once more: good for another year. Which one it was is said each time, never taken over from the last. */
export function RecheckSheet({ open, onClose, screen: { recheck } }: Props & { open: boolean }) {
  const [proof, setProof] = useState<Proof>();
  const [day, setDay] = useState('');
  const [pressed, setPressed] = useState(false);
  const w = words();
  useEffect(() => {
    if (!open) return;
    setProof(undefined);
    setDay('');
    setPressed(false);
    recheck.clear();
  }, [open]);
  return (
    <Sheet open={open} onClose={onClose} title={w.recheckTitle}>
      <div class="guarded-form">
        <p class="mid quiet">{w.recheckText}</p>
        <ProofChoice value={proof} onChange={setProof} />
        <Fault of={pressed && proof === undefined ? w.faults.proof : undefined} />
        <Field label={w.day} hint={w.dayHint} type="date" value={day} onInput={setDay} />
        <Fault of={recheck.problem.value} />
        <Button
          look="main"
          wide
          busy={recheck.busy.value}
          onClick={() => {
            setPressed(true);
            if (proof === undefined) return;
            void recheck.send(proof, day).then((done) => {
              if (done === undefined) return;
              toast(w.rechecked);
              onClose();
            });
          }}
        >
          {w.save}
        </Button>
      </div>
    </Sheet>
  );
}

/** Somebody is the guardian no more: what stops is said before the press. */
export function EndSheet({ open, onClose, screen: { end }, name }: Props & { open: boolean; name: string }) {
  const [reason, setReason] = useState('');
  const [pressed, setPressed] = useState(false);
  const w = words();
  useEffect(() => {
    if (!open) return;
    setReason('');
    setPressed(false);
    end.clear();
  }, [open]);
  return (
    <Sheet open={open} onClose={onClose} title={w.endTitle(name)}>
      <div class="guarded-form">
        <p>{w.endText}</p>
        <Field
          long
          label={w.reason}
          hint={w.reasonHint}
          value={reason}
          maxLength={200}
          fault={pressed && reason.trim() === '' ? w.reasonMissing : undefined}
          onInput={setReason}
        />
        <Fault of={end.problem.value} />
      </div>
      <div class="guarded-buttons">
        <Button
          look="alert"
          wide
          busy={end.busy.value}
          onClick={() => {
            setPressed(true);
            if (reason.trim() === '') return;
            void end.send(reason.trim()).then((done) => {
              if (done === undefined) return;
              toast(w.endDone);
              onClose();
            });
          }}
        >
          {w.endIt}
        </Button>
        <Button wide onClick={onClose}>
          {w.keep}
        </Button>
      </div>
    </Sheet>
  );
}

/** A yes or a no of the guardian, with how it was said; of a no, what it stops. */
export function SaySheet({
  asked,
  onClose,
  screen: { say },
}: Props & { asked: { readonly purpose: Purpose; readonly given: boolean } | undefined }) {
  const [way, setWay] = useState<Way>();
  const [pressed, setPressed] = useState(false);
  const [w, { purposes, purposeText, stops }] = [words(), childWords()];
  const opened = asked !== undefined;
  useEffect(() => {
    if (!opened) return;
    setWay(undefined);
    setPressed(false);
    say.clear();
  }, [opened]);
  const title = asked === undefined ? '' : (asked.given ? w.sayYesTitle : w.sayNoTitle)(purposes[asked.purpose]);
  return (
    <Sheet open={opened} onClose={onClose} title={title}>
      <div class="guarded-form">
        {asked !== undefined && <p>{(asked.given ? purposeText : stops)[asked.purpose]}</p>}
        {asked?.given === true && stopsWishes(asked.purpose) && <p class="mid quiet">{w.sayYesAgain}</p>}
        <WayChoice value={way} onChange={setWay} />
        <Fault of={pressed && way === undefined ? w.faults.way : undefined} />
        <Fault of={say.problem.value} />
        <Button
          look={asked?.given === false ? 'alert' : 'main'}
          wide
          busy={say.busy.value}
          onClick={() => {
            setPressed(true);
            if (way === undefined || asked === undefined) return;
            void say.send(asked.purpose, asked.given, way).then((done) => {
              if (done === undefined) return;
              toast(w.rechecked);
              onClose();
            });
          }}
        >
          {asked?.given === false ? w.sayNo : w.sayYes}
        </Button>
      </div>
    </Sheet>
  );
}
