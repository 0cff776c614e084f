import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Purpose } from '../../shared/guardians/purposes.ts';
import type { App } from '../main/app.ts';
import type { Problem } from '../main/problem.ts';
import { createLoad } from './load.ts';
import type { Draft } from './post-draft.ts';
import { createSubmit, type Submit } from './submit.ts';

/** What a known child's guardian has consented to, and noting at the visit what is missing. */
export type PostConsents = {
  readonly busy: ReadonlySignal<boolean>;
  /** Why it could not be read; that nobody is on record is no fault. */
  readonly problem: ReadonlySignal<Problem | undefined>;
  /** A yes was pressed before it was said how the guardian agreed. */
  readonly wayMissing: ReadonlySignal<boolean>;
  readonly note: Submit<[purpose: Purpose], true>;
  read(): Promise<void>;
  press(purpose: Purpose): Promise<void>;
};

export function createPostConsents(
  { client, newKey }: Pick<App, 'client' | 'newKey'>,
  draft: ReadonlySignal<Draft>,
  change: (answers: Partial<Draft>) => void,
): PostConsents {
  const wayMissing = signal(false);
  const params = () => ({ personId: draft.value.personId ?? '' });
  const load = createLoad(() => client.read('GET /api/children/:personId/consents', { params: params() }));
  async function read(): Promise<void> {
    const { who, personId } = draft.value;
    if (who !== 'known' || personId === undefined) return;
    await load.load();
    if (draft.value.personId !== personId) return;
    const found = load.problem.value === undefined ? load.data.value : undefined;
    if (found === undefined && load.problem.value?.code !== 'not_found') return;
    change({
      childConsents: found && {
        linked: found.linked,
        given: found.consents.filter(({ given }) => given).map(({ purpose }) => purpose),
        mayRecord: found.mayRecord,
      },
    });
  }
  const note = createSubmit(newKey, async (key, purpose: Purpose) => {
    const way = draft.value.guardianWay;
    if (way === undefined) throw new Error('noted without saying how it was said');
    await client.send(
      'PUT /api/children/:personId/consents',
      { params: params(), body: { purpose, given: true, way } },
      key,
    );
    await read();
    return true as const;
  });
  return {
    busy: load.busy,
    problem: computed(() => (load.problem.value?.code === 'not_found' ? undefined : load.problem.value)),
    wayMissing: computed(() => wayMissing.value && draft.value.guardianWay === undefined),
    note,
    read,
    async press(purpose) {
      wayMissing.value = draft.value.guardianWay === undefined;
      if (!wayMissing.value) await note.send(purpose);
    },
  };
}
