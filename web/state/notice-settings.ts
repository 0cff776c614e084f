import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Channel, Timing, Topic } from '../../shared/notices/topics.ts';
import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { codeDigits } from '../main/digits.ts';
import { createLoad, type Load } from './load.ts';
import { createSubmit, type Submit } from './submit.ts';

export type NoticeSettings = ReplyTo<'GET /api/my/notice-settings'>;
type Wants = Pick<NoticeSettings, 'choices' | 'quiet' | 'digestHour' | 'dailyLimit'>;
const MAIL = /^[\w.+-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

export type NoticeScreen = {
  readonly settings: Load<NoticeSettings>;
  /** What the screen shows: as stored, with what was changed since. */
  readonly wants: ReadonlySignal<Wants | undefined>;
  readonly changed: ReadonlySignal<boolean>;
  readonly save: Submit<[wants: Wants], NoticeSettings>;
  choose(topic: Topic, channel: Channel, timing: Timing): void;
  change(part: Partial<Omit<Wants, 'choices'>>): void;
  saveAll(): Promise<boolean>;
  /** Texts once more, after the number had opted out. */
  readonly resume: Submit<[], NoticeSettings>;
  readonly mail: MailSteps;
  start(): void;
};
/** An address is typed, a code comes there, the code is typed. */
export type MailSteps = {
  readonly email: ReadonlySignal<string>;
  readonly code: ReadonlySignal<string>;
  readonly at: ReadonlySignal<'address' | 'code'>;
  readonly fits: ReadonlySignal<boolean>;
  readonly ask: Submit<[email: string], unknown>;
  readonly confirm: Submit<[email: string, code: string], NoticeSettings>;
  readonly remove: Submit<[], NoticeSettings>;
  setEmail(text: string): void;
  setCode(text: string): void;
  askCode(): Promise<void>;
  confirmCode(): Promise<boolean>;
  reset(): void;
};

/** How I want to be told. */
export function createNoticeSettings(app: Pick<App, 'client' | 'newKey'>): NoticeScreen {
  const { client, newKey } = app;
  const settings = createLoad(() => client.read('GET /api/my/notice-settings', {}));
  const draft = signal<Wants | undefined>(undefined);
  const stored = computed(() => settings.data.value && wantsOf(settings.data.value));
  const wants = computed(() => draft.value ?? stored.value);
  const save = createSubmit(newKey, (key, body: Wants) => client.send('PUT /api/my/notice-settings', { body }, key));
  return {
    settings,
    wants,
    changed: computed(() => draft.value !== undefined && JSON.stringify(draft.value) !== JSON.stringify(stored.value)),
    save,
    choose(topic, channel, timing) {
      if (wants.value === undefined) return;
      const { choices } = wants.value;
      draft.value = { ...wants.value, choices: { ...choices, [topic]: { ...choices[topic], [channel]: timing } } };
    },
    change(part) {
      if (wants.value !== undefined) draft.value = { ...wants.value, ...part };
    },
    async saveAll() {
      if (draft.value === undefined) return false;
      const answer = await save.send(draft.value);
      if (answer === undefined) return false;
      settings.set(answer);
      draft.value = undefined;
      return true;
    },
    resume: createSubmit(newKey, async (key) => {
      const answer = await client.send('POST /api/my/text-resumptions', {}, key);
      settings.set(answer);
      return answer;
    }),
    mail: createMailSteps(app, settings),
    start: () => void settings.load(),
  };
}

function wantsOf({ choices, quiet, digestHour, dailyLimit }: NoticeSettings): Wants {
  return { choices, quiet, digestHour, dailyLimit };
}

function createMailSteps(
  { client, newKey }: Pick<App, 'client' | 'newKey'>,
  settings: Load<NoticeSettings>,
): MailSteps {
  const [email, code, at] = [signal(''), signal(''), signal<'address' | 'code'>('address')];
  const ask = createSubmit(newKey, (key, to: string) =>
    client.send('POST /api/my/mail-codes', { body: { email: to } }, key),
  );
  const confirm = createSubmit(newKey, (key, to: string, digits: string) =>
    client.send('PUT /api/my/mail', { body: { email: to, code: digits } }, key),
  );
  return {
    email,
    code,
    at,
    fits: computed(() => (at.value === 'address' ? MAIL.test(email.value.trim()) : /^\d{6}$/.test(code.value))),
    ask,
    confirm,
    remove: createSubmit(newKey, async (key) => {
      const answer = await client.send('DELETE /api/my/mail', {}, key);
      settings.set(answer);
      return answer;
    }),
    setEmail: (text) => {
      email.value = text;
    },
    setCode: (text) => {
      code.value = codeDigits(text);
    },
    async askCode() {
      if ((await ask.send(email.value.trim())) !== undefined) at.value = 'code';
    },
    async confirmCode() {
      const answer = await confirm.send(email.value.trim(), code.value);
      if (answer !== undefined) settings.set(answer);
      return answer !== undefined;
    },
    reset() {
      [email.value, code.value, at.value] = ['', '', 'address'];
      ask.clear();
      confirm.clear();
    },
  };
}
