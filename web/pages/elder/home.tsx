import { CHINA_OFFSET_MS } from '../../../shared/kernel/time.ts';
import { dateWords, momentWords, partOfDay } from '../../main/format.ts';
import { language, say } from '../../main/i18n.ts';
import { createElder } from '../../state/elder.ts';
import { isShown } from '../../state/elder-wish.ts';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { Big, CallStation, ElderPage, NoVoice, ReadAloud } from './parts.tsx';
import { showWords, type Told, toldAloud, toldOf } from './told.ts';
import { words } from './words.ts';

const WEEKDAYS_EN = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The first screen for old eyes: who comes, three things to do, one number to call. */
export function ElderHomePage({ app, session }: PageProps) {
  const me = session.me.value;
  const screen = useScreen(() => createElder(app, session), [app, me?.personId]);
  const now = app.now();
  const w = words();
  if (me === undefined) return null;
  const next = screen.visits.data.value?.coming[0];
  const last = screen.visits.data.value?.been[0];
  const { open, taken } = screen.counts.value;
  const nod = screen.toNod.value;
  const missed = screen.visits.data.value?.unheard?.[0];
  const hello = w.hello(me.pseudonym, partOfDay(now));
  const weekday = new Date(now + CHINA_OFFSET_MS).getUTCDay();
  const day = w.today(
    dateWords(now, now),
    language.value === 'zh' ? (w.weekdays[weekday] ?? '') : (WEEKDAYS_EN[weekday] ?? ''),
  );
  const told: Told = next === undefined ? { when: w.none, who: w.noneText } : toldOf(next, now);
  const news = w.news(me.unread);
  const wishes = w.wishesText(open, taken);
  const been = last === undefined ? w.beenNone : w.beenText(momentWords(last.at, now), say(last.by));
  // At the door somebody asks for the digits: then that alone, and the rest stands first among the wishes.
  const shows = next !== undefined && isShown(next, now);
  const asks =
    shows || missed === undefined ? undefined : w.unheardWho(momentWords(missed.window.from, now), say(missed.by));
  return (
    <ElderPage>
      <header>
        <h1>{hello}</h1>
        <p class="elder-quiet">{day}</p>
        <a class="elder-news" href="/inbox">
          {news}
        </a>
      </header>
      <section class="elder-next" aria-busy={screen.visits.data.value === undefined && screen.visits.busy.value}>
        <p>
          {told.when}
          <b>{told.who}</b>
          {told.what !== undefined && <span class="elder-what">{told.what}</span>}
        </p>
        {shows && <Big to={`/tasks/${next.taskId}/show`} {...showWords(next)} />}
        {asks !== undefined && <Big to={`/wishes/${missed?.wishId}`} title={w.unheard} text={asks} />}
        {!shows && asks === undefined && nod !== undefined && (
          <Big to={`/wishes/${nod.id}/confirm`} title={w.nod} text={say(nod.title)} />
        )}
        <ReadAloud
          sentences={[
            hello,
            day,
            news,
            toldAloud(told),
            ...(shows ? [Object.values(showWords(next)).join('，')] : []),
            ...(asks === undefined ? [] : [`${w.unheard}，${asks}`]),
            ...(shows || asks !== undefined || nod === undefined ? [] : [`${w.nod}，${say(nod.title)}`]),
            w.say,
            `${w.wishes}，${wishes}`,
            `${w.been}，${been}`,
            w.call,
          ]}
        />
      </section>
      <nav class="elder-three" aria-label={w.say}>
        <Big to="/post" title={w.say} text={w.sayText} />
        <Big to="/me/wishes" title={w.wishes} text={wishes} />
        <Big to="/elder/visits" title={w.been} text={been} />
      </nav>
      <CallStation station={screen.station.data.value} />
      <button type="button" class="elder-off" aria-busy={screen.off.busy.value} onClick={() => void screen.off.send()}>
        {w.off}
      </button>
      <NoVoice />
      {screen.off.problem.value !== undefined && (
        <p class="fault-note" role="alert">
          {screen.off.problem.value.title}
        </p>
      )}
    </ElderPage>
  );
}
