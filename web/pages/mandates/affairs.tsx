import './mandates.css';
import { PUBLIC_STATES } from '../../../shared/wishes/life.ts';
import type { WishState } from '../../../shared/wishes/wish.ts';
import { dateWords, momentWords } from '../../main/format.ts';
import { say, t } from '../../main/i18n.ts';
import { type Affairs, createAffairs } from '../../state/mandates.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { RowBones } from '../../ui/bones.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { chevronRightIcon } from '../../ui/icons.ts';
import { phoneIcon } from '../../ui/icons-more.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { words } from './words.ts';

/** Somebody for whom I act: as much of their affairs as they gave me. */
export function AffairsPage({ app, params }: PageProps) {
  const personId = params['personId'] ?? '';
  const screen = useScreen(() => createAffairs(app, personId), [app, personId]);
  const w = words();
  const now = app.now();
  return (
    <>
      <TopBar backTo={{ to: '/me/mandates', label: w.back }} />
      <div class="page narrow mandates">
        <Loaded of={screen.affairs} page bones={<RowBones rows={5} />}>
          {({ mandate, wishes, visits, stationPhone }) => (
            <>
              <div>
                <h1 class="title">{w.forTitle(mandate.called)}</h1>
                <p class="mid quiet">{w.forText(dateWords(mandate.until, now))}</p>
              </div>
              {visits !== undefined && <Visits visits={visits} now={now} />}
              {wishes !== undefined && <Wishes wishes={wishes} />}
              {stationPhone !== undefined && (
                <ButtonLink wide icon={phoneIcon} to={`tel:${stationPhone}`}>
                  {w.call}
                </ButtonLink>
              )}
              {mandate.purposes.includes('post_wishes') && (
                <ActionBar>
                  <ButtonLink look="main" to={`/post/for/${mandate.personId}`}>
                    {w.post(mandate.called)}
                  </ButtonLink>
                </ActionBar>
              )}
            </>
          )}
        </Loaded>
      </div>
    </>
  );
}

function Visits({ visits, now }: { visits: NonNullable<Affairs['visits']>; now: number }) {
  const w = words();
  return (
    <>
      <section>
        <h2>{w.coming}</h2>
        {visits.coming.length === 0 && <p class="mid quiet">{w.nobody}</p>}
        <ul class="rows">
          {visits.coming.map((one) => (
            <li class="row mandates-lines" key={`${one.wishId} ${say(one.by)}`}>
              <b>{w.comes(momentWords(one.window.from, now), say(one.by))}</b>
              <span class="mid quiet">{say(one.title)}</span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{w.been}</h2>
        {visits.been.length === 0 && <p class="mid quiet">{w.noBeen}</p>}
        <ul class="rows">
          {visits.been.map((one) => (
            <li class="row mandates-lines" key={`${one.wishId} ${one.at}`}>
              <b>{w.was(momentWords(one.at, now), say(one.by))}</b>
              <span class="mid quiet">{say(one.title)}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Wishes({ wishes }: { wishes: NonNullable<Affairs['wishes']> }) {
  const w = words();
  return (
    <section>
      <h2>{w.wishes}</h2>
      {wishes.length === 0 && <p class="mid quiet">{w.noWishes}</p>}
      <ul class="card rows" data-flush="">
        {wishes.map((wish) => (
          <li key={wish.id}>
            {wish.opens ? (
              <a class="row" href={wish.state === 'delivered' ? `/wishes/${wish.id}/confirm` : `/wishes/${wish.id}`}>
                <span class="grow mandates-lines">
                  <b>{say(wish.title)}</b>
                  <span class="small quiet">{wish.state === 'delivered' ? w.confirm : t().states[wish.state]}</span>
                </span>
                <Icon of={chevronRightIcon} />
              </a>
            ) : (
              <div class="row mandates-lines">
                <b>{say(wish.title)}</b>
                <span class="small quiet">{closedWords(wish.state)}</span>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What a wish waits for that is the person's own until it is public; of an ended one, how it ended. */
function closedWords(state: WishState): string {
  return words().closed[state] ?? (PUBLIC_STATES.includes(state) ? words().hidden : t().states[state]);
}
