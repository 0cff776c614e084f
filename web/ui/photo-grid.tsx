import { useState } from 'preact/hooks';
import type { PhotoView } from '../../shared/photos/contract.ts';
import { pageWords } from '../main/i18n.ts';
import type { Problem } from '../main/problem.ts';
import { Button } from './button.tsx';
import './photo-field.css';
import { Sheet } from './sheet.tsx';

type Act = { readonly busy: { readonly value: boolean }; readonly problem: { readonly value: Problem | undefined } };
type Acts = Record<'publish' | 'hide' | 'remove', Act & { send(photoId: string): Promise<unknown> }>;

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
    publish: 'Show to everybody',
    hide: 'Show to nobody else',
    remove: 'Delete',
    sheet: 'Show this photo to everybody',
    sheetText: 'Anybody can see it then. Look once more: faces, door numbers, papers, a child’s things.',
    noFace: 'I have looked: nobody can be recognised',
  },
);

/** Photos that may be seen, each with what may be done with it. */
export function PhotoGrid({ items, acts }: { items: readonly PhotoView[]; acts?: Acts }) {
  const say = words();
  const [showing, show] = useState<string>();
  if (items.length === 0) return null;
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
            <span class="small quiet">{stateWords(photo)}</span>
            {acts !== undefined && (
              <span class="photos-acts">
                {photo.can.includes('publishPhoto') && (
                  <Button size="small" onClick={() => show(photo.photoId)}>
                    {say.publish}
                  </Button>
                )}
                {photo.can.includes('hidePhoto') && (
                  <Button size="small" onClick={() => void acts.hide.send(photo.photoId)}>
                    {say.hide}
                  </Button>
                )}
                {photo.can.includes('removePhoto') && (
                  <Button size="small" look="quiet" onClick={() => void acts.remove.send(photo.photoId)}>
                    {say.remove}
                  </Button>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
      {acts !== undefined && (
        <Sheet open={showing !== undefined} onClose={() => show(undefined)} title={say.sheet}>
          <p class="mid">{say.sheetText}</p>
          {acts.publish.problem.value !== undefined && (
            <p class="fault-note" role="alert">
              {acts.publish.problem.value.title}
            </p>
          )}
          <Button
            look="main"
            wide
            busy={acts.publish.busy.value}
            onClick={() => void acts.publish.send(showing ?? '').then((done) => done !== undefined && show(undefined))}
          >
            {say.noFace}
          </Button>
        </Sheet>
      )}
    </>
  );
}

function stateWords({ state, public: open }: PhotoView): string {
  const say = words();
  if (state === 'refused') return say.refused;
  if (state !== 'ready') return say.waits;
  return open ? say.public : say.own;
}
