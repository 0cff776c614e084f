import { tellsName } from '../../../shared/people/called.ts';
import type { Settings } from '../../state/settings.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toast } from '../../ui/toast.tsx';
import { words } from './words.ts';

export function NamesSheet({ open, onClose, settings }: { open: boolean; onClose: () => void; settings: Settings }) {
  const w = words();
  const problem = settings.change.problem.value;
  const tells = tellsName(settings.pseudonym.value, settings.name.value);
  const fits = settings.name.value.trim() !== '' && settings.pseudonym.value.trim() !== '' && !tells;
  async function save(): Promise<void> {
    if (!(await settings.saveNames())) return;
    onClose();
    toast(w.saved);
  }
  return (
    <Sheet open={open} onClose={onClose} title={w.names}>
      <Field
        label={w.name}
        hint={w.nameHint}
        value={settings.name.value}
        onInput={settings.setName}
        maxLength={40}
        autoComplete="name"
      />
      <Field
        label={w.pseudonym}
        hint={w.pseudonymHint}
        value={settings.pseudonym.value}
        onInput={settings.setPseudonym}
        maxLength={16}
        autoComplete="nickname"
        fault={tells ? w.pseudonymTells : undefined}
      />
      {problem !== undefined && (
        <p class="fault-note" role="alert">
          {problem.title}
        </p>
      )}
      <Button look={fits ? 'main' : 'blocked'} wide busy={settings.change.busy.value} onClick={() => void save()}>
        {w.save}
      </Button>
    </Sheet>
  );
}
