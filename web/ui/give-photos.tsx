import type { ReadonlySignal } from '@preact/signals';
import { Button } from './button.tsx';
import { PhotoField, type Taking } from './photo-field.tsx';
import './give-photos.css';

type Giving = {
  readonly photos: Taking & {
    readonly ids: ReadonlySignal<readonly string[]>;
    readonly busy: ReadonlySignal<boolean>;
  };
  readonly give: {
    readonly busy: ReadonlySignal<boolean>;
    readonly problem: ReadonlySignal<{ readonly title: string } | undefined>;
    readonly done: ReadonlySignal<unknown>;
    send(): Promise<unknown>;
  };
};

/** What the pictures are for, the pictures, and a press that gives them; afterwards a sentence that they are given. */
export function GivePhotos({
  of: { photos, give },
  text,
  press,
  given,
}: {
  of: Giving;
  text: string;
  press: string;
  given: string;
}) {
  if (give.done.value !== undefined)
    return (
      <p class="note" role="status">
        {given}
      </p>
    );
  return (
    <section class="give-photos">
      <p class="mid quiet">{text}</p>
      <PhotoField of={photos} />
      {give.problem.value !== undefined && (
        <p class="fault-note" role="alert">
          {give.problem.value.title}
        </p>
      )}
      {photos.ids.value.length > 0 && (
        <Button look="pine" wide busy={give.busy.value || photos.busy.value} onClick={() => void give.send()}>
          {press}
        </Button>
      )}
    </section>
  );
}
