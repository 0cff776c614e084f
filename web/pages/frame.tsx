import type { ComponentChildren } from 'preact';
import type { App } from '../main/app.ts';
import { say, t } from '../main/i18n.ts';
import { here } from '../main/router.ts';
import type { Session } from '../state/session.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import {
  chartColumnIcon,
  clipboardCheckIcon,
  footprintsIcon,
  handHeartIcon,
  houseIcon,
  layoutListIcon,
  logInIcon,
  messageCircleIcon,
  networkIcon,
  packageIcon,
  plusIcon,
  scaleIcon,
  settingsIcon,
  userIcon,
  usersIcon,
} from '../ui/icons.ts';
import { Mark } from '../ui/ribbon.tsx';
import { useDesk } from '../ui/use-desk.ts';
import { ActingLine } from './acting/acting-line.tsx';
import { OutboxNote } from './outbox-note.tsx';
import type { Route } from './page.ts';

type FrameProps = { app: App; session: Session; route: Route | undefined; children: ComponentChildren };

/** What stays while screens change: the way about, and the place for the screen. */
export function Frame({ app, session, route, children }: FrameProps) {
  const elder = session.me.value?.elder === true;
  const tabs = route?.tabs !== false && !elder;
  const desk = useDesk();
  return (
    <div class="frame" data-tabs={tabs} data-rail={!elder}>
      <a class="skip" href="#main">
        {t().do.skip}
      </a>
      {!elder && desk && <Rail session={session} />}
      <main id="main" tabIndex={-1}>
        <ActingLine session={session} place="top" />
        {tabs && here.value.path !== '/me/outbox' && <OutboxNote outbox={app.outbox} />}
        {children}
      </main>
      {tabs && !desk && <Tabs session={session} current={route?.tab} />}
    </div>
  );
}

function Tabs({ session, current }: { session: Session; current: Route['tab'] }) {
  const { tabs, unread } = t();
  const me = session.me.value;
  const desk = session.desk.value;
  const mark = (tab: Route['tab']) => (tab === current ? ('page' as const) : undefined);
  return (
    <nav class="tabs phone-only" aria-label={t().brand}>
      <ul>
        <li>
          <a href="/" aria-current={mark('wall')}>
            <Icon of={layoutListIcon} />
            {tabs.wall}
          </a>
        </li>
        <li>
          {desk === undefined ? (
            <a href="/for-me" aria-current={mark('forMe')}>
              <Icon of={handHeartIcon} />
              {tabs.forMe}
            </a>
          ) : (
            <a href={session.verifies.value ? '/queue' : '/board'} aria-current={mark('desk')}>
              <Icon of={clipboardCheckIcon} />
              {tabs.desk}
            </a>
          )}
        </li>
        <li class="make">
          <a href="/post" aria-current={mark('post')}>
            <Icon of={plusIcon} />
            {tabs.post}
          </a>
        </li>
        <li>
          <a href="/me" aria-current={mark('me')}>
            <Icon of={userIcon} />
            {tabs.me}
          </a>
        </li>
        <li>
          <a href="/inbox" aria-current={mark('inbox')}>
            <Icon of={messageCircleIcon} />
            {tabs.inbox}
            {me !== undefined && me.unread > 0 && (
              <>
                <span class="dot" />
                <span class="out-of-sight">{unread(me.unread)}</span>
              </>
            )}
          </a>
        </li>
      </ul>
    </nav>
  );
}

/** Lists that stay beside what is opened from them. */
const LISTS = ['/queue', '/plan'];
type Entry = {
  readonly to: string;
  readonly words: string;
  readonly icon: string;
  readonly count?: number | undefined;
  /** What the count is of, for who does not see it beside its words. */
  readonly of?: (count: number) => string;
};

function Rail({ session }: { session: Session }) {
  const words = t();
  const me = session.me.value;
  const desk = session.desk.value;
  const path = here.value.path;
  return (
    <nav class="rail" aria-label={words.brand}>
      <a class="brand" href="/">
        <Mark size={27} />
        {words.brand}
      </a>
      <ActingLine session={session} place="rail" />
      {railGroups(session).map((group) => (
        <div key={group.title}>
          <h2>{group.title}</h2>
          <ul>
            {group.entries.map((entry) => (
              <li key={entry.to}>
                <a
                  href={entry.to}
                  aria-current={
                    path === entry.to || (LISTS.includes(entry.to) && path.startsWith(`${entry.to}/`))
                      ? 'page'
                      : undefined
                  }
                >
                  <Icon of={entry.icon} />
                  {entry.words}
                  {!!entry.count && (
                    <span class="count">
                      {entry.count}
                      <span class="out-of-sight"> {entry.of?.(entry.count)}</span>
                    </span>
                  )}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <p class="make">
        <ButtonLink to="/post" look={path === '/' && desk === undefined ? 'main' : 'plain'} wide icon={plusIcon}>
          {words.tabs.post}
        </ButtonLink>
      </p>
      <p class="self">
        {me === undefined ? (
          <a href="/sign-in">
            <Icon of={logInIcon} />
            {words.do.signIn}
          </a>
        ) : (
          <a href="/me">
            <b class="one-line">{me.pseudonym}</b>
          </a>
        )}
        <a href="/me" aria-label={words.rail.settings}>
          <Icon of={settingsIcon} />
        </a>
      </p>
    </nav>
  );
}

function railGroups(session: Session): readonly { readonly title: string; readonly entries: readonly Entry[] }[] {
  const { rail, tabs, unread, waiting } = t();
  const me = session.me.value;
  const desk = session.desk.value;
  const acting = session.acting.value;
  const everyone: Entry[] = [
    { to: '/', words: tabs.wall, icon: layoutListIcon },
    { to: '/orgs', words: rail.orgs, icon: networkIcon },
    { to: '/how-matching-works', words: rail.matching, icon: handHeartIcon },
    ...(session.acting.value?.role === 'operator'
      ? [{ to: '/operator/dead-letters', words: rail.letters, icon: messageCircleIcon }]
      : []),
  ];
  const inbox: Entry = { to: '/inbox', words: tabs.inbox, icon: messageCircleIcon, count: me?.unread, of: unread };
  if (me === undefined) return [{ title: rail.public, entries: everyone }];
  const own: Entry[] = [
    ...(me.volunteer
      ? [
          { to: '/for-me', words: tabs.forMe, icon: handHeartIcon },
          { to: '/me/tasks', words: tabs.tasks, icon: footprintsIcon },
        ]
      : []),
    { to: '/me/wishes', words: rail.wishes, icon: houseIcon },
    ...(acting?.role === 'organisation_manager'
      ? [{ to: `/orgs/${acting.orgId}`, words: say(acting.orgName), icon: usersIcon }]
      : []),
    inbox,
  ];
  if (desk === undefined)
    return [
      { title: rail.public, entries: everyone },
      { title: rail.mine, entries: own },
    ];
  // No way leads to what the desk may not read.
  const verifies = session.verifies.value;
  return [
    {
      title: rail.todo,
      entries: [
        ...(verifies
          ? [{ to: '/queue', words: rail.verify, icon: clipboardCheckIcon, count: me.toVerify, of: waiting }]
          : []),
        inbox,
      ],
    },
    {
      title: rail.station,
      entries: [
        { to: '/board', words: rail.board, icon: chartColumnIcon },
        { to: '/plan', words: rail.plan, icon: handHeartIcon },
        ...(session.atStation.value ? [{ to: '/stock', words: rail.stock, icon: packageIcon }] : []),
        { to: '/volunteers', words: rail.volunteers, icon: usersIcon },
        { to: '/series', words: rail.series, icon: footprintsIcon },
        ...(session.atStation.value ? [{ to: '/residents', words: rail.residents, icon: houseIcon }] : []),
        ...(session.caresForChildren.value ? [{ to: '/guardians', words: rail.guardians, icon: userIcon }] : []),
        ...(session.mediates.value ? [{ to: '/mediation', words: rail.mediation, icon: scaleIcon }] : []),
        { to: `/orgs/${desk.orgId}`, words: rail.roles, icon: userIcon },
      ],
    },
    { title: rail.public, entries: everyone },
  ];
}
