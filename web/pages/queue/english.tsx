import type { VerificationView } from '../../../shared/wishes/verification.ts';
import { words } from './words.ts';

/** What will be public in English, where it was said in English too: whoever reads it there reads these words. */
export function InEnglish({ suggested, rewritten }: Pick<VerificationView, 'suggested'> & { rewritten: boolean }) {
  const say = words();
  const { title, story, needs } = suggested;
  const lines = [title, story, ...needs].flatMap(({ en }) => (en === undefined ? [] : [en]));
  if (lines.length === 0) return null;
  return (
    <section class="card queue-text queue-english" aria-label={say.inEnglish}>
      <h2 class="small quiet">{say.inEnglish}</h2>
      <div class="queue-words" lang="en">
        {title.en !== undefined && <p class="queue-words-title">{title.en}</p>}
        {story.en !== undefined && <p>{story.en}</p>}
        {needs.map(({ en }, at) => en !== undefined && <p key={at}>{en}</p>)}
      </div>
      {rewritten && <p class="queue-text-foot small quiet">{say.englishStays}</p>}
    </section>
  );
}
