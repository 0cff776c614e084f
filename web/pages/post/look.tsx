import './look.css';
import { windowShort } from '../../main/format.ts';
import { t } from '../../main/i18n.ts';
import { windowWords } from '../../main/spans.ts';
import { kindsOf, type Post } from '../../state/post.ts';
import { windowOf } from '../../state/post-draft.ts';
import { GroupWord } from '../../ui/group-word.tsx';
import { Icon } from '../../ui/icon.tsx';
import { eyeOffIcon } from '../../ui/icons-more.ts';
import { CardRibbon } from '../../ui/ribbon.tsx';
import { SaidTitle, titleLook } from '../../ui/said.tsx';
import { words } from './words.ts';

/** What is always kept back, whatever the text says. */
const ALWAYS_HIDDEN = ['name', 'address', 'phone'] as const;

/** The wish as the wall will show it, and what it will not show. */
export function Preview({ post, station, now }: { post: Post; station: string; now: number }) {
  const draft = post.draft.value;
  const say = words();
  const window = windowOf(draft, now);
  const kinds = [
    ...new Set([
      ...ALWAYS_HIDDEN,
      ...kindsOf([...post.titleMarks.value, ...post.marks.value, ...post.needMarks.value.flat()]),
    ]),
  ];
  const title = post.masked(draft.title.trim());
  const story = post.changing && draft.name === '' ? '' : post.masked(draft.story.trim().split('\n')[0] ?? '');
  return (
    <section class="post-preview" aria-labelledby="post-seen">
      <h2 id="post-seen">{say.seen}</h2>
      <article class="card wish-card">
        <p class="wish-card-head">
          {draft.group === undefined ? <span /> : <GroupWord group={draft.group} />}
          <span class="small quiet">{draft.needs[0] === undefined ? '' : t().kinds[draft.needs[0].kind]}</span>
        </p>
        {title === '' ? (
          <h3 class="title quiet">{say.seenTitleEmpty}</h3>
        ) : (
          <h3 {...titleLook(title)}>
            <SaidTitle words={{ zh: title }} />
          </h3>
        )}
        <p class="mid quiet post-preview-story">{story}</p>
        <p class="mid wish-card-facts">
          <span>{window === undefined ? say.someday : windowShort(window, now)}</span>
          <span>{say.around(station)}</span>
        </p>
        <p class="wish-card-foot">
          <CardRibbon letters="dwlll" />
          <span class="small bold ember">{say.afterCheck}</span>
        </p>
      </article>
      <p class="small quiet post-hidden">
        <Icon of={eyeOffIcon} />
        <span>
          {say.hidden}
          {kinds.map((kind) => say.hiddenKinds[kind]).join(t().brand === '暖心' ? '、' : ', ')}
        </span>
      </p>
    </section>
  );
}

/** Everything said, once more, each with its way back. */
export function LookAsk({ post, now }: { post: Post; now: number }) {
  const draft = post.draft.value;
  const say = words();
  const window = windowOf(draft, now);
  const facts = [
    ...(post.changing
      ? []
      : [
          {
            ask: draft.who === 'self' ? 'whose' : 'person',
            word: say.facts.who,
            text:
              draft.who === 'self'
                ? say.self
                : `${draft.name || post.called.value}${draft.way === undefined ? '' : say.agreed(say.ways[draft.way])}`,
          } as const,
        ]),
    {
      ask: 'needs',
      word: say.facts.what,
      text: draft.needs
        .map((need) =>
          need.kind === 'goods'
            ? say.needGoods(need.text, need.quantity, need.unit)
            : say.needPeople(need.text, need.quantity),
        )
        .join(t().brand === '暖心' ? '；' : '; '),
    },
    { ask: 'time', word: say.facts.when, text: window === undefined ? say.someday : windowWords(window, now) },
    {
      ask: 'place',
      word: say.facts.where,
      text: draft.building === '' ? say.buildingKept : [draft.building, draft.door].filter(Boolean).join(' '),
    },
  ] as const;
  return (
    <dl class="post-facts rows">
      {facts.map((fact) => (
        <div class="row" key={fact.word}>
          <dt class="quiet mid">{fact.word}</dt>
          <dd class="grow">{fact.text}</dd>
          <dd>
            <button type="button" class="text-button mid" onClick={() => post.goTo(fact.ask)}>
              {say.change}
              <span class="out-of-sight"> {fact.word}</span>
            </button>
          </dd>
        </div>
      ))}
    </dl>
  );
}
