import { dateWords } from '../../main/format.ts';
import { t } from '../../main/i18n.ts';
import { type CalendarAddress, createCalendarAddress } from '../../state/calendar.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { AskingButton } from '../../ui/asking-button.tsx';
import { Bone } from '../../ui/bones.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { Icon } from '../../ui/icon.tsx';
import { calendarCheckIcon, eyeOffIcon, shieldCheckIcon } from '../../ui/icons-more.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Qr } from '../../ui/qr.tsx';
import { toast } from '../../ui/toast.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import './calendar.css';
import { words } from './words.ts';

/** The volunteer's own calendar app follows what they accepted, by a secret address that they can end. */
export function CalendarPage({ app, session }: PageProps) {
  const state = useScreen(() => createCalendarAddress(app, location.origin), [app]);
  const say = words();
  const volunteer = session.me.value?.volunteer ?? true;
  return (
    <>
      <TopBar backTo={{ to: '/me', label: t().tabs.me }} />
      <div class="page narrow calendar">
        <h1 class="title">{say.title}</h1>
        <p>{say.lead}</p>
        <Loaded of={state.standing} bones={<Bone height="96px" />}>
          {({ active, since }) =>
            !volunteer ? (
              <Drawn
                kind="forbidden"
                title={say.volunteersOnly}
                action={
                  <ButtonLink look="main" to="/me/volunteer">
                    {say.toVolunteer}
                  </ButtonLink>
                }
              />
            ) : (
              <>
                {state.address.value !== undefined ? (
                  <Fresh state={state} address={state.address.value} />
                ) : active ? (
                  <section class="card calendar-on">
                    <p class="bold pine">{say.on(dateWords(since ?? app.now(), app.now()))}</p>
                    <p class="mid quiet">{say.onText}</p>
                  </section>
                ) : null}
                <Contents />
                <Acts state={state} active={active} />
              </>
            )
          }
        </Loaded>
      </div>
    </>
  );
}

/** The address while it can be seen: to copy, to open here, to scan elsewhere. */
function Fresh({ state, address }: { state: CalendarAddress; address: string }) {
  const say = words();
  return (
    <section class="card calendar-fresh">
      <h2>{say.yours}</h2>
      <p class="calendar-address" lang="en">
        {address}
      </p>
      <p class="small quiet">{say.once}</p>
      <ButtonLink to={state.subscribe.value ?? address} wide icon={calendarCheckIcon}>
        {say.open}
      </ButtonLink>
      <details>
        <summary class="mid">{say.scan}</summary>
        <Qr text={address} label={say.scan} />
      </details>
    </section>
  );
}

/** What is in the calendar, what never is, and how to treat the address. */
function Contents() {
  const say = words();
  return (
    <ul class="calendar-promise">
      {[
        { icon: calendarCheckIcon, title: say.isIn, text: say.isInText },
        { icon: eyeOffIcon, title: say.isNot, text: say.isNotText },
        { icon: shieldCheckIcon, title: say.keep, text: say.keepText },
      ].map(({ icon, title, text }) => (
        <li key={title}>
          <Icon of={icon} />
          <span>
            <b>{title}</b>
            <span class="mid quiet">{text}</span>
          </span>
        </li>
      ))}
      <li class="calendar-how">
        <details>
          <summary class="mid">{say.how}</summary>
          <p class="mid quiet">{say.howText}</p>
        </details>
      </li>
    </ul>
  );
}

function Acts({ state, active }: { state: CalendarAddress; active: boolean }) {
  const say = words();
  const address = state.address.value;
  const problem = state.make.problem.value;
  async function copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      toast(say.copied);
    } catch {
      toast(say.cannotCopy);
    }
  }
  return (
    <ActionBar problem={problem?.title}>
      {active && (
        <AskingButton
          look="quiet"
          does={say.end}
          tells={say.endTells}
          busy={state.end.busy.value}
          problem={state.end.problem.value}
          act={async () => {
            if ((await state.end.send()) === undefined) return false;
            toast(say.ended);
            return true;
          }}
        />
      )}
      {address === undefined ? (
        <Button look="main" wide busy={state.make.busy.value} onClick={() => void state.make.send()}>
          {active ? say.makeAnew : say.make}
        </Button>
      ) : (
        <Button look="main" wide onClick={() => void copy(address)}>
          {say.copy}
        </Button>
      )}
    </ActionBar>
  );
}
