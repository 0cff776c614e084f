import type { VerificationView } from '../../../shared/wishes/verification.ts';
import { momentWords } from '../../main/format.ts';
import { langOf, language, say as sayWords, t } from '../../main/i18n.ts';
import { leftWords } from '../../main/spans.ts';
import { clockOf } from '../../state/queue.ts';
import { GroupWord } from '../../ui/group-word.tsx';
import { WholeWords } from '../../ui/said.tsx';
import { Person } from './aside.tsx';
import { words } from './words.ts';

/** What is wished, until when it wants an answer, who wrote it down and who may speak for whom. */
export function WishHead({
  data,
  title,
  now,
  over,
}: {
  data: VerificationView;
  title: VerificationView['suggested']['title'];
  now: number;
  over: boolean;
}) {
  const say = words();
  const clock = clockOf(data, now);
  const due = momentWords(data.dueAt, now);
  return (
    <header class="queue-wish">
      <p class="queue-wish-head">
        <span>
          <GroupWord group={data.wish.group} />
          <span class="small quiet">
            {t().kinds[data.wish.kind]}
            {language.value === 'zh' ? '，' : ', '}
            {say.once}
          </span>
        </span>
        {!over && (
          <span class="small bold figures" data-late={clock.late ? '' : undefined}>
            {clock.leftMs < 0 ? say.dueOver(due, leftWords(-clock.leftMs)) : say.due(due, leftWords(clock.leftMs))}
          </span>
        )}
      </p>
      <h1 class="title" lang={langOf(title)}>
        <WholeWords of={sayWords(title)} />
      </h1>
      {title.en !== undefined && (
        // As the list calls it stands above; what the other half of its readers see, below.
        <p class="quiet" lang={language.value === 'zh' ? 'en' : 'zh-CN'}>
          {language.value === 'zh' ? title.en : title.zh}
        </p>
      )}
      <p class="small quiet">{sourceWords(data, now)}</p>
      <Person data={data} />
      {data.guardian !== undefined && (
        <p class="small pine">
          {say.guardian(
            data.guardian.name,
            say.relations[data.guardian.relation] ?? data.guardian.relation,
            say.ways[data.guardian.way],
            momentWords(data.guardian.at, now),
          )}
        </p>
      )}
      {data.person.minor && (
        <p class="small quiet">
          {say.readLogged}{' '}
          <a class="link" href={`/wishes/${data.wish.id}/reads`}>
            {say.seeReads}
          </a>
        </p>
      )}
    </header>
  );
}

/** "网格员陈立家访时代发，昨天 14:40。本人同意，有录音" */
function sourceWords(data: VerificationView, now: number): string {
  const say = words();
  const { role, name } = data.poster;
  const { posts, roles } = t();
  const duty = role === undefined ? '' : (posts[role as keyof typeof posts] ?? roles[role as keyof typeof roles] ?? '');
  const zh = language.value === 'zh';
  const who = zh ? `${duty}${name}` : [duty, name].filter(Boolean).join(' ');
  const at = momentWords(data.submittedAt, now);
  const consent = data.consent === undefined ? '' : say.consent(say.ways[data.consent.way]);
  if (zh) return `${who}${say.wrote[data.wish.source]}，${at}${consent === '' ? '' : `。${consent}`}`;
  return `${who} ${say.wrote[data.wish.source]}, ${at}${consent === '' ? '' : `; ${consent}`}`;
}
