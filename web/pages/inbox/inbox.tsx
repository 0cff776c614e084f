import type { Role } from '../../../shared/orgs/roles.ts';
import { capital, dateWords, momentWords } from '../../main/format.ts';
import { say, t } from '../../main/i18n.ts';
import { browserPush } from '../../main/push.ts';
import { byWords, minutesWords } from '../../main/spans.ts';
import { createInbox, type Notice } from '../../state/inbox.ts';
import { createThisPhone } from '../../state/this-phone.ts';
import { SignInFirst } from '../../ui/at-desk.tsx';
import { RowBones } from '../../ui/bones.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { Icon } from '../../ui/icon.tsx';
import { chevronRightIcon } from '../../ui/icons.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { SaidRow, WholeWords } from '../../ui/said.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { kindWords } from './kind-words.ts';
import { words } from './words.ts';
import './inbox.css';

export function InboxPage({ app, session }: PageProps) {
  const inbox = useScreen(() => createInbox(app, session), [app, session]);
  const w = words();
  if (session.me.value === undefined) return <SignInFirst what={w.signIn} />;
  return (
    <>
      <TopBar
        title={w.title}
        aside={
          <a class="text-button" href="/me/notices">
            {w.how}
          </a>
        }
      />
      <div class="page inbox">
        <Loaded of={inbox.list} bones={<RowBones />}>
          {(list) =>
            list.items.length === 0 ? (
              <Drawn
                kind="empty"
                title={w.none}
                text={w.noneText}
                action={<ButtonLink to="/">{t().do.home}</ButtonLink>}
              />
            ) : (
              <>
                <Offer app={app} />
                <ul class="rows">
                  {list.items.map((notice) => (
                    <li key={notice.id}>
                      <Row notice={notice} now={app.now()} />
                    </li>
                  ))}
                </ul>
              </>
            )
          }
        </Loaded>
        {inbox.list.data.value?.next !== undefined && (
          <p class="inbox-more">
            <Button busy={inbox.more.busy.value} onClick={() => void inbox.more.send()}>
              {t().do.more}
            </Button>
          </p>
        )}
      </div>
    </>
  );
}

function Row({ notice, now }: { notice: Notice; now: number }) {
  const detail = detailOf(notice, now);
  return (
    <a class="row inbox-row" href={notice.to} data-fresh={notice.read ? undefined : ''}>
      <span class="grow">
        <span class="inbox-head">
          <span class={notice.read ? '' : 'bold'}>
            <WholeWords of={kindWords()[notice.kind]} />
          </span>
          <span class="small quiet figures">{capital(momentWords(notice.at, now))}</span>
        </span>
        {notice.title !== undefined && (
          <span class="mid quiet">
            <SaidRow words={notice.title} />
          </span>
        )}
        {detail !== undefined && (
          <span class={`small ${notice.kind === 'task_offered' ? 'ember bold' : 'quiet'}`}>{detail}</span>
        )}
        <Sendings notice={notice} now={now} />
        {!notice.read && <span class="out-of-sight">{words().fresh}</span>}
      </span>
      <Icon of={chevronRightIcon} />
    </a>
  );
}

/** Offered where somebody looks for news, once, and with a no that stays a no. */
function Offer({ app }: Pick<PageProps, 'app'>) {
  const phone = useScreen(() => createThisPhone(app, browserPush), [app]);
  const w = words();
  if (phone.unreached.value)
    return (
      <p class="note" role="status">
        {w.unreached}
      </p>
    );
  if (!phone.offered.value) return null;
  return (
    <section class="card inbox-offer">
      <p>
        <b>{w.offer}</b>
        <span class="mid quiet">{w.offerText}</span>
      </p>
      {phone.turnOn.problem.value !== undefined && (
        <p class="fault-note" role="alert">
          {phone.turnOn.problem.value.title}
        </p>
      )}
      <div class="inbox-offer-buttons">
        <Button look="main" busy={phone.turnOn.busy.value} onClick={() => void phone.turnOn.send()}>
          {w.offerYes}
        </Button>
        <Button look="quiet" onClick={() => phone.later()}>
          {w.offerLater}
        </Button>
      </div>
    </section>
  );
}

/** How it went out beside the inbox. What was read in time needs no words. */
function Sendings({ notice, now }: { notice: Notice; now: number }) {
  const w = words();
  const told = notice.sendings.filter(({ why }) => why !== 'read');
  if (told.length === 0) return null;
  return (
    <span class="small quiet">
      {capital(
        told
          .map(({ channel, state, at, why }) => w.sendings[why ?? state](w.channels[channel], momentWords(at, now)))
          .join(w.comma),
      )}
    </span>
  );
}

function detailOf({ kind, params }: Notice, now: number): string | undefined {
  const { until, minutes, role, on, org, orgEn } = params;
  // Of an organisation's gift everyone is told who manages it: whose it is, comes first.
  if (typeof org === 'string') return words().inNameOf(say({ zh: org, en: String(orgEn ?? org) }));
  // A check ends with a day; a date of a series begins at an hour.
  if (typeof on === 'number' && (kind === 'check_expiring' || kind === 'check_over'))
    return words().goodUntil(dateWords(on, now));
  if (typeof on === 'number') return momentWords(on, now);
  if (
    (kind === 'task_offered' || kind === 'team_task' || kind === 'task_place_free' || kind === 'series_offered') &&
    typeof until === 'number'
  )
    return words().until(byWords(until, now));
  if (kind === 'hours_booked' && typeof minutes === 'number') return words().minutes(minutesWords(minutes));
  if (kind === 'hours_reversed' && typeof minutes === 'number')
    return words().reversed(minutesWords(Math.abs(minutes)));
  if (typeof role === 'string' && role in t().roles) return words().role(t().roles[role as Role]);
  return undefined;
}
