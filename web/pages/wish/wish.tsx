import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { WishView } from '../../../shared/wishes/contract.ts';
import type { WishState } from '../../../shared/wishes/wish.ts';
import { capital, dayWords } from '../../main/format.ts';
import { say, t } from '../../main/i18n.ts';
import { byWords } from '../../main/spans.ts';
import { mayHang } from '../../state/sheet.ts';
import { createWish, type WishScreen } from '../../state/wish.ts';
import { Bone } from '../../ui/bones.tsx';
import { GroupWord } from '../../ui/group-word.tsx';
import { Icon } from '../../ui/icon.tsx';
import { share2Icon } from '../../ui/icons.ts';
import { Later } from '../../ui/later.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { PageRibbon, Ring } from '../../ui/ribbon.tsx';
import { Said, SaidTitle, titleLook } from '../../ui/said.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useReread } from '../../ui/use-reread.ts';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { WishActions } from './actions.tsx';
import { GiftWays } from './gift-ways.tsx';
import { History } from './history.tsx';
import { KeptCommand } from './kept-command.tsx';
import { Needs } from './needs.tsx';
import { WishPhotos } from './photos.tsx';
import { ShareSheet } from './share.tsx';
import { Standing } from './standing.tsx';
import { WhenWhere } from './when-where.tsx';
import { words } from './words.ts';
import './wish.css';

/** The desk owes an answer: a first one, or a new one where people are looked for anew. */
const WAITING_FOR_ANSWER: readonly WishState[] = ['submitted', 'verifying', 'released'];

export function WishPage({ app, session, params }: PageProps) {
  const { wishId = '' } = params;
  const screen = useScreen(() => createWish(app, session, wishId), [app, session, wishId]);
  useReread(screen.wish);
  const data = screen.wish.data.value;
  const [sharing, setSharing] = useState(false);
  return (
    <>
      <TopBar
        backTo={{ to: '/', label: words().back }}
        aside={data === undefined || !mayHang(data) ? undefined : <ShareButton onClick={() => setSharing(true)} />}
      />
      {data !== undefined && (
        <ShareSheet open={sharing} onClose={() => setSharing(false)} wish={data} now={app.now()} />
      )}
      <Loaded of={screen.wish} page bones={<WishBones />}>
        {(wish) => (
          <WishBody wish={wish} screen={screen} me={session.me.value} now={app.now()}>
            <WishPhotos app={app} wish={wish} />
          </WishBody>
        )}
      </Loaded>
    </>
  );
}

type BodyProps = {
  wish: WishView;
  screen: WishScreen;
  me: PageProps['session']['me']['value'];
  now: number;
  children: ComponentChildren;
};

function WishBody({ wish, screen, me, now, children }: BodyProps) {
  const w = words();
  return (
    <div class="page wish">
      <div class="wish-head">
        <p class="wish-kind">
          <GroupWord group={wish.group} />
          <span class="small quiet">{t().kinds[wish.kind]}</span>
          {wish.demo === true && (
            <span class="demo-mark" title={w.demo}>
              {t().demo}
            </span>
          )}
        </p>
        <h1 {...titleLook(say(wish.title))}>
          <SaidTitle words={wish.title} />
        </h1>
        {/* Who asks for one thing says it once. */}
        {wish.story.zh !== wish.title.zh && (
          <p class="wish-story">
            <Said words={wish.story} />
          </p>
        )}
        {wish.proxy !== undefined && (
          <p class="small quiet">{w.proxy(say(wish.proxy.by), w.sources[wish.source], w.ways[wish.proxy.way])}</p>
        )}
        {wish.mergedInto !== undefined && (
          <p class="mid">
            {w.merged}
            <br />
            <a href={`/wishes/${wish.mergedInto}`}>{w.mergedLink}</a>
          </p>
        )}
        {wish.seriesId !== undefined && (
          <p class="mid">
            <a class="link" href={`/series/${wish.seriesId}`}>
              {w.oneOfSeries}
            </a>
          </p>
        )}
        <Standing wish={wish} />
        <KeptCommand screen={screen} />
        {wish.dueAt !== undefined && WAITING_FOR_ANSWER.includes(wish.state) && (
          <p class="mid ember bold">{wish.dueAt < now ? w.dueOver : w.due(byWords(wish.dueAt, now))}</p>
        )}
        {wish.state === 'fulfilled' ? (
          <CameTrue wish={wish} closing={screen.closing.value} now={now} />
        ) : (
          <a class="wish-ribbon" href="#story">
            <PageRibbon segments={wish.ribbon} />
          </a>
        )}
      </div>
      <div class="wish-side">
        <Needs wish={wish} />
        <Later>
          <GiftWays claims={screen.gifts.data.value ?? []} now={now} />
          <WhenWhere wish={wish} now={now} station={screen.station.data.value?.org} />
          <WishActions wish={wish} screen={screen} me={me} now={now} />
        </Later>
      </div>
      <Later>
        <History wish={wish} now={now} />
        {children}
      </Later>
    </div>
  );
}

function CameTrue({ wish, closing, now }: { wish: WishView; closing: boolean; now: number }) {
  return (
    <div class="wish-true">
      <Ring unit={36} closing={closing} />
      <div>
        <p class="bold">{words().becameTrue}</p>
        {wish.fulfilledAt !== undefined && <p class="small quiet">{capital(dayWords(wish.fulfilledAt, now))}</p>}
        {wish.thanks !== undefined && (
          <p class="mid">
            <Said words={wish.thanks} />
          </p>
        )}
      </div>
    </div>
  );
}

function ShareButton({ onClick }: { onClick: () => void }) {
  return (
    <button type="button" class="wish-share" onClick={onClick}>
      <Icon of={share2Icon} />
      {t().do.share}
    </button>
  );
}

function WishBones() {
  return (
    <div class="page wish" aria-hidden="true">
      <div class="wish-head">
        <p class="wish-kind">
          <Bone width="96px" height="15px" />
        </p>
        <p>
          <Bone width="80%" height="36px" />
        </p>
        <p>
          <Bone height="17px" />
        </p>
        <p>
          <Bone width="70%" height="17px" />
        </p>
        <p>
          <Bone height="40px" />
        </p>
      </div>
      <div class="wish-side">
        <Bone height="132px" round="12px" />
      </div>
    </div>
  );
}
