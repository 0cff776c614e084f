/** Pictures built by hand for tests: their structure is whole, what they show is nothing. */

const segment = (marker: number, body: readonly number[]) => [
  0xff,
  marker,
  ((body.length + 2) >> 8) & 0xff,
  (body.length + 2) & 0xff,
  ...body,
];
const text = (value: string) => [...value].map((letter) => letter.charCodeAt(0));
const size16 = (value: number) => [(value >> 8) & 0xff, value & 0xff];

/** A JFIF file of that size. `extra`: segments before the tables, as [marker, text]; `tail`: bytes behind its end. */
export function jpeg(
  given: {
    width?: number;
    height?: number;
    extra?: readonly (readonly [marker: number, body: string])[];
    tail?: string;
  } = {},
): Uint8Array {
  const { width = 640, height = 480, extra = [], tail = '' } = given;
  return Uint8Array.from([
    0xff,
    0xd8,
    ...segment(0xe0, [...text('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...extra.flatMap(([marker, body]) => segment(marker, text(body))),
    ...segment(0xdb, [0, ...Array<number>(64).fill(1)]),
    ...segment(0xc0, [8, ...size16(height), ...size16(width), 1, 1, 0x11, 0]),
    ...segment(0xc4, [0, ...Array<number>(16).fill(0)]),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
    // Coded data with a stuffed byte and a restart.
    ...[0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56],
    0xff,
    0xd9,
    ...text(tail),
  ]);
}

/** A lossless WebP of that size, with further chunks as [name, text]. */
export function webp(
  given: { width?: number; height?: number; extra?: readonly (readonly [name: string, body: string])[] } = {},
): Uint8Array {
  const { width = 640, height = 480, extra = [] } = given;
  const size32 = (value: number) => [value & 0xff, (value >> 8) & 0xff, (value >> 16) & 0xff, (value >>> 24) & 0xff];
  const chunk = (name: string, body: readonly number[]) => [
    ...text(name),
    ...size32(body.length),
    ...body,
    ...(body.length % 2 === 0 ? [] : [0]),
  ];
  const bits = (width - 1) | ((height - 1) << 14);
  const body = [
    ...text('WEBP'),
    ...chunk('VP8L', [0x2f, ...size32(bits), ...Array<number>(90).fill(3)]),
    ...extra.flatMap(([name, value]) => chunk(name, text(value))),
  ];
  return Uint8Array.from([...text('RIFF'), ...size32(body.length), ...body]);
}
