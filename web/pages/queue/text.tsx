import './text.css';
import type { HTMLAttributes } from 'preact';
import { NEED_LIMIT_CHARS, STORY_LIMIT_CHARS, TITLE_LIMIT_CHARS } from '../../../shared/kernel/limits.ts';
import type { VerificationView } from '../../../shared/wishes/verification.ts';
import type { Finding } from '../../../shared/wishes/wish.ts';
import { language } from '../../main/i18n.ts';
import type { Piece } from '../../state/masked-text.ts';
import type { Verification } from '../../state/verification.ts';
import { Button } from '../../ui/button.tsx';
import { MarkedField, oneLine } from '../../ui/marked-field.tsx';
import { words } from './words.ts';

/** The text as it was said with what the public will read instead; or only that; or that in an editor. */
export function PublicText({ state, data }: { state: Verification; data: VerificationView }) {
  const say = words();
  const { all, done } = state.places.value;
  if (state.written.value) return <Editor state={state} onClose={state.dropWritten} />;
  const onlyPublic = state.showPublic.value;
  // The public title stands above as the heading; its original only where it says more than the story shows anyway.
  const inStory = new Set(state.pieces.value.story.map((piece) => piece.text));
  const titlePieces = state.pieces.value.title.some(
    (piece) => piece.kind === 'finding' && (piece.mark !== 'masked' || !inStory.has(piece.text)),
  );
  const needs = state.pieces.value.needs
    .map((pieces, at) => ({ pieces, at }))
    .filter(({ pieces }) => pieces.some(({ kind }) => kind === 'finding'));
  return (
    <section class="card queue-text" aria-label={say.original}>
      {data.suggested.story.en !== undefined && <h2 class="small quiet">{say.inChinese}</h2>}
      {onlyPublic ? (
        <div class="queue-words" lang="zh-CN">
          <p>{state.text.value.story}</p>
          {needs.map(({ at }) => (
            <p key={at}>
              <NeedLabel />
              {state.text.value.needs[at]}
            </p>
          ))}
        </div>
      ) : (
        <div class="queue-words" lang="zh-CN">
          {titlePieces && (
            <p class="queue-words-title">
              <Pieces pieces={state.pieces.value.title} state={state} />
            </p>
          )}
          <p>
            <Pieces pieces={state.pieces.value.story} state={state} />
          </p>
          {needs.map(({ pieces, at }) => (
            <p key={at}>
              <NeedLabel />
              <Pieces pieces={pieces} state={state} />
            </p>
          ))}
        </div>
      )}
      <p class="queue-text-foot small">
        <span class="quiet" role="status">
          {all === 0 ? say.noPlaces : say.places(all, done)}
        </span>
        <span>
          <button type="button" class="text-button" onClick={() => state.write({})}>
            {say.rewrite}
          </button>
          <button type="button" class="text-button" aria-pressed={onlyPublic} onClick={state.togglePublic}>
            {onlyPublic ? say.withOriginal : say.onlyPublic}
          </button>
        </span>
      </p>
    </section>
  );
}

/** Before what is needed, where something was found in it. */
function NeedLabel() {
  return (
    <span class="small quiet">
      {words().asked}
      {language.value === 'zh' ? '：' : ': '}
    </span>
  );
}

function Pieces({ pieces, state }: { pieces: readonly Piece[]; state: Verification }) {
  const next = state.next.value;
  return (
    <>
      {pieces.map((piece, at) =>
        piece.kind === 'text' ? piece.text : <Place key={at} piece={piece} state={state} next={piece === next} />,
      )}
    </>
  );
}

type PlaceProps = { piece: Extract<Piece, { kind: 'finding' }>; state: Verification; next: boolean };

/** A button that may run over the end of a line, which a real one cannot. */
function inlineButton(label: string, press: () => void): HTMLAttributes<HTMLElement> {
  return {
    role: 'button',
    tabIndex: 0,
    'aria-label': label,
    onClick: press,
    onKeyDown: (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      event.stopPropagation();
      press();
    },
  };
}

function Place({ piece, state, next }: PlaceProps) {
  const say = words();
  const { text, finding, mark, field, index } = piece;
  if (mark === 'masked') {
    const label = finding.mask === '' ? say.maskedAway(text) : say.maskedAs(text, finding.mask);
    return (
      <span class="queue-place" {...inlineButton(label, () => state.unmask(field, index))}>
        <del>{text}</del>
        {finding.mask !== '' && <ins>{finding.mask}</ins>}
      </span>
    );
  }
  if (mark === 'kept')
    return (
      <span class="queue-place queue-kept" {...inlineButton(say.keptAs(text), () => state.mask(field, index))}>
        {text}
      </span>
    );
  return (
    <>
      <span class="queue-open">{text}</span>
      <button type="button" class="queue-mask" onClick={() => state.mask(field, index)}>
        {say.mask}
        <span class="out-of-sight"> {text}</span>
        {next && <kbd class="desk-only">M</kbd>}
      </button>
    </>
  );
}

/** The public text rewritten by hand: looked at anew with every letter. */
function Editor({ state, onClose }: { state: Verification; onClose: () => void }) {
  const say = words();
  const text = state.text.value;
  const { title, story, needs } = state.remaining.value;
  const soft = (value: string, findings: readonly Finding[] = []) =>
    findings.filter((finding) => !finding.hard).map((finding) => value.slice(finding.start, finding.end).trim());
  const inNeeds = text.needs.flatMap((need, at) => soft(need, needs[at]));
  const pieces = [...new Set([...soft(text.title, title), ...soft(text.story, story), ...inNeeds])];
  return (
    <section class="card queue-text" aria-label={say.original}>
      <MarkedField
        strict
        short
        label={say.titleLabel}
        value={text.title}
        maxLength={TITLE_LIMIT_CHARS}
        findings={title}
        note=""
        onInput={(value) => state.write({ title: value })}
      />
      <MarkedField
        strict
        label={say.storyLabel}
        value={text.story}
        maxLength={STORY_LIMIT_CHARS}
        findings={story}
        note=""
        onInput={(value) => state.write({ story: value })}
      />
      {text.needs.map((need, at) => (
        <MarkedField
          key={at}
          strict
          short
          label={text.needs.length === 1 ? say.asked : say.askedOf(at + 1)}
          value={need}
          maxLength={NEED_LIMIT_CHARS}
          findings={needs[at] ?? []}
          note={at === text.needs.length - 1 ? say.remaining(state.openPlaces.value) : ''}
          onInput={(value) => state.write({ needs: text.needs.map((one, n) => (n === at ? oneLine(value) : one)) })}
        />
      ))}
      {pieces.map((piece) => (
        <Button key={piece} size="small" onClick={() => state.vouch(piece)}>
          {say.vouch(piece)}
        </Button>
      ))}
      <p class="queue-text-foot small">
        <span class="quiet">{say.rewritten}</span>
        <button type="button" class="text-button" onClick={onClose}>
          {say.backToOriginal}
        </button>
      </p>
    </section>
  );
}
