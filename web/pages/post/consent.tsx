import './who.css';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { language } from '../../main/i18n.ts';
import { voiceFor } from '../../main/speech.ts';
import type { Post } from '../../state/post.ts';
import { Button } from '../../ui/button.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { Choice } from '../../ui/field.tsx';
import { volume2Icon } from '../../ui/icons-more.ts';
import { FaultLine } from './parts.tsx';
import { words } from './words.ts';

/** What is read aloud to the person, and how they agreed. */
export function ConsentAsk({ post }: { post: Post }) {
  const draft = post.draft.value;
  const say = words();
  const text = say.consentText(post.called.value);
  const child = post.asks.value.includes('guardian');
  return (
    <>
      <blockquote class="post-aloud">
        <p>{text}</p>
        <Speak text={text} />
      </blockquote>
      <Choice
        legend={say.howAgreed}
        options={(['spoken', 'by_phone', 'signed', 'recorded'] as const).map((way) => [way, say.ways[way]] as const)}
        value={draft.way}
        onChange={(way) => post.change({ way, wayAt: Date.now() })}
      />
      <FaultLine faults={post.faults.value} of="way" />
      <div class="field">
        <span class="label">{say.heardTitle}</span>
        <Chips label={say.heardTitle} wrap>
          {(['visit', 'phone', 'school'] as const).map((heard) => (
            <Chip key={heard} soft on={draft.heard === heard} onClick={() => post.change({ heard })}>
              {say.heard[heard]}
            </Chip>
          ))}
        </Chips>
      </div>
      {child && <p class="mid quiet">{say.childText(post.called.value)}</p>}
    </>
  );
}

/** The phone reads it aloud, where it can. */
function Speak({ text }: { text: string }) {
  const [speaking, setSpeaking] = useState(false);
  useEffect(() => () => globalThis.speechSynthesis?.cancel(), []);
  const voice = useMemo(() => voiceFor(language.value), [language.value]);
  if (voice.value === 'none') return null;
  const toggle = () => {
    speechSynthesis.cancel();
    if (speaking) return setSpeaking(false);
    const said = new SpeechSynthesisUtterance(text);
    said.lang = document.documentElement.lang;
    said.rate = 0.9;
    said.onend = () => setSpeaking(false);
    said.onerror = () => setSpeaking(false);
    speechSynthesis.speak(said);
    setSpeaking(true);
  };
  return (
    <Button look="pine" size="small" icon={volume2Icon} onClick={toggle}>
      {speaking ? words().stopReading : words().readAloud}
    </Button>
  );
}
