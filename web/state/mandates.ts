import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { chinaDayStart, DAY_MS } from '../../shared/kernel/time.ts';
import type { MandateProof, MandatePurpose, MandateTie } from '../../shared/mandates/mandate.ts';
import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { isPhone, phoneDigits } from '../main/digits.ts';
import { createLoad } from './load.ts';
import { createSubmit } from './submit.ts';

export type MandateView = ReplyTo<'GET /api/my/mandates'>['given'][number];
export type Affairs = ReplyTo<'GET /api/people/:personId/affairs'>;

/** Answers of the form. Days instead of a date: "three months" is what people say. */
export type MandateDraft = {
  readonly name: string;
  readonly phone: string;
  readonly tie: MandateTie | undefined;
  readonly purposes: readonly MandatePurpose[];
  readonly proof: MandateProof | undefined;
  readonly days: number;
};
export const MANDATE_DAYS = [30, 90, 180, 365] as const;
const EMPTY: MandateDraft = { name: '', phone: '', tie: undefined, purposes: [], proof: undefined, days: 90 };
export type Missing = 'name' | 'phone' | 'tie' | 'purposes' | 'proof';

/** What the form still lacks, in its order. A worker says what they heard or saw; one's own press needs none. */
export function missingOf(draft: MandateDraft, worker: boolean): readonly Missing[] {
  const lacks: readonly (readonly [Missing, boolean])[] = [
    ['name', draft.name.trim() === ''],
    ['phone', !isPhone(draft.phone)],
    ['tie', draft.tie === undefined],
    ['purposes', draft.purposes.length === 0],
    ['proof', worker && draft.proof === undefined],
  ];
  return lacks.filter(([, lack]) => lack).map(([name]) => name);
}

type Parts = Pick<App, 'client' | 'newKey' | 'now'>;

/** The form and the two commands, shared by the person's own screen and the worker's. */
function createActs({ client, newKey, now }: Parts, worker: boolean, again: () => Promise<void>) {
  const draft = signal<MandateDraft>(EMPTY);
  const shown = signal<readonly Missing[]>([]);
  const give = createSubmit(newKey, async (key, personId: string) => {
    const { name, phone, tie, purposes, proof, days } = draft.value;
    if (tie === undefined) throw new Error('sent with something missing');
    const until = chinaDayStart(now()) + (days + 1) * DAY_MS;
    const body = {
      name: name.trim(),
      phone: phoneDigits(phone),
      tie,
      purposes: [...purposes],
      until,
      ...(worker && proof !== undefined ? { proof } : {}),
    };
    const given = await client.send('POST /api/people/:personId/mandates', { params: { personId }, body }, key);
    await again();
    return given;
  });
  return {
    draft: draft as ReadonlySignal<MandateDraft>,
    missing: computed(() => shown.value.filter((name) => missingOf(draft.value, worker).includes(name))),
    change(answers: Partial<MandateDraft>): void {
      draft.value = { ...draft.value, ...answers };
    },
    open(): void {
      draft.value = EMPTY;
      shown.value = [];
      give.clear();
    },
    give,
    /** Shows what is missing, or gives it; true when it is given. */
    async send(personId: string): Promise<boolean> {
      shown.value = missingOf(draft.value, worker);
      return shown.value.length === 0 && (await give.send(personId)) !== undefined;
    },
    end: createSubmit(newKey, async (key, one: Pick<MandateView, 'id' | 'personId'>) => {
      const params = { personId: one.personId, mandateId: one.id };
      const ended = await client.send('DELETE /api/people/:personId/mandates/:mandateId', { params, body: {} }, key);
      await again();
      return ended;
    }),
  };
}

/** Who acts for me, and for whom I act. */
export function createMyMandates(app: Parts) {
  const list = createLoad(() => app.client.read('GET /api/my/mandates', {}));
  return { list, ...createActs(app, false, () => list.load()), start: (): void => void list.load() };
}

/** Who acts for one of the station's residents: what a worker records at a visit. */
export function createResidentMandates(app: Parts, personId: string) {
  const list = createLoad(() => app.client.read('GET /api/people/:personId/mandates', { params: { personId } }));
  return { list, ...createActs(app, true, () => list.load()), start: (): void => void list.load() };
}

/** The wishes and visits of somebody for whom I act. */
export function createAffairs(app: Pick<App, 'client'>, personId: string) {
  const affairs = createLoad<Affairs>(() =>
    app.client.read('GET /api/people/:personId/affairs', { params: { personId } }),
  );
  return { affairs, start: (): void => void affairs.load() };
}
