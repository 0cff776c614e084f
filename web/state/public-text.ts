import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { VerificationView } from '../../shared/wishes/verification.ts';
import type { Finding } from '../../shared/wishes/wish.ts';
import { scanner } from './marks.ts';
import { type Field, firstMark, type Mark, type Piece, piecesOf } from './masked-text.ts';

export type Text = { readonly title: string; readonly story: string };
type Marks = Readonly<Record<Field, readonly Mark[]>>;
const VOUCHED_LIMIT_ITEMS = 10;

/** What the public will read: the original with its masks, or what somebody wrote in its place. */
export function createPublicText(view: ReadonlySignal<VerificationView | undefined>) {
  const marks = signal<Marks>({ title: [], story: [] });
  /** As somebody rewrote it by hand; until then it follows from the marks. */
  const written = signal<Text | undefined>(undefined);
  const vouched = signal<readonly string[]>([]);
  const scan = scanner();

  const pieces = computed<Readonly<Record<Field, readonly Piece[]>>>(() => {
    const data = view.value;
    if (data === undefined) return { title: [], story: [] };
    return {
      title: piecesOf('title', data.original.title.zh, data.findings.title, marks.value.title),
      story: piecesOf('story', data.original.story.zh, data.findings.story, marks.value.story),
    };
  });
  function textOf(field: Field, data: VerificationView): string {
    const findings = data.findings[field];
    const masked = findings.filter((finding, index) => (marks.value[field][index] ?? firstMark(finding)) === 'masked');
    if (masked.length === findings.length) return data.suggested[field].zh;
    return scan.value?.applyMasks(data.original[field].zh, masked) ?? data.suggested[field].zh;
  }
  const text = computed<Text>(() => {
    const data = view.value;
    if (written.value !== undefined) return written.value;
    return data === undefined
      ? { title: '', story: '' }
      : { title: textOf('title', data), story: textOf('story', data) };
  });
  const found = (value: string): readonly Finding[] => {
    const data = view.value;
    if (written.value === undefined || data === undefined) return [];
    const known = {
      names: [data.person.name, ...(data.guardian === undefined ? [] : [data.guardian.name])],
      addresses: [data.address.building],
    };
    const { title, story } = data.original;
    const texts = [title.zh, story.zh, ...data.wish.components.map((part) => part.text.zh)];
    return scan.value?.publicTextFindings(value, scan.value.withHeard(known, texts, data.heard), vouched.value) ?? [];
  };
  const remaining = computed(() => ({ title: found(text.value.title), story: found(text.value.story) }));
  const all = computed(() =>
    [...pieces.value.title, ...pieces.value.story].filter((piece) => piece.kind === 'finding'),
  );
  const open = computed(() => all.value.filter((piece) => piece.mark === 'open'));

  function setMark(field: Field, index: number, mark: Mark): void {
    const findings = view.value?.findings[field] ?? [];
    marks.value = {
      ...marks.value,
      [field]: findings.map((finding, at) => (at === index ? mark : (marks.value[field][at] ?? firstMark(finding)))),
    };
  }

  return {
    pieces,
    text,
    /** Whether it was rewritten by hand. */
    written: computed(() => written.value !== undefined),
    /** Places of a rewritten text that still identify somebody. */
    remaining,
    /** Places that still have to be settled, in whichever form the text is. */
    openPlaces: computed(() =>
      written.value === undefined ? open.value.length : remaining.value.title.length + remaining.value.story.length,
    ),
    /** Places in all and those settled. The same words in title and story are one place to the reader. */
    places: computed(() => {
      const texts = new Set(all.value.map((piece) => piece.text));
      return { all: texts.size, done: texts.size - new Set(open.value.map((piece) => piece.text)).size };
    }),
    /** Soft places that were left as they are, word by word. */
    kept: (): readonly string[] => {
      const list =
        written.value === undefined
          ? all.value.filter((piece) => piece.mark === 'kept').map((piece) => piece.text.trim())
          : vouched.value;
      return [...new Set(list)].slice(0, VOUCHED_LIMIT_ITEMS);
    },
    mask: (field: Field, index: number): void => setMark(field, index, 'masked'),
    /** Leaves a soft place as it is; a hard one waits again. */
    unmask(field: Field, index: number): void {
      const finding = view.value?.findings[field][index];
      if (finding !== undefined) setMark(field, index, finding.hard ? 'open' : 'kept');
    },
    /** Masks the next place that waits; false when none does. */
    maskNext(): boolean {
      const [next] = open.value;
      if (next === undefined) return false;
      setMark(next.field, next.index, 'masked');
      return true;
    },
    write(part: Partial<Text>): void {
      written.value = { ...text.value, ...part };
    },
    vouch(piece: string): void {
      vouched.value = [...new Set([...vouched.value, piece])].slice(0, VOUCHED_LIMIT_ITEMS);
    },
    /** Back to the original with its masks. */
    dropWritten(): void {
      batch(() => {
        written.value = undefined;
        vouched.value = [];
      });
    },
  };
}
