import type { ReadonlySignal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { pageWords } from '../main/i18n.ts';
import { Button } from './button.tsx';
import './photo-field.css';

type Taken = {
  readonly key: string;
  readonly state: 'drawing' | 'sending' | 'there' | 'broken' | 'unfit';
  readonly part: number;
  readonly drawn?: { readonly url: string };
  readonly title?: string;
};
export type Taking = {
  readonly taken: ReadonlySignal<readonly Taken[]>;
  take(files: readonly Blob[]): Promise<void>;
  again(key: string): Promise<void>;
  drop(key: string): void;
};
const AT_ONCE_ITEMS = 4;

const words = pageWords(
  {
    title: '照片',
    hint: '拍东西，不拍人。照片先在这台设备里重画一遍，地点、时间都不会带出去。',
    noFace: '照片里认不出任何人',
    add: '加一张照片',
    confirmFirst: '先点上面这一条，再选照片。',
    states: {
      drawing: '正在整理',
      sending: '正在送',
      there: '送到了',
      broken: '没送到，照片还在',
      unfit: '这个文件用不了',
    },
    again: '再送',
    drop: '去掉',
    one: (n: number) => `第 ${n} 张`,
  },
  {
    title: 'Photos',
    hint: 'Show things, not people. Each picture is drawn anew on this device, so where and when it was taken stays here.',
    noFace: 'Nobody can be recognised in it',
    add: 'Add a photo',
    confirmFirst: 'Tick the line above first.',
    states: {
      drawing: 'being prepared',
      sending: 'on its way',
      there: 'arrived',
      broken: 'did not arrive; it is still here',
      unfit: 'this file cannot be used',
    },
    again: 'Send again',
    drop: 'Remove',
    one: (n) => `Photo ${n}`,
  },
);

/** Takes up to four photos for what is being said. Whoever takes them says first that nobody is in them. */
export function PhotoField({ of }: { of: Taking }) {
  const say = words();
  const [noFace, setNoFace] = useState(false);
  const list = of.taken.value;
  return (
    <fieldset class="field photos">
      <legend class="label">{say.title}</legend>
      <p class="small quiet">{say.hint}</p>
      <label class="choice">
        <input type="checkbox" checked={noFace} onChange={(event) => setNoFace(event.currentTarget.checked)} />
        <span class="mid">{say.noFace}</span>
      </label>
      {list.length > 0 && (
        <ul class="photos-grid">
          {list.map((one, index) => (
            <li class="photos-one" key={one.key}>
              <div class="photos-frame">
                {one.drawn !== undefined && <img src={one.drawn.url} alt={say.one(index + 1)} />}
                {one.state === 'sending' && <progress value={one.part} max={1} aria-label={say.states.sending} />}
              </div>
              <span class="small" role="status">
                {one.title ?? say.states[one.state]}
              </span>
              <span class="photos-acts">
                {one.state === 'broken' && (
                  <Button size="small" onClick={() => void of.again(one.key)}>
                    {say.again}
                  </Button>
                )}
                {one.state !== 'drawing' && one.state !== 'sending' && (
                  <Button size="small" look="quiet" onClick={() => of.drop(one.key)}>
                    {say.drop}
                  </Button>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {list.length < AT_ONCE_ITEMS &&
        (noFace ? (
          <label class="button photos-pick" data-look="plain">
            {say.add}
            <input
              type="file"
              accept="image/*"
              capture="environment"
              onChange={(event) => {
                const input = event.currentTarget;
                void of.take([...(input.files ?? [])]);
                input.value = '';
              }}
            />
          </label>
        ) : (
          <p class="small quiet">{say.confirmFirst}</p>
        ))}
    </fieldset>
  );
}
