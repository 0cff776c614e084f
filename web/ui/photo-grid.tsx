import { useState } from 'preact/hooks';
import type { PhotoView } from '../../shared/photos/contract.ts';
import { pageWords } from '../main/i18n.ts';
import type { Problem } from '../main/problem.ts';
import { Button } from './button.tsx';
import './photo-field.css';
import { Sheet } from './sheet.tsx';

type Act = {
  readonly busy: { readonly value: boolean };
  readonly problem: { readonly value: Problem | undefined };
  send(photoId: string): Promise<unknown>;
  clear(): void;
};
type Acts = Record<'publish' | 'hide' | 'remove', Act>;

const words = pageWords(
  {
    waits: '还在检查',
    refused: '没通过检查，请重拍',
    public: '大家都看得到',
    own: '只给经办的人看',
    alt: (n: number) => `照片 ${n}`,
    publish: '给大家看',
    hide: '不给大家看',
    remove: '删掉',
    removeSheet: '删掉这张照片',
    removeText: '删了就找不回来，谁也看不到了。',
    sheet: '给大家看这张照片',
    sheetText: '愿望墙上谁都看得到。再看一眼：有没有人脸、门牌、证件、孩子的东西。',
    noFace: '我看过了，认不出任何人',
  },
  {
    waits: 'being checked',
    refused: 'did not pass; please take it again',
    public: 'everybody sees it',
    own: 'for those concerned only',
    alt: (n) => `Photo ${n}`,
    publish: 'Publish',
    hide: 'Unpublish',
    remove: 'Delete',
    removeSheet: 'Delete this photo',
    removeText: 'It cannot be brought back, and nobody will see it any more.',
    sheet: 'Show this photo to everybody',
    sheetText: 'Anybody can see it then. Look once more: faces, door numbers, papers, a child’s things.',
    noFace: 'Nobody can be recognised',
  },
);

type Asked = { readonly act: 'publish' | 'remove'; readonly photo: PhotoView; readonly alt: string };

/** Photos that may be seen, each with what may be done with it. */
export function PhotoGrid({ items, acts }: { items: readonly PhotoView[]; acts?: Acts }) {
  const say = words();
  const [asked, ask] = useState<Asked>();
  if (items.length === 0 && asked === undefined) return null;
  const open = (next: Asked) => {
    acts?.[next.act].clear();
    ask(next);
  };
  const hiding = acts?.hide.problem.value;
  return (
    <>
      <ul class="photos-grid">
        {items.map((photo, index) => (
          <li class="photos-one" key={photo.photoId}>
            <div class="photos-frame">
              {photo.url !== undefined && (
                <a href={photo.url} target="_blank" rel="noreferrer">
                  <img src={photo.url} alt={say.alt(index + 1)} loading="lazy" />
                </a>
              )}
            </div>
            {(!photo.public || photo.mine || photo.can.length > 0) && (
              <span class="small quiet">{stateWords(photo)}</span>
            )}
            {acts !== undefined && (
              <span class="photos-acts">
                {/* One button for both, so that who pressed it is still on it when it says the other. */}
                {(photo.can.includes('publishPhoto') || photo.can.includes('hidePhoto')) && (
                  <Button
                    size="small"
                    busy={acts.hide.busy.value}
                    onClick={() =>
                      photo.public
                        ? void acts.hide.send(photo.photoId)
                        : open({ act: 'publish', photo, alt: say.alt(index + 1) })
                    }
                  >
                    {photo.public ? say.hide : say.publish}
                  </Button>
                )}
                {photo.can.includes('removePhoto') && (
                  <Button
                    size="small"
                    look="quiet"
                    onClick={() => open({ act: 'remove', photo, alt: say.alt(index + 1) })}
                  >
                    {say.remove}
                  </Button>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
      {hiding !== undefined && (
        <p class="fault-note" role="alert">
          {hiding.title}
        </p>
      )}
      {acts !== undefined && (
        <Sheet
          open={asked !== undefined}
          onClose={() => ask(undefined)}
          title={asked?.act === 'remove' ? say.removeSheet : say.sheet}
        >
          {asked !== undefined && <Asking of={asked} act={acts[asked.act]} onDone={() => ask(undefined)} />}
        </Sheet>
      )}
    </>
  );
}

/** The photo itself, large: whoever answers for it looks at it and not at its thumbnail. */
function Asking({ of: { act, photo, alt }, act: command, onDone }: { of: Asked; act: Act; onDone: () => void }) {
  const say = words();
  const problem = command.problem.value;
  return (
    <>
      <p class="mid">{act === 'remove' ? say.removeText : say.sheetText}</p>
      {photo.url !== undefined && (
        <img class="photos-large" src={photo.url} alt={alt} width={photo.width} height={photo.height} />
      )}
      {problem !== undefined && (
        <p class="fault-note" role="alert">
          {problem.title}
        </p>
      )}
      <Button
        look={act === 'remove' ? 'alert' : 'main'}
        wide
        busy={command.busy.value}
        onClick={() => void command.send(photo.photoId).then((done) => done !== undefined && onDone())}
      >
        {act === 'remove' ? say.remove : say.noFace}
      </Button>
    </>
  );
}

function stateWords({ state, public: open }: PhotoView): string {
  const say = words();
  if (state === 'refused') return say.refused;
  if (state !== 'ready') return say.waits;
  return open ? say.public : say.own;
}
