import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { VerificationView } from '../../shared/wishes/contract.ts';
import type { Check, Finding } from '../../shared/wishes/wish.ts';
import type { App } from '../main/app.ts';
import { createLoad } from './load.ts';
import { scanner } from './marks.ts';
import { type Field, firstMark, type Mark, type Piece, piecesOf } from './masked-text.ts';
import { createSubmit } from './submit.ts';

/** In the order of the list on screen. */
export const CHECK_LIST: readonly Check[] = ['willing', 'true', 'doable', 'no_cash', 'not_identifying', 'not_duplicate'];
export type Decision = 'publish' | 'return' | 'reject' | 'escalate';
export type Text = { readonly title: string; readonly story: string };
export type EvidenceKind = VerificationView['evidence'][number]['kind'];
export type Verification = ReturnType<typeof createVerification>;

type Marks = Readonly<Record<Field, readonly Mark[]>>;
const NO_MARKS: Marks = { title: [], story: [] };

/** One wish on the verifier's desk, from opening it to the decision. */
export function createVerification(app: Pick<App, 'client' | 'newKey'>, wishId: string, decided: (decision: Decision) => void) {
  const params = { wishId };
  const view = createLoad<VerificationView>(() => app.client.read('GET /api/wishes/:wishId/verification', { params }));
  const marks = signal<Marks>(NO_MARKS);
  /** The public text as somebody rewrote it by hand; until then it follows from the marks. */
  const written = signal<Text | undefined>(undefined);
  const vouched = signal<readonly string[]>([]);
  const showPublic = signal(false);
  const ticked = signal<readonly Check[] | undefined>(undefined);
  const scan = scanner();
  let saving: Promise<void> | undefined;

  const pieces = computed<Readonly<Record<Field, readonly Piece[]>>>(() => {
    const data = view.data.value;
    if (data === undefined) return { title: [], story: [] };
    return {
      title: piecesOf('title', data.original.title.zh, data.findings.title, marks.value.title),
      story: piecesOf('story', data.original.story.zh, data.findings.story, marks.value.story),
    };
  });
  const checks = computed(() => ticked.value ?? view.data.value?.checks ?? []);

  function textOf(field: Field, data: VerificationView): string {
    const findings = data.findings[field];
    const masked = findings.filter((finding, index) => (marks.value[field][index] ?? firstMark(finding)) === 'masked');
    if (masked.length === findings.length) return data.suggested[field].zh;
    return scan.value?.applyMasks(data.original[field].zh, masked) ?? data.suggested[field].zh;
  }
  /** What the public would read. */
  const text = computed<Text>(() => {
    const data = view.data.value;
    if (written.value !== undefined) return written.value;
    return data === undefined ? { title: '', story: '' } : { title: textOf('title', data), story: textOf('story', data) };
  });
  const found = (value: string): readonly Finding[] => {
    const data = view.data.value;
    if (written.value === undefined || data === undefined) return [];
    const known = { names: [data.person.name, ...(data.guardian === undefined ? [] : [data.guardian.name])], addresses: [data.address.building] };
    return scan.value?.publicTextFindings(value, known, vouched.value) ?? [];
  };
  /** Places in the rewritten text that still identify somebody. */
  const remaining = computed(() => ({ title: found(text.value.title), story: found(text.value.story) }));
  const all = computed(() => [...pieces.value.title, ...pieces.value.story].filter((piece) => piece.kind === 'finding'));
  const openPlaces = computed(() => (written.value === undefined ? all.value.filter((piece) => piece.mark === 'open').length : remaining.value.title.length + remaining.value.story.length));
  const uncleared = computed(() => (view.data.value?.similar ?? []).filter((one) => !one.cleared).length);
  /** What stands between this wish and the wall; empty when it can be published. */
  const lacking = computed<readonly Check[]>(() =>
    CHECK_LIST.filter((check) => !checks.value.includes(check) || (check === 'not_identifying' && openPlaces.value > 0) || (check === 'not_duplicate' && uncleared.value > 0)),
  );

  const take = createSubmit(app.newKey, (key) => app.client.send('POST /api/wishes/:wishId/verification', { params }, key));
  const save = createSubmit(app.newKey, (key, body: { checks?: Check[]; notSame?: string[] }) => app.client.send('PATCH /api/wishes/:wishId/verification', { params, body }, key));
  const note = createSubmit(app.newKey, (key, kind: EvidenceKind, text: string) => app.client.send('POST /api/wishes/:wishId/evidence', { params, body: { kind, note: text } }, key));
  const publish = createSubmit(app.newKey, (key, body: Text, kept: readonly string[]) => {
    const suggested = view.data.value?.suggested;
    const words = (field: Field) => ({ zh: body[field].trim(), ...(suggested?.[field].en === undefined ? {} : { en: suggested[field].en }) });
    return app.client.send('POST /api/wishes/:wishId/publication', { params, body: { title: words('title'), story: words('story'), vouched: [...kept] } }, key);
  });
  const refuse = createSubmit(app.newKey, (key, how: Exclude<Decision, 'publish'>, reason: string) => {
    const sent = { params, body: { reason } };
    if (how === 'return') return app.client.send('POST /api/wishes/:wishId/return', sent, key);
    return how === 'reject' ? app.client.send('POST /api/wishes/:wishId/rejection', sent, key) : app.client.send('POST /api/wishes/:wishId/escalation', sent, key);
  });

  async function open(): Promise<void> {
    await view.load();
    // Opening it is starting it; the clock and the poster can then see that somebody is at it.
    if (view.data.value?.wish.state === 'submitted' && view.keptAt.value === undefined && (await take.send()) !== undefined) await view.load();
  }
  /** Ticks may come faster than answers: the last state is always the one that gets saved. */
  function saveChecks(): Promise<void> {
    saving ??= (async () => {
      for (let sent: readonly Check[] | undefined; ticked.value !== undefined && sent !== ticked.value; ) {
        sent = ticked.value;
        if ((await save.send({ checks: [...sent] })) === undefined) ticked.value = undefined;
        else if (view.data.value !== undefined) view.set({ ...view.data.value, checks: [...sent] });
      }
    })().finally(() => {
      saving = undefined;
    });
    return saving;
  }
  function setMark(field: Field, index: number, mark: Mark): void {
    const findings = view.data.value?.findings[field] ?? [];
    marks.value = { ...marks.value, [field]: findings.map((finding, at) => (at === index ? mark : (marks.value[field][at] ?? firstMark(finding)))) };
  }

  return {
    view,
    pieces,
    text,
    written: computed(() => written.value !== undefined),
    remaining,
    checks,
    lacking,
    openPlaces,
    /** Places in all, and those taken out or vouched for. */
    places: computed(() => {
      // The same words in title and story are one place to the reader.
      const texts = new Set(all.value.map((piece) => piece.text));
      const open = new Set(all.value.filter((piece) => piece.mark === 'open').map((piece) => piece.text));
      return { all: texts.size, done: texts.size - open.size };
    }),
    showPublic: showPublic as ReadonlySignal<boolean>,
    taking: take,
    saving: save,
    noting: note,
    publishing: publish,
    refusing: refuse,
    start: (): void => void open(),
    mask: (field: Field, index: number) => setMark(field, index, 'masked'),
    /** Leaves a soft place as it is, or takes a decision back. */
    unmask(field: Field, index: number): void {
      const finding = view.data.value?.findings[field][index];
      if (finding !== undefined) setMark(field, index, finding.hard ? 'open' : 'kept');
    },
    /** The next place that waits; false when none does. */
    maskNext(): boolean {
      const next = all.value.find((piece) => piece.mark === 'open');
      if (next?.kind !== 'finding') return false;
      setMark(next.field, next.index, 'masked');
      return true;
    },
    togglePublic(): void {
      showPublic.value = !showPublic.value;
    },
    write(part: Partial<Text>): void {
      written.value = { ...text.value, ...part };
    },
    /** Soft places of the rewritten text that identify nobody. */
    vouch(piece: string): void {
      vouched.value = [...new Set([...vouched.value, piece])].slice(0, 10);
    },
    /** Back to the original with its masks. */
    dropWritten(): void {
      batch(() => {
        written.value = undefined;
        vouched.value = [];
      });
    },
    tick(check: Check, on: boolean): Promise<void> {
      const before = checks.value;
      ticked.value = CHECK_LIST.filter((one) => (one === check ? on : before.includes(one)));
      return saveChecks();
    },
    async notSame(id: string): Promise<void> {
      await saving;
      if ((await save.send({ notSame: [id] })) === undefined) return;
      const data = view.data.value;
      if (data !== undefined) view.set({ ...data, similar: data.similar.map((one) => (one.id === id ? { ...one, cleared: true } : one)) });
    },
    async addNote(kind: EvidenceKind, text: string): Promise<boolean> {
      if ((await note.send(kind, text.trim())) === undefined) return false;
      await view.load();
      return true;
    },
    /** Publishes what `text` says; does nothing while something is lacking. */
    async publish(): Promise<boolean> {
      await saving;
      if (lacking.value.length > 0 || view.data.value === undefined) return false;
      const kept = written.value === undefined ? all.value.filter((piece) => piece.mark === 'kept').map((piece) => piece.text.trim()) : vouched.value;
      if ((await publish.send(text.value, [...new Set(kept)].slice(0, 10))) === undefined) return false;
      decided('publish');
      return true;
    },
    async refuse(how: Exclude<Decision, 'publish'>, reason: string): Promise<boolean> {
      if ((await refuse.send(how, reason.trim())) === undefined) return false;
      decided(how);
      return true;
    },
  };
}
