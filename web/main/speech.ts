import { type ReadonlySignal, signal } from '@preact/signals';

/** Reading aloud by the phone's own voice. `none`: this phone has no voice for the language, and the page says so. */
export type Voice = 'ready' | 'none';
const VOICES_WAIT_MS = 1_500;
/** Slower than the voice's own pace: it is listened to, not skimmed. */
const RATE = 0.85;

/** Whether this phone can read that language aloud. Voices come late in some browsers, so it is asked twice. */
export function voiceFor(language: 'zh' | 'en'): ReadonlySignal<Voice> {
  const speech: SpeechSynthesis | undefined = globalThis.speechSynthesis;
  const has = () => speech?.getVoices().some((voice) => voice.lang.toLowerCase().startsWith(language)) === true;
  const voice = signal<Voice>(has() ? 'ready' : 'none');
  if (speech === undefined || voice.value === 'ready') return voice;
  const look = () => {
    if (has()) voice.value = 'ready';
  };
  speech.addEventListener?.('voiceschanged', look, { once: true });
  setTimeout(look, VOICES_WAIT_MS);
  return voice;
}

/** Reads the sentences one after another, instead of whatever was being read. */
export function readAloud(sentences: readonly string[], language: 'zh' | 'en'): void {
  speechSynthesis.cancel();
  for (const sentence of sentences) {
    const utterance = new SpeechSynthesisUtterance(sentence);
    utterance.lang = language === 'zh' ? 'zh-CN' : 'en-GB';
    utterance.rate = RATE;
    speechSynthesis.speak(utterance);
  }
}
export function stopReading(): void {
  globalThis.speechSynthesis?.cancel();
}
