import { useState } from 'preact/hooks';
import type { WishView } from '../../../shared/wishes/contract.ts';
import { say, t } from '../../main/i18n.ts';
import { go } from '../../main/router.ts';
import type { Session } from '../../state/session.ts';
import type { WishScreen } from '../../state/wish.ts';
import { addressOfQuiet, closedUnanswered, type MainAction, type QuietAction } from '../../state/wish-actions.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { toast } from '../../ui/toast.tsx';
import { RateSheet, ThanksSheet } from './feedback-sheets.tsx';
import { GiveSheet } from './give-sheet.tsx';
import { AnswerSheet, SettleSheet } from './settle-sheet.tsx';
import { CarrySheet, DisputeSheet, SupplySheet, WithdrawSheet } from './sheets.tsx';
import { words } from './words.ts';

type ActionsProps = { wish: WishView; screen: WishScreen; me: Session['me']['value']; now: number };

/** What this viewer may do: one big button, the rest in quiet words. */
export function WishActions({ wish, screen, me, now }: ActionsProps) {
  const main = screen.main.value;
  const [settling, setSettling] = useState(false);
  const [giving, setGiving] = useState(false);
  const problem = screen.accept.problem.value ?? screen.wait.problem.value ?? screen.submit.problem.value;
  return (
    <>
      <QuietActions wish={wish} screen={screen} onGive={() => setGiving(true)} />
      {main !== undefined && (
        <ActionBar say={sayOf(main, wish)} problem={problem?.title}>
          <MainButton
            wish={wish}
            main={main}
            screen={screen}
            onSettle={() => setSettling(true)}
            onGive={() => setGiving(true)}
          />
        </ActionBar>
      )}
      <SettleSheet open={settling} onClose={() => setSettling(false)} screen={screen} now={now} />
      <GiveSheet open={giving} onClose={() => setGiving(false)} screen={screen} wish={wish} me={me} now={now} />
    </>
  );
}

function sayOf(main: NonNullable<MainAction>, wish: WishView): string {
  const { say: sentences } = words();
  if (main.what === 'accept' || main.what === 'give') return sentences[main.what](say(wish.place.station));
  return sentences[toldAs(main.what, wish)];
}

/** Nobody was asked for more where the time of a wish was simply over. */
function toldAs<W extends NonNullable<MainAction>['what']>(what: W, wish: WishView): W | 'again' {
  return what === 'change' && wish.state === 'expired' && !closedUnanswered(wish) ? 'again' : what;
}

type MainButtonProps = {
  wish: WishView;
  main: NonNullable<MainAction>;
  screen: WishScreen;
  onSettle: () => void;
  onGive: () => void;
};

function MainButton({ wish, main, screen, onSettle, onGive }: MainButtonProps) {
  const w = words();
  const { accept, wait, submit } = screen;
  const refusal = accept.problem.value?.code;
  if (refusal === 'not_volunteer') {
    return (
      <ButtonLink look="main" to={`/me/volunteer?to=${encodeURIComponent(`/wishes/${wish.id}`)}`}>
        {w.register}
      </ButtonLink>
    );
  }
  // For me tells whom to call and what to bring.
  if (refusal === 'consent_form_missing')
    return (
      <ButtonLink look="main" to="/for-me">
        {w.consentHow}
      </ButtonLink>
    );
  // Pressing again would not make it suit: what stands in the way, and what they can do about it, is told with the reckoning.
  if (refusal === 'not_suitable' && 'taskId' in main)
    return (
      <ButtonLink look="main" to={`/for-me/${main.taskId}`}>
        {w.whyNot}
      </ButtonLink>
    );
  if ('to' in main) {
    return (
      <ButtonLink look="main" to={main.to}>
        {w.main[toldAs(main.what, wish)]}
      </ButtonLink>
    );
  }
  // Somebody was ahead: the line behind them is the next best thing.
  const waits = main.what === 'wait' || (main.what === 'accept' && refusal === 'taken');
  async function press(): Promise<void> {
    if (main.what === 'settle') onSettle();
    if (main.what === 'give') {
      screen.give.clear();
      onGive();
    }
    if (main.what === 'submit' && (await submit.send()) !== undefined) toast(w.handedIn);
    if (main.what !== 'accept' && main.what !== 'wait') return;
    if (!waits) {
      const answer = await accept.send(main.taskId, t().kept.accept(say(wish.title)));
      if (answer === 'kept') toast(t().kept.maybe);
      else if (answer !== undefined) toast(w.accepted, { label: w.seeTasks, run: () => go('/me/tasks') });
    }
    if (waits && (await wait.send(main.taskId)) !== undefined) {
      accept.clear();
      toast(w.waiting);
    }
  }
  return (
    <Button look="main" busy={accept.busy.value || wait.busy.value || submit.busy.value} onClick={() => void press()}>
      {waits ? w.waitInLine : w.main[main.what]}
    </Button>
  );
}

function QuietActions({ wish, screen, onGive }: { wish: WishView; screen: WishScreen; onGive: () => void }) {
  const [open, setOpen] = useState<QuietAction>();
  const quiet = screen.quiet.value;
  const phone = wish.mine !== undefined || wish.place.building !== undefined ? wish.place.stationPhone : undefined;
  const close = () => setOpen(undefined);
  async function press(action: QuietAction): Promise<void> {
    if (action === 'carry') void screen.carriers.load();
    if (action === 'give') return onGive();
    if (action !== 'send_code') {
      setOpen(action);
      return;
    }
    const sent = await screen.sendCode.send();
    toast(
      sent === undefined
        ? (screen.sendCode.problem.value?.title ?? '')
        : words().codeSent(Math.round(sent.validSeconds / 60)),
    );
  }
  if (quiet.length === 0 && phone === undefined) return null;
  return (
    <section class="wish-quiet">
      <h2 class="small quiet">{words().quietTitle}</h2>
      <ul>
        {phone !== undefined && (
          <li>
            <a class="link" href={`tel:${phone}`}>
              {words().call}
            </a>
          </li>
        )}
        {quiet.map((action) => {
          const to = addressOfQuiet(wish, action);
          const own = action === 'carry' ? screen.ownOrg.value : undefined;
          const label = own === undefined ? words().quiet[action] : words().carryOwn(say(own.orgName));
          return (
            <li key={action}>
              {to === undefined ? (
                <button type="button" class="text-button" onClick={() => void press(action)}>
                  {label}
                </button>
              ) : (
                <a class="link" href={to}>
                  {label}
                </a>
              )}
            </li>
          );
        })}
      </ul>
      <ThanksSheet open={open === 'thank'} onClose={close} wish={wish} screen={screen} />
      <RateSheet open={open === 'rate'} onClose={close} screen={screen} />
      <CarrySheet open={open === 'carry'} onClose={close} screen={screen} />
      <WithdrawSheet open={open === 'withdraw'} onClose={close} screen={screen} />
      <DisputeSheet open={open === 'dispute'} onClose={close} screen={screen} />
      <AnswerSheet open={open === 'answer'} onClose={close} screen={screen} />
      <SupplySheet open={open === 'supply'} onClose={close} screen={screen} wish={wish} />
    </section>
  );
}
