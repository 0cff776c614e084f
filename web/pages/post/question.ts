import type { Post } from '../../state/post.ts';
import { type Ask, guardianAsk, STEP_OF } from '../../state/post-draft.ts';
import { themOf } from './parts.tsx';
import { words } from './words.ts';

/** How a question is put, and the line below it. */
export function titleOf(ask: Ask, post: Post, online: boolean): readonly [title: string, text: string] {
  const say = words();
  const self = post.draft.value.who === 'self';
  const who = post.called.value;
  switch (ask) {
    case 'whose':
      return [post.draft.value.mandate ? say.forOther(who) : say.whoseTitle, online ? '' : say.offlineKeep];
    case 'person':
      return [say.personTitle, say.personText];
    case 'consent':
      return [say.consentTitle(who), ''];
    case 'guardian':
      return ['new', 'again'].includes(guardianAsk(post.draft.value))
        ? [say.guardianTitle, say.guardianText]
        : [say.guardianKnownTitle, say.guardianKnownText];
    case 'story':
      return [
        post.changing ? say.storyChange : self || who === '' ? say.storySelf : say.storyTitle(who),
        self ? say.storyTextSelf : say.storyText(say.them[themOf(who, false)]),
      ];
    case 'needs':
      return [say.needsTitle, say.needsText];
    case 'time':
      return [say.timeTitle, say.timeText];
    case 'place':
      return [say.placeTitle, say.placeText];
    case 'look':
      return [say.lookTitle, say.lookText];
  }
}

/** What the button leads to: the next question, or the name of the next step. */
export function nextWords(post: Post): string {
  const say = words();
  const { at } = post.draft.value;
  const next = post.asks.value[post.asks.value.indexOf(at) + 1];
  if (next === undefined || post.draft.value.who === undefined) return say.nextPlain;
  return say.nextIs(STEP_OF[next] === STEP_OF[at] ? say.ask[next] : (say.steps[STEP_OF[next]] ?? ''));
}
