import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { dateWords } from '../../main/format.ts';
import { browserPush } from '../../main/push.ts';
import { createNoticeSettings, type NoticeScreen, type NoticeSettings } from '../../state/notice-settings.ts';
import { createThisPhone } from '../../state/this-phone.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { RowBones } from '../../ui/bones.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { shieldCheckIcon } from '../../ui/icons-more.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { toast } from '../../ui/toast.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { Hours } from './hours.tsx';
import { MailSheet } from './mail-sheet.tsx';
import { Matrix } from './matrix.tsx';
import { words } from './words.ts';
import './notice-settings.css';

export function NoticeSettingsPage({ app }: PageProps) {
  const screen = useScreen(() => createNoticeSettings(app), [app]);
  const phone = useScreen(() => createThisPhone(app, browserPush), [app]);
  const w = words();
  return (
    <>
      <TopBar backTo={{ to: '/me', label: w.back }} />
      <div class="page narrow notices">
        <Loaded of={screen.settings} page bones={<RowBones rows={8} />}>
          {(settings) => (
            <>
              <div>
                <h1 class="title">{w.title}</h1>
                <p class="quiet mid">{w.text}</p>
              </div>
              <Ways now={app.now()} screen={screen} settings={settings} phone={phone} />
              <Matrix screen={screen} />
              <Hours screen={screen} />
              <p class="notices-safe small quiet">
                <Icon of={shieldCheckIcon} />
                {w.safe}
              </p>
            </>
          )}
        </Loaded>
      </div>
      {screen.changed.value && (
        <ActionBar say={w.unsaved} problem={screen.save.problem.value?.title}>
          <Button
            look="main"
            wide
            busy={screen.save.busy.value}
            onClick={() => void screen.saveAll().then((saved) => saved && toast(w.saved))}
          >
            {w.save}
          </Button>
        </ActionBar>
      )}
    </>
  );
}

type Parts = { now: number; screen: NoticeScreen; settings: NoticeSettings; phone: ReturnType<typeof createThisPhone> };

function Ways({ now, screen, settings, phone }: Parts) {
  const [adding, setAdding] = useState(false);
  const w = words();
  const state = phone.state.value ?? 'off';
  const others = settings.devices.length - (state === 'on' ? 1 : 0);
  const { sms, email: stoppedMail } = settings.stopped;
  const day = (at: number) => dateWords(at, now);
  const problem =
    screen.resume.problem.value ??
    phone.turnOn.problem.value ??
    phone.turnOff.problem.value ??
    screen.mail.remove.problem.value;
  return (
    <section class="card notices-ways">
      <Way title={w.phoneTitle} text={phone.unreached.value ? w.unreached : w.phone[state]}>
        {state === 'off' && (
          <Button size="small" busy={phone.turnOn.busy.value} onClick={() => void phone.turnOn.send()}>
            {w.phoneOn}
          </Button>
        )}
        {state === 'on' && (
          <Button size="small" busy={phone.turnOff.busy.value} onClick={() => void phone.turnOff.send()}>
            {w.phoneOff}
          </Button>
        )}
      </Way>
      {others > 0 && <p class="small quiet">{w.others(others)}</p>}
      <Way
        title={w.smsTitle}
        text={sms === undefined ? (settings.reaches.includes('sms') ? w.smsOn : w.smsOff) : w.smsStopped(day(sms.at))}
      >
        {sms !== undefined && (
          <Button size="small" busy={screen.resume.busy.value} onClick={() => void screen.resume.send()}>
            {w.smsAgain}
          </Button>
        )}
      </Way>
      <Way
        title={w.mailTitle}
        text={
          stoppedMail === undefined
            ? settings.mail
              ? (settings.email ?? w.mailNone)
              : w.mailOff
            : w.mailStopped[stoppedMail.why](settings.email ?? '', day(stoppedMail.at))
        }
      >
        {stoppedMail !== undefined && settings.mail && (
          <Button
            size="small"
            onClick={() => {
              screen.mail.reset();
              setAdding(true);
            }}
          >
            {w.mailAgain}
          </Button>
        )}
        {settings.email !== undefined && (
          <Button size="small" busy={screen.mail.remove.busy.value} onClick={() => void screen.mail.remove.send()}>
            {w.mailRemove}
          </Button>
        )}
        {settings.email === undefined && settings.mail && (
          <Button
            size="small"
            onClick={() => {
              screen.mail.reset();
              setAdding(true);
            }}
          >
            {w.mailAdd}
          </Button>
        )}
      </Way>
      {problem !== undefined && (
        <p class="fault-note" role="alert">
          {problem.title}
        </p>
      )}
      <MailSheet open={adding} onClose={() => setAdding(false)} mail={screen.mail} />
    </section>
  );
}

function Way({ title, text, children }: { title: string; text: string; children?: ComponentChildren }) {
  return (
    <div class="notices-way">
      <div>
        <h2>{title}</h2>
        <p class="mid quiet">{text}</p>
      </div>
      {children}
    </div>
  );
}
