import { useEffect, useState } from 'preact/hooks';
import type { Passkey, SignIns } from '../../state/sign-ins.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toast } from '../../ui/toast.tsx';
import { words } from './words.ts';

export type PasskeySheetProps = { passkey: Passkey | undefined; screen: SignIns; onClose: () => void };

export function PasskeySheet({ passkey, screen, onClose }: PasskeySheetProps) {
  const [name, setName] = useState('');
  const w = words();
  useEffect(() => {
    setName(passkey?.name ?? '');
    screen.rename.clear();
    screen.remove.clear();
  }, [passkey, screen]);
  const problem = screen.rename.problem.value ?? screen.remove.problem.value;
  async function done(answer: Promise<unknown>, said: string): Promise<void> {
    if ((await answer) === undefined) return;
    onClose();
    toast(said);
  }
  return (
    <Sheet open={passkey !== undefined} onClose={onClose} title={w.changeTitle}>
      {passkey !== undefined && (
        <div class="sign-ins-form">
          <Field label={w.name} hint={w.nameHint} value={name} onInput={setName} maxLength={30} autoComplete="off" />
          {problem !== undefined && (
            <p class="fault-note" role="alert">
              {problem.title}
            </p>
          )}
          <Button
            look={name.trim() === '' ? 'blocked' : 'main'}
            wide
            busy={screen.rename.busy.value}
            onClick={() => name.trim() !== '' && void done(screen.rename.send(passkey.id, name), w.saved)}
          >
            {w.save}
          </Button>
          <p class="small quiet">{w.removeText}</p>
          <Button
            look="alert"
            wide
            busy={screen.remove.busy.value}
            onClick={() => void done(screen.remove.send(passkey.id), w.removed)}
          >
            {w.remove}
          </Button>
        </div>
      )}
    </Sheet>
  );
}
