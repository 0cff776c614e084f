import { useEffect } from 'preact/hooks';
import { lacksConsent } from '../../../shared/volunteers/checks.ts';
import type { App } from '../../main/app.ts';
import { unbroken } from '../../main/format.ts';
import { say as sayWords } from '../../main/i18n.ts';
import type { ForMe } from '../../state/for-me.ts';
import { createStation } from '../../state/guardians.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import { SuggestionsSwitch } from './reckoning.tsx';
import { Refused } from './rows.tsx';
import { words } from './words.ts';

/** Nothing that suits: why, and what would change it. */
export function Nothing({ app, state, all, now }: { app: App; state: ForMe; all: boolean; now: number }) {
  const say = words();
  const off = state.list.data.value?.suggestions === false;
  const profile = state.profile.data.value;
  const missed = state.missed.value;
  useEffect(() => state.lookAround(), [state]);
  if (profile !== undefined && lacksConsent(profile, now))
    return <NeedsConsent app={app} stationId={profile.stationId} />;
  const lacksSkill = !off && missed !== undefined && missed.skills > 0;
  return (
    <div class="page">
      <Drawn
        kind="empty"
        title={off ? say.offTitle : say.emptyTitle}
        text={off ? say.offText : say.emptyText(missed?.count ?? 0, missed?.more === true, missed?.skills ?? 0)}
        action={
          <div class="for-me-two">
            {lacksSkill && (
              <ButtonLink to="/me/volunteer?part=skills" look="main">
                {say.addSkills}
              </ButtonLink>
            )}
            <ButtonLink to="/" look={lacksSkill ? 'plain' : 'main'}>
              {say.toWall}
            </ButtonLink>
            {!lacksSkill && <ButtonLink to="/me/volunteer">{say.widen}</ButtonLink>}
          </div>
        }
      />
      {off ? (
        <SuggestionsSwitch state={state} />
      ) : (
        <div class="phone-only">
          <Refused state={state} all={all} now={now} />
        </div>
      )}
    </div>
  );
}

/** Under eighteen, and the station has no guardian's consent yet: what is missing, and where to bring it. */
function NeedsConsent({ app, stationId }: { app: App; stationId: string }) {
  const say = words();
  const { station } = useScreen(() => createStation(app, stationId), [app, stationId]);
  const org = station.data.value?.org;
  const name = org === undefined ? say.station : sayWords(org.name);
  return (
    <div class="page">
      <Drawn
        kind="empty"
        title={say.consentTitle}
        text={say.consentText(name)}
        action={
          <div class="for-me-two">
            {org?.phone === undefined ? (
              <ButtonLink to={`/orgs/${stationId}`} look="main">
                {name}
              </ButtonLink>
            ) : (
              <ButtonLink to={`tel:${org.phone}`} look="main">
                {say.callStation(name, unbroken(org.phone))}
              </ButtonLink>
            )}
            <ButtonLink to="/">{say.toWall}</ButtonLink>
          </div>
        }
      />
    </div>
  );
}

/** Who is no volunteer yet. */
export function Invite() {
  const say = words();
  return (
    <div class="page narrow">
      <Drawn
        page
        kind="empty"
        title={say.inviteTitle}
        text={say.inviteText}
        action={
          <ButtonLink to="/me/volunteer" look="main">
            {say.register}
          </ButtonLink>
        }
      />
    </div>
  );
}
