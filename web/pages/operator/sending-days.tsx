import './operator.css';
import { dateWords } from '../../main/format.ts';
import { pageWords } from '../../main/i18n.ts';
import { createSendingDays } from '../../state/sending-days.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';

const words = pageWords(
  {
    back: '没能处理的变更',
    title: '每天发出了多少消息',
    text: (limit: number) => `提醒用的短信一天最多 ${limit} 条，登录验证码另算。超出的不发，收件人在消息里看得到原因。`,
    none: '还没有发过消息',
    noneText: '发出第一条之后，这里每天一行。',
    day: '日期',
    push: '通知',
    sms: '短信',
    email: '邮件',
    budget: '短信用完没发',
    other: '其他原因没发',
    failed: '没能发出',
  },
  {
    back: 'Changes not taken',
    title: 'Messages sent, day by day',
    text: (limit) =>
      `At most ${limit} texts with notices a day; sign-in codes are counted apart. What is over is not sent, and its reader sees why.`,
    none: 'Nothing was sent yet',
    noneText: 'After the first message there is a line for each day.',
    day: 'Day',
    push: 'Phone notices',
    sms: 'Texts',
    email: 'Mails',
    budget: 'Over the sum',
    other: 'Not sent otherwise',
    failed: 'Failed',
  },
);

/** What went out and what did not, for the operator who pays for it. */
export function SendingDaysPage({ app }: PageProps) {
  const state = useScreen(() => createSendingDays(app), [app]);
  const say = words();
  return (
    <>
      <TopBar backTo={{ to: '/operator/dead-letters', label: say.back }} />
      <div class="page operator">
        <Loaded of={state.days} page bones={<RowBones rows={6} />}>
          {({ items, smsLimit }) => (
            <>
              <h1 class="title">{say.title}</h1>
              <p class="quiet mid">{say.text(smsLimit)}</p>
              {items.length === 0 && <Drawn kind="empty" title={say.none} text={say.noneText} />}
              <ul class="rows">
                {items.map(({ day, sent, dropped, failed }) => (
                  <li class="operator-day" key={day}>
                    <b class="figures">{dateWords(Date.parse(`${day}T00:00+08:00`), app.now())}</b>
                    <dl class="figures">
                      <Sum words={say.push} count={sent.push} />
                      <Sum words={say.sms} count={sent.sms} />
                      <Sum words={say.email} count={sent.email} />
                      <Sum words={say.budget} count={dropped.budget} bad />
                      <Sum words={say.other} count={dropped.over + dropped.unreachable + dropped.off + dropped.read} />
                      <Sum words={say.failed} count={failed} bad />
                    </dl>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Loaded>
      </div>
    </>
  );
}

function Sum({ words: said, count, bad = false }: { words: string; count: number; bad?: boolean }) {
  return (
    <div>
      <dt class="small quiet">{said}</dt>
      <dd class={bad && count > 0 ? 'alert bold' : ''}>{count}</dd>
    </div>
  );
}
