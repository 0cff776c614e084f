import { t } from '../main/i18n.ts';
import type { Outbox } from '../main/outbox.ts';
import { Icon } from '../ui/icon.tsx';
import { chevronRightIcon, wifiOffIcon } from '../ui/icons.ts';

/** What still waits on this phone, and what came back: one line on every screen with tabs, and the way to all of it. */
export function OutboxNote({ outbox }: { outbox: Outbox }) {
  const all = outbox.waiting.value;
  const back = all.filter((item) => item.refused !== undefined).length;
  const waiting = all.length - back;
  if (all.length === 0) return null;
  return (
    <div role={back > 0 ? 'alert' : 'status'}>
      <a class="outbox-note" href="/me/outbox" data-back={back > 0}>
        <Icon of={wifiOffIcon} />
        <span class="grow">
          {back > 0 && <b>{t().cameBack(back)}</b>}
          {waiting > 0 && <span>{t().waitingToSend(waiting)}</span>}
        </span>
        <Icon of={chevronRightIcon} />
      </a>
    </div>
  );
}
