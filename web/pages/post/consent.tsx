import './who.css';
import { useEffect, useState } from 'preact/hooks';
import type { Post } from '../../state/post.ts';
import { Button } from '../../ui/button.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { volume2Icon } from '../../ui/icons-more.ts';
import { FaultLine, faultWords } from './parts.tsx';
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
  if (typeof globalThis.speechSynthesis === 'undefined') return null;
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

/** A child's wish needs the consent of a guardian, with a record of who, when and how. */
export function GuardianAsk({ post }: { post: Post }) {
  const draft = post.draft.value;
  const faults = post.faults.value;
  const say = words();
  return (
    <>
      <Field
        label={say.guardianName}
        value={draft.guardianName}
        maxLength={40}
        autoComplete="off"
        fault={faultWords(faults, 'guardianName')}
        onInput={(guardianName) => post.change({ guardianName })}
      />
      <div class="field">
        <span class="label">{say.relation}</span>
        <Chips label={say.relation} wrap>
          {(['mother', 'father', 'grandparent', 'other_guardian'] as const).map((guardianRelation) => (
            <Chip
              key={guardianRelation}
              soft
              on={draft.guardianRelation === guardianRelation}
              onClick={() => post.change({ guardianRelation })}
            >
              {say.relations[guardianRelation]}
            </Chip>
          ))}
        </Chips>
        <FaultLine faults={faults} of="guardianRelation" />
      </div>
      <Field
        label={say.guardianPhone}
        value={draft.guardianPhone}
        type="tel"
        inputMode="tel"
        maxLength={11}
        autoComplete="off"
        fault={faultWords(faults, 'guardianPhone')}
        onInput={(guardianPhone) => post.change({ guardianPhone })}
      />
      <Choice
        legend={say.howAgreed}
        options={(['spoken', 'by_phone', 'signed', 'recorded'] as const).map((way) => [way, say.ways[way]] as const)}
        value={draft.guardianWay}
        onChange={(guardianWay) => post.change({ guardianWay, guardianWayAt: Date.now() })}
      />
      <FaultLine faults={faults} of="guardianWay" />
    </>
  );
}
