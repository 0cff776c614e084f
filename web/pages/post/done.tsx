import type { App } from '../../main/app.ts';
import { capital } from '../../main/format.ts';
import { t } from '../../main/i18n.ts';
import { byWords } from '../../main/spans.ts';
import type { Post, Sent } from '../../state/post.ts';
import { createPostSent, type PostSent } from '../../state/post-sent.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { wifiOffIcon } from '../../ui/icons.ts';
import { PageRibbon, SOCIETIES, statesOf } from '../../ui/ribbon.tsx';
import { useOnline } from '../../ui/use-online.ts';
import { useScreen } from '../../ui/use-screen.ts';
import { PostPhotos } from './photos.tsx';
import { words } from './words.ts';

type DoneProps = { post: Post; sent: Sent; station: string; app: App };

/** After sending: who has it now, until when, and what follows. What waited for a network says so when it has gone. */
export function Done({ post, sent, station, app }: DoneProps) {
  const say = words();
  const state = useScreen(() => createPostSent(app, sent), [app, sent]);
  const online = useOnline();
  const where = state.whereabouts.value;
  const title = {
    there: sent.how === 'kept' ? say.keptSent(station) : say.sentTitle(station),
    waiting: say.keptTitle,
    back: say.backTitle,
  }[where];
  return (
    <div class="page narrow post-done">
      {where === 'waiting' && !online && <Icon of={wifiOffIcon} />}
      <div role="status">
        <h1 class="title" tabIndex={-1}>
          {title}
        </h1>
        <p class="quiet">
          {where === 'there' && sentText(state, app.now())}
          {where === 'waiting' && (online ? say.keptGoing : say.keptText)}
          {where === 'back' && say.backText}
        </p>
      </div>
      <PageRibbon
        segments={SOCIETIES.map((society, index) => ({
          society,
          state: (where === 'there' ? statesOf('dwlll')[index] : 'later') ?? 'later',
        }))}
      />
      {sent.how === 'sent' && <PostPhotos app={app} wishId={sent.id} />}
      <div class="post-add">
        {sent.how === 'sent' ? (
          <ButtonLink look="main" to={`/wishes/${sent.id}`}>
            {say.seeWish}
          </ButtonLink>
        ) : (
          <ButtonLink look="main" to={where === 'back' ? '/me/outbox' : '/me/wishes'}>
            {where === 'back' ? say.seeBack : t().rail.wishes}
          </ButtonLink>
        )}
        <button type="button" class="button" onClick={post.discard}>
          {say.another}
        </button>
      </div>
    </div>
  );
}

function sentText({ dueAt }: PostSent, now: number): string {
  const say = words();
  return dueAt.value === undefined ? say.sentSoon : capital(say.sentText(byWords(dueAt.value, now)));
}
