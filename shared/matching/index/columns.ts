/**
 * The bytes of a snapshot: named columns of numbers, each at a multiple of eight, behind a directory in JSON. Reading makes
 * views on the same bytes and copies nothing. Numbers are little-endian, as on every machine that runs the product.
 *
 *     0  u32  mark and format     4  u32  bytes of the directory     8  directory, padded     then the columns
 */
const MARK_AND_FORMAT = 0x0158_4e05;
const HEAD_BYTES = 8;
const ALIGN_BYTES = 8;

const KINDS = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, i32: Int32Array, f64: Float64Array } as const;
type Kind = keyof typeof KINDS;
export type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;
export type Columns = Readonly<Record<string, Column>>;
type Entry = readonly [name: string, kind: Kind, offset: number, length: number];

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGN_BYTES) * ALIGN_BYTES;
}

function kindOf(column: Column): Kind {
  const kind = (Object.keys(KINDS) as Kind[]).find((each) => column instanceof KINDS[each]);
  if (kind === undefined) throw new Error('a column of an unknown kind');
  return kind;
}

/** Columns as bytes. The same columns give the same bytes. */
export function pack(columns: Columns): Uint8Array {
  let offset = 0;
  const entries: Entry[] = Object.entries(columns).map(([name, column]) => {
    const entry: Entry = [name, kindOf(column), offset, column.length];
    offset += aligned(column.byteLength);
    return entry;
  });
  const directory = encoder.encode(JSON.stringify(entries));
  const start = HEAD_BYTES + aligned(directory.length);
  const bytes = new Uint8Array(start + offset);
  new Uint32Array(bytes.buffer, 0, 2).set([MARK_AND_FORMAT, directory.length]);
  bytes.set(directory, HEAD_BYTES);
  for (const [name, , at] of entries) {
    const column = columns[name] as Column;
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), start + at);
  }
  return bytes;
}

/** The columns in bytes that `pack` made. Throws when they are something else, of another format, or cut short. */
export function unpack(packed: Uint8Array): Columns {
  // Views need their alignment; bytes that come out of a bigger buffer are moved once.
  const bytes = packed.byteOffset % ALIGN_BYTES === 0 ? packed : packed.slice();
  if (bytes.length < HEAD_BYTES) throw new Error('not a snapshot: too short');
  const [mark, directoryBytes] = new Uint32Array(bytes.buffer, bytes.byteOffset, 2) as unknown as [number, number];
  if (mark !== MARK_AND_FORMAT) throw new Error('not a snapshot of this format');
  const start = HEAD_BYTES + aligned(directoryBytes);
  if (start > bytes.length) throw new Error('not a snapshot: the directory is cut short');
  const entries = JSON.parse(decoder.decode(bytes.subarray(HEAD_BYTES, HEAD_BYTES + directoryBytes))) as Entry[];
  return Object.fromEntries(
    entries.map(([name, kind, offset, length]) => {
      const View = KINDS[kind];
      if (start + offset + length * View.BYTES_PER_ELEMENT > bytes.length)
        throw new Error(`not a snapshot: ${name} is cut short`);
      return [name, new View(bytes.buffer as ArrayBuffer, bytes.byteOffset + start + offset, length)];
    }),
  );
}

/** Texts one after another, the n-th from `starts[n]` to `starts[n + 1]`. */
export type Texts = { readonly starts: Uint32Array; readonly bytes: Uint8Array };

export function packTexts(texts: readonly string[]): Texts {
  const encoded = texts.map((text) => encoder.encode(text));
  const starts = new Uint32Array(texts.length + 1);
  for (const [at, text] of encoded.entries()) starts[at + 1] = (starts[at] ?? 0) + text.length;
  const bytes = new Uint8Array(starts[texts.length] ?? 0);
  for (const [at, text] of encoded.entries()) bytes.set(text, starts[at]);
  return { starts, bytes };
}

export function textAt({ starts, bytes }: Texts, at: number): string {
  return decoder.decode(bytes.subarray(starts[at], starts[at + 1]));
}

/** Ids, whose characters are one byte each. Those that were asked for once are kept: the same few are found again. */
export class Ids {
  readonly texts: Texts;
  private readonly known: (string | undefined)[];

  constructor(texts: Texts) {
    this.texts = texts;
    this.known = new Array<string | undefined>(texts.starts.length - 1);
  }

  at(place: number): string {
    const known = this.known[place];
    if (known !== undefined) return known;
    const { starts, bytes } = this.texts;
    // Short texts come out several times as fast without a decoder.
    const id = String.fromCharCode.apply(
      undefined,
      bytes.subarray(starts[place], starts[place + 1]) as unknown as number[],
    );
    this.known[place] = id;
    return id;
  }
}
