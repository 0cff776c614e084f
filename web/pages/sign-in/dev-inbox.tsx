import { momentWords } from '../../main/format.ts';
import { createDevInbox } from '../../state/dev-inbox.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Button } from '../../ui/button.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { words } from './words.ts';
import './sign-in.css';

/** Only where nothing is real: the texts that would have been sent. */
export function DevInboxPage({ app }: PageProps) {
  const screen = useScreen(() => createDevInbox(app), [app]);
  const w = words();
  return (
    <>
      <TopBar
        backTo={{ to: '/sign-in', label: w.devBack }}
        aside={
          <Button size="small" onClick={() => void screen.texts.load()}>
            {w.devAgain}
          </Button>
        }
      />
      <div class="page narrow sign-in">
        <div>
          <h1>{w.devTitle}</h1>
          <p class="small quiet">{w.devText}</p>
        </div>
        <Loaded of={screen.texts} bones={<RowBones />}>
          {(texts) =>
            texts.length === 0 ? (
              <Drawn kind="empty" title={w.devNone} text={w.devNoneText} />
            ) : (
              <ul class="dev-texts">
                {texts.map((text) => (
                  <li class="card" key={`${text.at}${text.to}${text.text}`}>
                    <p class="small quiet figures">
                      {w.channels[text.channel](text.to)}
                      <span>{momentWords(text.at, app.now())}</span>
                    </p>
                    <p class="dev-text">{text.text}</p>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </div>
    </>
  );
}
