import { useState } from 'preact/hooks';
import type { OrgKind, OrgView } from '../../../shared/orgs/contract.ts';
import { say as sayWords } from '../../main/i18n.ts';
import type { OrgState } from '../../state/org-tree.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { phoneIcon } from '../../ui/icons-more.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { toast } from '../../ui/toast.tsx';
import { words } from './words.ts';

/** Places that somebody comes to. */
const VISITED: readonly OrgKind[] = ['center', 'station', 'room'];

/** Where it is, when somebody is there, and how to call. `change`: for who may say so. */
export function Visiting({ org, change }: { org: OrgView; change: (() => void) | undefined }) {
  const say = words();
  if (!VISITED.includes(org.kind)) return null;
  const { phone, address, hours } = org;
  return (
    <ul class="mid orgs-visiting">
      {address !== undefined && <li>{sayWords(address)}</li>}
      {hours !== undefined && <li>{sayWords(hours)}</li>}
      {phone !== undefined && (
        <li>
          <a class="link" href={`tel:${phone}`}>
            <Icon of={phoneIcon} />
            {phone}
          </a>
        </li>
      )}
      {change !== undefined && (
        <li>
          <button type="button" class="text-button" onClick={change}>
            {address === undefined && hours === undefined ? say.visitSay : say.visitChange}
          </button>
        </li>
      )}
    </ul>
  );
}

type SheetProps = { state: OrgState; org: OrgView; open: boolean; onClose: () => void };

export function VisitSheet({ open, onClose, ...rest }: SheetProps) {
  return (
    <Sheet open={open} onClose={onClose} title={words().visitTitle}>
      <VisitForm onClose={onClose} {...rest} />
    </Sheet>
  );
}

function VisitForm({ state, org, onClose }: Omit<SheetProps, 'open'>) {
  const say = words();
  const [address, setAddress] = useState(org.address?.zh ?? '');
  const [hours, setHours] = useState(org.hours?.zh ?? '');
  const [phone, setPhone] = useState(org.phone ?? '');
  const [tried, setTried] = useState(false);
  const calls = phone.trim() === '' || /^[0-9-]{7,20}$/.test(phone.trim());
  async function save(): Promise<void> {
    setTried(true);
    if (!calls || !(await state.visit({ phone, address, hours }))) return;
    onClose();
    toast(say.visitDone);
  }
  return (
    <form
      class="orgs-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p class="quiet">{say.visitText}</p>
      <Field label={say.address} hint={say.addressHint} value={address} maxLength={60} onInput={setAddress} />
      <Field label={say.hours} hint={say.hoursHint} value={hours} maxLength={60} onInput={setHours} />
      <Field
        label={say.phone}
        type="tel"
        inputMode="tel"
        value={phone}
        maxLength={20}
        fault={tried && !calls ? say.phoneOdd : undefined}
        onInput={setPhone}
      />
      {state.visiting.problem.value !== undefined && (
        <p class="fault-note" role="alert">
          {state.visiting.problem.value.title}
        </p>
      )}
      <Button look="main" submit busy={state.visiting.busy.value}>
        {say.visitSave}
      </Button>
    </form>
  );
}
