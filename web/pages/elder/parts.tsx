import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { OrgView } from '../../../shared/orgs/contract.ts';
import { unbroken } from '../../main/format.ts';
import { language, say } from '../../main/i18n.ts';
import { readAloud, stopReading, voiceFor } from '../../main/speech.ts';
import { WholeWords } from '../../ui/said.tsx';
import { WayHome } from './way-home.tsx';
import { words } from './words.ts';
import './elder.css';

/** One of at most three things to do on a screen: a verb, and below it what it is, in words. */
export function Big({
  to,
  title,
  text,
  onClick,
}: {
  to?: string;
  title: string;
  text?: string | undefined;
  onClick?: () => void;
}) {
  const inside = (
    <>
      <b>
        <WholeWords of={title} />
      </b>
      {text !== undefined && <span>{text}</span>}
    </>
  );
  return to === undefined ? (
    <button type="button" class="elder-big" onClick={onClick}>
      {inside}
    </button>
  ) : (
    <a class="elder-big" href={to}>
      {inside}
    </a>
  );
}

/** Reads the screen aloud by the phone's own voice; without one there is nothing to press (the first screen says why). */
export function ReadAloud({ sentences }: { sentences: readonly string[] }) {
  const voice = useMemo(() => voiceFor(language.value), [language.value]);
  const [reading, setReading] = useState(false);
  const w = words();
  useEffect(() => stopReading, []);
  if (voice.value === 'none') return null;
  return (
    <button
      type="button"
      class="elder-aloud"
      onClick={() => {
        if (reading) stopReading();
        else readAloud(sentences, language.value);
        setReading(!reading);
      }}
    >
      {reading ? w.stop : w.aloud}
    </button>
  );
}

/** Why nothing here is read aloud. */
export function NoVoice() {
  const voice = useMemo(() => voiceFor(language.value), [language.value]);
  return voice.value === 'none' ? <p class="elder-voice">{words().noVoice}</p> : null;
}

/** The telephone of the station: the one thing that works for everybody. */
export function CallStation({ station }: { station: Pick<OrgView, 'name' | 'phone'> | undefined }) {
  const w = words();
  if (station?.phone === undefined) {
    return (
      <a class="elder-call" href="/me">
        <b>{w.choose}</b>
        <span>{w.noStation}</span>
      </a>
    );
  }
  return (
    <a class="elder-call" href={`tel:${station.phone}`}>
      <b>{w.call}</b>
      <span class="figures">{w.callText(say(station.name), unbroken(station.phone))}</span>
    </a>
  );
}

/** `home`: the way home stands above it. */
export function ElderPage({ children, home = false }: { children: ComponentChildren; home?: boolean }) {
  return (
    <>
      {home && <WayHome />}
      <div class="page elder">{children}</div>
    </>
  );
}
