import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import { VOUCHED_LIMIT_ITEMS } from '../../shared/kernel/limits.ts';
import type { VerificationView } from '../../shared/wishes/verification.ts';
import type { Finding } from '../../shared/wishes/wish.ts';
import { scanner } from './marks.ts';
import { type Field, firstMark, type Mark, type Piece, piecesOf } from './masked-text.ts';

/** `needs`: what is needed, part by part. */
export type Text = { readonly title: string; readonly story: string; readonly needs: readonly string[] };
type Marks = Readonly<Partial<Record<Field, readonly Mark[]>>>;
type Of<T> = { readonly title: T; readonly story: T; readonly needs: readonly T[] };
/** One text of the wish: the words it starts from, what was found in it, and how it reads masked. */
type Part = {
  readonly field: Field;
  readonly said: string;
  readonly findings: readonly Finding[];
  readonly suggested: string;
};

function partsOf({ original, wish, findings, suggested }: VerificationView): Of<Part> {
  // A released wish starts from the words that the desk settled on before.
  const from = wish.state === 'released' ? wish : original;
  const part = (field: 'title' | 'story'): Part => ({
    field,
    said: from[field].zh,
    findings: findings[field],
    suggested: suggested[field].zh,
  });
  return {
    title: part('title'),
    story: part('story'),
    needs: wish.components.map(({ text }, at) => ({
      field: `needs.${at}`,
      said: text.zh,
      findings: findings.needs[at] ?? [],
      suggested: suggested.needs[at]?.zh ?? text.zh,
    })),
  };
}

function each<A, B>({ title, story, needs }: Of<A>, does: (one: A) => B): Of<B> {
  return { title: does(title), story: does(story), needs: needs.map(does) };
}
function listed<T>({ title, story, needs }: Of<T>): readonly T[] {
  return [title, story, ...needs];
}

/** What the public will read: the original with its masks, or what somebody wrote in its place. */
export function createPublicText(view: ReadonlySignal<VerificationView | undefined>) {
  const marks = signal<Marks>({});
  /** As somebody rewrote it by hand; until then it follows from the marks. */
  const written = signal<Text | undefined>(undefined);
  const vouched = signal<readonly string[]>([]);
  const scan = scanner();

  const parts = computed(() => (view.value === undefined ? undefined : partsOf(view.value)));
  const pieces = computed<Of<readonly Piece[]>>(() =>
    parts.value === undefined
      ? { title: [], story: [], needs: [] }
      : each(parts.value, ({ field, said, findings }) => piecesOf(field, said, findings, marks.value[field] ?? [])),
  );
  function textOf({ field, said, findings, suggested }: Part): string {
    const masked = findings.filter(
      (finding, index) => (marks.value[field]?.[index] ?? firstMark(finding)) === 'masked',
    );
    if (masked.length === findings.length) return suggested;
    return scan.value?.applyMasks(said, masked) ?? suggested;
  }
  const text = computed<Text>(
    () => written.value ?? (parts.value ? each(parts.value, textOf) : { title: '', story: '', needs: [] }),
  );
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
  const remaining = computed(() => each(text.value, found));
  const all = computed(() =>
    listed(pieces.value)
      .flat()
      .filter((piece) => piece.kind === 'finding'),
  );
  const open = computed(() => all.value.filter((piece) => piece.mark === 'open'));

  function findingsOf(field: Field): readonly Finding[] {
    const part = parts.value && listed(parts.value).find((one) => one.field === field);
    return part?.findings ?? [];
  }
  function setMark(field: Field, index: number, mark: Mark): void {
    const findings = findingsOf(field);
    marks.value = {
      ...marks.value,
      [field]: findings.map((finding, at) => (at === index ? mark : (marks.value[field]?.[at] ?? firstMark(finding)))),
    };
  }

  return {
    pieces,
    text,
    /** The next place that waits. */
    next: computed(() => open.value[0]),
    /** Whether it was rewritten by hand. */
    written: computed(() => written.value !== undefined),
    /** Places of a rewritten text that still identify somebody. */
    remaining,
    /** Places that still have to be settled, in whichever form the text is. */
    openPlaces: computed(() =>
      written.value === undefined ? open.value.length : listed(remaining.value).flat().length,
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
      const finding = findingsOf(field)[index];
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
