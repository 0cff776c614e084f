import { useEffect, useRef, useState } from 'preact/hooks';
import { storeOf } from '../../main/store.ts';
import { createElder } from '../../state/elder.ts';
import {
  createElderPost,
  ELDER_KINDS,
  ELDER_THINGS,
  ELDER_WHENS,
  type ElderPost,
  type ElderThing,
} from '../../state/elder-post.ts';
import { Field } from '../../ui/field.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { Big, CallStation, ElderPage, ReadAloud } from './parts.tsx';
import { postWords } from './post-words.ts';

/** A wish of one's own in five screens: one question, three answers, everything in words and read aloud. */
export function ElderPostPage({ app, session }: PageProps) {
  const me = session.me.value;
  const house = useScreen(() => createElder(app, session), [app, me?.personId]);
  const post = useScreen(
    () =>
      createElderPost({
        ...app,
        store: storeOf(app.store, me?.personId),
        stationId: me?.homeStation,
        wants: (thing) => postWords().wants[thing],
        needs: (thing) => postWords().needs[thing],
        otherwise: (kind) => postWords().otherwise[kind],
      }),
    [app, me?.personId, me?.homeStation],
  );
  const { at } = post.draft.value;
  useNewQuestion(at, post.sent.value);
  const w = postWords();
  if (me === undefined) return null;
  const call = <CallStation station={house.station.data.value} />;
  if (me.homeStation === undefined)
    return (
      <ElderPage home>
        <h1>{w.kindTitle}</h1>
        <p>{w.noStation}</p>
        {call}
      </ElderPage>
    );
  if (post.sent.value !== undefined) return <Sent kept={post.sent.value === 'kept'} />;
  return (
    <ElderPage home>
      {at === 'kind' && <Kind post={post} />}
      {at === 'thing' && <Thing post={post} />}
      {at === 'when' && <When post={post} />}
      {at === 'where' && <Where post={post} />}
      {at === 'look' && <Look post={post} />}
      {call}
      {at !== 'kind' && (
        <button type="button" class="elder-off" onClick={() => post.back()}>
          {w.back}
        </button>
      )}
    </ElderPage>
  );
}

function Kind({ post }: { post: ElderPost }) {
  const w = postWords();
  return (
    <>
      <h1 tabIndex={-1}>{w.kindTitle}</h1>
      <ReadAloud sentences={[w.kindTitle, ...ELDER_KINDS.map((kind) => w.kinds[kind].join('，'))]} />
      <nav class="elder-three" aria-label={w.kindTitle}>
        {ELDER_KINDS.map((kind) => (
          <Big key={kind} title={w.kinds[kind][0]} text={w.kinds[kind][1]} onClick={() => post.kind(kind)} />
        ))}
      </nav>
    </>
  );
}

function Thing({ post }: { post: ElderPost }) {
  const w = postWords();
  const { kind = 'hands', said } = post.draft.value;
  const [own, setOwn] = useState(said !== '');
  const [missing, setMissing] = useState(false);
  const title = w.thingTitle[kind];
  const things = Object.keys(ELDER_THINGS[kind]) as ElderThing[];
  return (
    <>
      <h1 tabIndex={-1}>{title}</h1>
      {own ? (
        <>
          <Field
            long
            label={w.otherLabel}
            hint={w.otherHint}
            value={said}
            maxLength={200}
            fault={missing && said.trim() === '' ? w.otherMissing : undefined}
            onInput={(words) => post.change({ said: words })}
          />
          <Big title={w.next} onClick={() => setMissing(!post.own())} />
          <button
            type="button"
            class="elder-aloud"
            onClick={() => {
              post.change({ said: '' });
              setOwn(false);
            }}
          >
            {w.three}
          </button>
        </>
      ) : (
        <>
          <ReadAloud sentences={[title, ...things.map((thing) => w.things[thing]), w.other]} />
          <nav class="elder-three" aria-label={title}>
            {things.map((thing) => (
              <Big key={thing} title={w.things[thing]} onClick={() => post.thing(thing)} />
            ))}
          </nav>
          <button type="button" class="elder-aloud" onClick={() => setOwn(true)}>
            {w.other}
          </button>
        </>
      )}
    </>
  );
}

function When({ post }: { post: ElderPost }) {
  const w = postWords();
  return (
    <>
      <h1 tabIndex={-1}>{w.whenTitle}</h1>
      <ReadAloud sentences={[w.whenTitle, ...ELDER_WHENS.map((when) => w.whens[when].join('，'))]} />
      <nav class="elder-three" aria-label={w.whenTitle}>
        {ELDER_WHENS.map((when) => (
          <Big key={when} title={w.whens[when][0]} text={w.whens[when][1]} onClick={() => post.when(when)} />
        ))}
      </nav>
    </>
  );
}

function Where({ post }: { post: ElderPost }) {
  const w = postWords();
  const { building, door } = post.draft.value;
  const [missing, setMissing] = useState(false);
  return (
    <>
      <h1 tabIndex={-1}>{w.whereTitle}</h1>
      <ReadAloud sentences={[w.whereTitle, w.whereText, w.building, w.door]} />
      <p class="elder-quiet">{w.whereText}</p>
      <Field
        label={w.building}
        value={building}
        maxLength={60}
        fault={missing && building.trim() === '' ? w.whereMissing : undefined}
        onInput={(words) => post.change({ building: words })}
      />
      <Field label={w.door} value={door} maxLength={20} onInput={(words) => post.change({ door: words })} />
      <Big title={w.next} onClick={() => setMissing(!post.where())} />
    </>
  );
}

function Look({ post }: { post: ElderPost }) {
  const w = postWords();
  const { when = 'soon', building, door } = post.draft.value;
  const { said, title } = post.words.value;
  const told = w.told(said, w.whens[when][0], `${building.trim()} ${door.trim()}`.trim());
  const shown = w.shown(title);
  const problem = post.send.problem.value;
  return (
    <>
      <h1 tabIndex={-1}>{w.lookTitle}</h1>
      <section class="elder-next">
        <p>{told}</p>
        <p class="elder-quiet">{shown}</p>
        <ReadAloud sentences={[w.lookTitle, told, shown, w.send, w.change]} />
      </section>
      {problem !== undefined && (
        <p class="fault-note" role="alert">
          {problem.title}
        </p>
      )}
      <div class="elder-three" aria-busy={post.send.busy.value}>
        <Big title={w.send} text={w.sendText} onClick={() => void post.send.send()} />
        <Big title={w.change} text={w.changeText} onClick={post.again} />
      </div>
    </>
  );
}

function Sent({ kept }: { kept: boolean }) {
  const w = postWords();
  const [title, text] = kept ? [w.keptTitle, w.keptText] : [w.sentTitle, w.sentText];
  return (
    <ElderPage home>
      <h1 tabIndex={-1}>{title}</h1>
      <section class="elder-next">
        <p>{text}</p>
        <ReadAloud sentences={[title, text]} />
      </section>
    </ElderPage>
  );
}

/** On a new question the reader starts at its title. */
function useNewQuestion(at: string, sent: string | undefined): void {
  const last = useRef(`${at}${sent}`);
  useEffect(() => {
    if (last.current === `${at}${sent}`) return;
    last.current = `${at}${sent}`;
    scrollTo(0, 0);
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }, [at, sent]);
}
