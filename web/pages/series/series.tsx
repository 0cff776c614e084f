import { useState } from 'preact/hooks';
import { capital, DOT, dateWords } from '../../main/format.ts';
import { say as sayWords, t } from '../../main/i18n.ts';
import { byWords, minutesWords } from '../../main/spans.ts';
import { createSeries, type SeriesScreen, type SeriesView } from '../../state/series.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Bone, RowBones } from '../../ui/bones.tsx';
import { Button } from '../../ui/button.tsx';
import { GroupWord } from '../../ui/group-word.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { rhythmWords } from '../../ui/rhythm.ts';
import { Said, SaidTitle, titleLook } from '../../ui/said.tsx';
import { toast } from '../../ui/toast.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { Dates } from './dates.tsx';
import { EndSheet, HandBackSheet, InviteSheet, PauseSheet } from './sheets.tsx';
import './series.css';
import { words } from './words.ts';

/** One regular visit: its rhythm in words, its face, its dates as a line of days. */
export function SeriesPage({ app, session, params }: PageProps) {
  const seriesId = params['seriesId'] ?? '';
  const state = useScreen(() => createSeries(app, seriesId), [app, seriesId]);
  const say = words();
  const back =
    session.desk.value === undefined ? { to: '/me/year', label: t().tabs.me } : { to: '/series', label: say.back };
  return (
    <>
      <TopBar backTo={back} />
      <Loaded
        of={state.series}
        page
        bones={
          <div class="page series">
            <Bone width="70%" height="34px" />
            <RowBones rows={4} />
          </div>
        }
      >
        {(series) => <Shown series={series} state={state} now={app.now()} />}
      </Loaded>
    </>
  );
}

function Shown({ series, state, now }: { series: SeriesView; state: SeriesScreen; now: number }) {
  const say = words();
  return (
    <div class="page series">
      <header class="series-head">
        <p class="series-top">
          <GroupWord group={series.group} />
          {series.state === 'ended' && <span class="small quiet">{say.endedBadge}</span>}
        </p>
        <h1 {...titleLook(sayWords(series.title))}>
          <SaidTitle words={series.title} />
        </h1>
        <p class="series-rhythm figures">{capital(rhythmWords(series.rhythm, series.from))}</p>
        <p class="mid quiet">
          {[
            say.minutes(minutesWords(series.minutes)),
            say.until(dateWords(series.until, now)),
            say.times(series.times),
          ].join(DOT)}
        </p>
        <p>
          <Said words={series.story} />
        </p>
      </header>
      {series.endReason !== undefined && (
        <div>
          <h2 class="small quiet">{say.endedWhy}</h2>
          <p>{series.endReason}</p>
        </div>
      )}
      <section class="series-face card">
        <h2 class="small quiet">{say.who}</h2>
        <p class={series.keeper === undefined ? 'bold ember' : 'bold pine'}>
          {series.keeper === undefined ? say.nobody : series.can.handBack ? say.keeperYou : say.keeper(series.keeper)}
        </p>
        <Said words={series.text} />
        <FaceActs series={series} state={state} />
      </section>
      {series.pauses.length > 0 && (
        <p class="note">
          {series.pauses.map(({ from, to }) => say.pause(dateWords(from, now), dateWords(to - 1, now))).join(DOT)}
        </p>
      )}
      <Dates series={series} state={state} now={now} />
      <Foot series={series} state={state} now={now} />
    </div>
  );
}

function FaceActs({ series, state }: { series: SeriesView; state: SeriesScreen }) {
  const say = words();
  const [open, setOpen] = useState<'invite' | 'hand_back'>();
  return (
    <>
      {series.can.invite && (
        <Button size="small" onClick={() => setOpen('invite')}>
          {say.invite}
        </Button>
      )}
      {series.can.handBack && (
        <Button size="small" onClick={() => setOpen('hand_back')}>
          {say.handBack}
        </Button>
      )}
      <InviteSheet open={open === 'invite'} onClose={() => setOpen(undefined)} state={state} />
      <HandBackSheet open={open === 'hand_back'} onClose={() => setOpen(undefined)} state={state} />
    </>
  );
}

/** The one answer that is asked for; for those whose series it is, what can be changed. */
function Foot({ series, state, now }: { series: SeriesView; state: SeriesScreen; now: number }) {
  const say = words();
  const [open, setOpen] = useState<'pause' | 'end'>();
  const problem = state.accept.problem.value ?? state.decline.problem.value;
  const sentence =
    series.invitedUntil === undefined ? say.acceptText : say.invitedBy(byWords(series.invitedUntil, now));
  return (
    <>
      {series.can.change && (
        <section class="series-change">
          <h2 class="small quiet">{say.change}</h2>
          <button type="button" class="text-button" onClick={() => setOpen('pause')}>
            {say.pauseDo}
          </button>
          <button type="button" class="text-button" onClick={() => setOpen('end')}>
            {say.end}
          </button>
        </section>
      )}
      {series.can.accept && (
        <ActionBar say={sentence} problem={problem?.title}>
          {series.can.decline && (
            <Button
              busy={state.decline.busy.value}
              onClick={() => void state.decline.send().then((done) => done && toast(say.declined))}
            >
              {say.decline}
            </Button>
          )}
          <Button
            look="main"
            wide
            busy={state.accept.busy.value}
            onClick={() => void state.accept.send().then((done) => done && toast(say.accepted))}
          >
            {say.accept}
          </Button>
        </ActionBar>
      )}
      <PauseSheet open={open === 'pause'} onClose={() => setOpen(undefined)} state={state} now={now} />
      <EndSheet open={open === 'end'} onClose={() => setOpen(undefined)} state={state} />
    </>
  );
}
