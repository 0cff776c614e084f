import { PHOTO_SIDE_LIMIT_PX } from './limits.ts';
import type { PhotoType } from './photo.ts';

/** What is wrong with a file: no such picture, one that says more than it shows, or one too large to draw. */
export type PhotoFault = 'not_picture' | 'metadata' | 'too_large';
export type PhotoLook = { readonly width: number; readonly height: number } | { readonly fault: PhotoFault };

/**
 * Looks at the bytes of a photo, whatever it calls itself: the structure must be that of its type from the first byte to the
 * last, and nothing may stand in it but the picture: no Exif, XMP, IPTC, comment, thumbnail, or anything behind the end. Sources: ITU-T T.81
 * annex B (JPEG), RFC 9649 (WebP). Says nothing about what the picture shows.
 */
export function lookAtPhoto(bytes: Uint8Array, type: PhotoType): PhotoLook {
  const look = type === 'image/jpeg' ? lookAtJpeg(bytes) : lookAtWebp(bytes);
  if ('fault' in look) return look;
  if (look.width === 0 || look.height === 0) return NOT_PICTURE;
  return Math.max(look.width, look.height) > PHOTO_SIDE_LIMIT_PX ? { fault: 'too_large' } : look;
}

const NOT_PICTURE = { fault: 'not_picture' } as const;
const METADATA = { fault: 'metadata' } as const;
const SEGMENTS_LIMIT_COUNT = 1_000;

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
/** Frames that browsers write: baseline, extended, progressive. */
const FRAMES = [0xc0, 0xc1, 0xc2];
/** Tables, restart interval, number of lines. */
const TABLES = [0xc4, 0xdb, 0xdd, 0xdc];
/** JFIF without its extension, a colour profile, Adobe's colour transform: needed to draw, and nothing else. */
const DRAWING: Readonly<Record<number, string>> = { 224: 'JFIF\0', 226: 'ICC_PROFILE\0', 238: 'Adobe' };
/** Length, identifier, version, density; a JFIF segment any longer brings a thumbnail. */
const JFIF_BYTES = 16;

function lookAtJpeg(bytes: Uint8Array): PhotoLook {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return NOT_PICTURE;
  let size: PhotoLook = NOT_PICTURE;
  let at = 2;
  let scanned = false;
  for (let count = 0; count < SEGMENTS_LIMIT_COUNT; count += 1) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === undefined) return NOT_PICTURE;
    if (marker === EOI) return !scanned ? NOT_PICTURE : at + 2 === bytes.length ? size : METADATA;
    const length = u16(bytes, at + 2);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return NOT_PICTURE;
    if (FRAMES.includes(marker)) size = { height: u16(bytes, at + 5), width: u16(bytes, at + 7) };
    else if (marker === SOS) scanned = true;
    else if (!TABLES.includes(marker) && !isDrawing(bytes, at, marker, length)) return METADATA;
    at = marker === SOS ? scanEnd(bytes, end) : end;
  }
  return NOT_PICTURE;
}

function isDrawing(bytes: Uint8Array, at: number, marker: number, length: number): boolean {
  const name = DRAWING[marker];
  return name !== undefined && ascii(bytes, at + 4, name.length) === name && (marker !== 224 || length === JFIF_BYTES);
}

/** Where the next marker stands behind coded data: 0xff that is neither stuffed nor a restart. */
function scanEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length - 1; at += 1) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

const CHUNKS = ['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP'];

function lookAtWebp(bytes: Uint8Array): PhotoLook {
  if (ascii(bytes, 0, 4) !== 'RIFF' || ascii(bytes, 8, 4) !== 'WEBP') return NOT_PICTURE;
  const end = u32(bytes, 4) + 8;
  if (end > bytes.length) return NOT_PICTURE;
  if (end < bytes.length) return METADATA;
  let size: PhotoLook = NOT_PICTURE;
  let at = 12;
  for (let count = 0; count < SEGMENTS_LIMIT_COUNT && at + 8 <= end; count += 1) {
    const name = ascii(bytes, at, 4);
    const length = u32(bytes, at + 4);
    if (at + 8 + length > end) return NOT_PICTURE;
    if (!CHUNKS.includes(name)) return METADATA;
    if (name === 'VP8 ' || name === 'VP8L') size = webpSize(bytes, at + 8, name);
    at += 8 + length + (length % 2);
  }
  return at === end ? size : NOT_PICTURE;
}

function webpSize(bytes: Uint8Array, at: number, name: 'VP8 ' | 'VP8L'): PhotoLook {
  if (name === 'VP8L') {
    if (bytes[at] !== 0x2f) return NOT_PICTURE;
    const bits = u32(bytes, at + 1);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (bytes[at + 3] !== 0x9d || bytes[at + 4] !== 0x01 || bytes[at + 5] !== 0x2a) return NOT_PICTURE;
  const small = (from: number) => ((bytes[from] ?? 0) | ((bytes[from + 1] ?? 0) << 8)) & 0x3fff;
  return { width: small(at + 6), height: small(at + 8) };
}

function u16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
/** Little end first, as RIFF has it. */
function u32(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)) >>> 0
  );
}
function ascii(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
