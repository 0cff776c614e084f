import type { MailSteps } from '../../state/notice-settings.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { words } from './words.ts';

/** An address counts only when the code that was sent there comes back. */
export function MailSheet({ open, onClose, mail }: { open: boolean; onClose: () => void; mail: MailSteps }) {
  const w = words();
  const problem = mail.ask.problem.value ?? mail.confirm.problem.value;
  const address = mail.at.value === 'address';
  return (
    <Sheet open={open} onClose={onClose} title={w.mailSheet}>
      <form
        class="notices-mail"
        onSubmit={(event) => {
          event.preventDefault();
          if (!mail.fits.value) return;
          if (address) void mail.askCode();
          else void mail.confirmCode().then((done) => done && onClose());
        }}
      >
        {address ? (
          <Field
            label={w.mailAddress}
            hint={w.mailHint}
            value={mail.email.value}
            onInput={mail.setEmail}
            autoComplete="email"
            maxLength={120}
          />
        ) : (
          <Field
            label={w.mailCode}
            hint={w.mailSent(mail.email.value.trim())}
            value={mail.code.value}
            onInput={mail.setCode}
            inputMode="numeric"
            autoComplete="one-time-code"
          />
        )}
        {problem !== undefined && (
          <p class="fault-note" role="alert">
            {problem.title}
          </p>
        )}
        <Button
          look={mail.fits.value ? 'main' : 'blocked'}
          wide
          submit
          busy={mail.ask.busy.value || mail.confirm.busy.value}
        >
          {address ? w.mailAsk : w.mailConfirm}
        </Button>
      </form>
    </Sheet>
  );
}
