import type { Post } from '../../state/post.ts';
import { words } from './words.ts';

/** The sentence above a question: for whom, and that they agreed. */
export function Recap({ post }: { post: Post }) {
  const { who, way } = post.draft.value;
  const say = words();
  if (post.changing || who === undefined || post.called.value === '') return null;
  return (
    <p class="post-recap mid">
      <b>{who === 'self' ? say.forSelf : say.forOther(post.called.value)}</b>
      {who !== 'self' && way !== undefined && <span class="quiet">{say.agreed(say.ways[way])}</span>}{' '}
      <button
        type="button"
        class="text-button"
        onClick={() => post.goTo(who === 'self' || post.draft.value.mandate ? 'whose' : 'person')}
      >
        {say.change}
      </button>
    </p>
  );
}
