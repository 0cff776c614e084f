import { useState } from 'preact/hooks';
import type { MeView } from '../../../shared/people/contract.ts';
import { say, t } from '../../main/i18n.ts';
import { browserPush } from '../../main/push.ts';
import { createSettings } from '../../state/settings.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { Icon } from '../../ui/icon.tsx';
import { chevronRightIcon, footprintsIcon, handHeartIcon, houseIcon, packageIcon, usersIcon } from '../../ui/icons.ts';
import { bellIcon, calendarCheckIcon, clockIcon, shieldCheckIcon, sunIcon } from '../../ui/icons-more.ts';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { NamesSheet } from './names-sheet.tsx';
import { DeviceSettings, ElderMode, HomeStation, SignOut } from './settings.tsx';
import { words } from './words.ts';
import './me.css';

export function MePage({ app, session, prefs }: PageProps) {
  const me = session.me.value;
  const settings = useScreen(() => createSettings(app, session, browserPush), [app, session, me?.personId]);
  const w = words();
  return (
    <>
      <TopBar title={w.title} />
      <div class="page me">
        {me === undefined ? (
          <Drawn
            kind="empty"
            title={w.hello}
            action={
              <ButtonLink look="main" to="/sign-in?to=/me">
                {t().do.signIn}
              </ButtonLink>
            }
          />
        ) : (
          <>
            <Person me={me} settings={settings} />
            {session.desk.value !== undefined && <StationLinks orgId={session.desk.value.orgId} session={session} />}
            <Links me={me} acting={session.acting.value} />
          </>
        )}
        <section class="me-settings">
          <h2>{w.settings}</h2>
          <div class="rows">
            {me !== undefined && <HomeStation app={app} settings={settings} />}
            {me !== undefined && <ElderMode settings={settings} on={me.elder === true} />}
            <DeviceSettings
              prefs={prefs}
              onLanguage={(locale) => me !== undefined && void settings.change.send({ locale })}
            />
          </div>
          {me !== undefined && <SignOut settings={settings} />}
        </section>
      </div>
    </>
  );
}

function Person({ me, settings }: { me: MeView; settings: ReturnType<typeof createSettings> }) {
  const [changing, setChanging] = useState(false);
  const w = words();
  return (
    <section class="card me-person">
      <div class="me-name">
        <h2>{me.name === '' ? me.pseudonym : me.name}</h2>
        {me.demo === true && (
          <span class="demo-mark" title={w.demo}>
            {t().demo}
          </span>
        )}
        <button
          type="button"
          class="text-button mid"
          onClick={() => {
            settings.reset();
            setChanging(true);
          }}
        >
          {w.change}
          <span class="out-of-sight">{w.names}</span>
        </button>
      </div>
      <p class="mid quiet">{w.shown(me.pseudonym)}</p>
      {me.roles.length > 0 && (
        <ul class="me-roles">
          {me.roles.map((held) => (
            <li key={`${held.role}${held.orgId}`} class="mid">
              <b>{held.post === undefined ? t().roles[held.role] : t().posts[held.post]}</b>
              <span class="quiet">{say(held.orgName)}</span>
            </li>
          ))}
        </ul>
      )}
      <NamesSheet open={changing} onClose={() => setChanging(false)} settings={settings} />
    </section>
  );
}

/** What stands in the rail of a desk, for who works at the station with a phone. */
function StationLinks({ orgId, session }: { orgId: string; session: PageProps['session'] }) {
  const { rail } = t();
  const links = [
    { to: '/board', words: rail.board },
    { to: '/plan', words: rail.plan },
    ...(session.atStation.value ? [{ to: '/stock', words: rail.stock }] : []),
    { to: '/volunteers', words: rail.volunteers },
    { to: '/series', words: rail.series },
    ...(session.atStation.value ? [{ to: '/residents', words: rail.residents }] : []),
    ...(session.caresForChildren.value ? [{ to: '/guardians', words: rail.guardians }] : []),
    ...(session.mediates.value ? [{ to: '/mediation', words: rail.mediation }] : []),
    { to: `/orgs/${orgId}`, words: rail.roles },
  ];
  return (
    <nav class="me-station" aria-label={rail.station}>
      <h2>{rail.station}</h2>
      <ul>
        {links.map((link) => (
          <li key={link.to}>
            <ButtonLink to={link.to}>{link.words}</ButtonLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Links({ me, acting }: { me: MeView; acting: MeView['roles'][number] | undefined }) {
  const w = words();
  const links = [
    ...(acting?.role === 'organisation_manager'
      ? [
          {
            to: `/orgs/${acting.orgId}`,
            icon: usersIcon,
            title: say(acting.orgName),
            text: acting.orgKind === 'organisation' ? w.ownOrg : w.ownGiver,
          },
        ]
      : []),
    ...(acting?.role === 'operator'
      ? [{ to: '/operator/dead-letters', icon: bellIcon, title: t().rail.letters, text: w.lettersText }]
      : []),
    { to: '/me/wishes', icon: houseIcon, title: w.wishes, text: w.wishesText },
    { to: '/me/gifts', icon: packageIcon, title: w.gifts, text: w.giftsText },
    ...(me.volunteer
      ? [
          { to: '/me/tasks', icon: footprintsIcon, title: w.tasks, text: w.tasksText },
          { to: '/teams', icon: usersIcon, title: w.teams, text: w.teamsText },
          { to: '/me/buddies', icon: handHeartIcon, title: w.buddies, text: w.buddiesText },
          { to: '/me/year', icon: sunIcon, title: w.year, text: w.yearText },
          { to: '/me/hours', icon: clockIcon, title: w.hours, text: w.hoursText },
          { to: '/me/calendar', icon: calendarCheckIcon, title: w.calendar, text: w.calendarText },
          { to: '/me/volunteer', icon: handHeartIcon, title: w.volunteer, text: w.volunteerText },
        ]
      : [{ to: '/me/volunteer', icon: handHeartIcon, title: w.become, text: w.becomeText }]),
    { to: '/how-matching-works', icon: usersIcon, title: t().rail.matching, text: w.matchingText },
    { to: '/me/children', icon: shieldCheckIcon, title: w.children, text: w.childrenText },
    { to: '/me/mandates', icon: usersIcon, title: w.mandates, text: w.mandatesText },
    { to: '/me/notices', icon: bellIcon, title: w.notices, text: w.noticesText },
    { to: '/me/sign-ins', icon: shieldCheckIcon, title: w.signIns, text: w.signInsText },
  ];
  return (
    <nav class="me-links" aria-label={w.title}>
      <ul class="card rows" data-flush="">
        {links.map((link) => (
          <li key={link.to}>
            <a class="row" href={link.to}>
              <Icon of={link.icon} />
              <span class="grow">
                <b>{link.title}</b>
                <span class="small quiet">{link.text}</span>
              </span>
              <Icon of={chevronRightIcon} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
