import { t } from '../main/i18n.ts';
import type { Outbox } from '../main/outbox.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { wifiOffIcon } from '../ui/icons.ts';

/** What still waits on this phone, and what came back refused: on every screen with tabs, until it is settled. */
export function OutboxNote({ outbox }: { outbox: Outbox }) {
  const waiting = outbox.waiting.value.filter((item) => item.refused === undefined);
  const refused = outbox.waiting.value.filter((item) => item.refused !== undefined);
  if (waiting.length + refused.length === 0) return null;
  return (
    <div class="outbox-note">
      {waiting.length > 0 && (
        <p class="note" role="status">
          <Icon of={wifiOffIcon} />
          {t().waitingToSend(waiting.length)}
        </p>
      )}
      {refused.map((item) => (
        <div class="fault-note" role="alert" key={item.key}>
          <b>{item.label}</b>
          <p>{item.refused}</p>
          <Button size="small" look="quiet" onClick={() => outbox.dismiss(item.key)}>
            {t().do.dismiss}
          </Button>
        </div>
      ))}
    </div>
  );
}
