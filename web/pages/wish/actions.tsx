import { useState } from 'preact/hooks';
import type { WishView } from '../../../shared/wishes/contract.ts';
import { say } from '../../main/i18n.ts';
import { go } from '../../main/router.ts';
import { addressOfQuiet, type MainAction, type QuietAction, type WishScreen } from '../../state/wish.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { toast } from '../../ui/toast.tsx';
import { DisputeSheet, SupplySheet, WithdrawSheet } from './sheets.tsx';
import { words } from './words.ts';

/** What this viewer may do: one big button, the rest in quiet words. */
export function WishActions({ wish, screen }: { wish: WishView; screen: WishScreen }) {
  const main = screen.main.value;
  const problem = screen.accept.problem.value ?? screen.wait.problem.value ?? screen.submit.problem.value;
  return (
    <>
      <QuietActions wish={wish} screen={screen} />
      {main !== undefined && (
        <ActionBar say={sayOf(main, wish)} problem={problem?.title}>
          {problem?.code === 'not_volunteer'
            ? <ButtonLink look="main" to={`/me/volunteer?to=${encodeURIComponent(`/wishes/${wish.id}`)}`}>{words().register}</ButtonLink>
            : <MainButton main={main} screen={screen} />}
        </ActionBar>
      )}
    </>
  );
}

function sayOf(main: NonNullable<MainAction>, wish: WishView): string | undefined {
  const { say: sentences } = words();
  if (main.what === 'accept') return sentences.accept(say(wish.place.station));
  return main.what === 'carry_on' ? undefined : sentences[main.what];
}

function MainButton({ main, screen }: { main: NonNullable<MainAction>; screen: WishScreen }) {
  const w = words();
  const label = w.main[main.what];
  if ('to' in main) return <ButtonLink look="main" to={main.to}>{label}</ButtonLink>;
  async function press(): Promise<void> {
    if (main.what === 'accept' && (await screen.accept.send(main.taskId)) !== undefined) toast(w.accepted, { label: w.seeTasks, run: () => go('/me/tasks') });
    if (main.what === 'wait' && (await screen.wait.send(main.taskId)) !== undefined) toast(w.waiting);
    if (main.what === 'submit' && (await screen.submit.send()) !== undefined) toast(w.handedIn);
  }
  const busy = screen.accept.busy.value || screen.wait.busy.value || screen.submit.busy.value;
  return <Button look="main" busy={busy} onClick={() => void press()}>{label}</Button>;
}

function QuietActions({ wish, screen }: { wish: WishView; screen: WishScreen }) {
  const [open, setOpen] = useState<QuietAction>();
  const quiet = screen.quiet.value;
  const phone = wish.mine !== undefined || wish.place.building !== undefined ? wish.place.stationPhone : undefined;
  const close = () => setOpen(undefined);
  async function press(action: QuietAction): Promise<void> {
    if (action !== 'send_code') {
      setOpen(action);
      return;
    }
    const sent = await screen.sendCode.send();
    toast(sent === undefined ? (screen.sendCode.problem.value?.title ?? '') : words().codeSent(Math.round(sent.validSeconds / 60)));
  }
  if (quiet.length === 0 && phone === undefined) return null;
  return (
    <section class="wish-quiet">
      <h2 class="small quiet">{words().quietTitle}</h2>
      <ul>
        {phone !== undefined && <li><a class="link" href={`tel:${phone}`}>{words().call}</a></li>}
        {quiet.map((action) => {
          const to = addressOfQuiet(wish, action);
          return (
            <li key={action}>
              {to === undefined
                ? <button type="button" class="text-button" onClick={() => void press(action)}>{words().quiet[action]}</button>
                : <a class="link" href={to}>{words().quiet[action]}</a>}
            </li>
          );
        })}
      </ul>
      <WithdrawSheet open={open === 'withdraw'} onClose={close} screen={screen} />
      <DisputeSheet open={open === 'dispute'} onClose={close} screen={screen} />
      <SupplySheet open={open === 'supply'} onClose={close} screen={screen} wish={wish} />
    </section>
  );
}
