import type { SegmentState } from '../../shared/wishes/wish.ts';
import { inset, ribbonPieces, rounded } from './ribbon-shape.ts';

/*
 * The picture of a wish that people send to each other: its sentence, where, what is missing, the ribbon and a code that
 * leads to it. Drawn as SVG in the phone, so that it needs no server; only what the wall shows is on it.
 */
export const CARD_SIZE = { width: 720, height: 960 } as const;
export type CardInput = {
  readonly title: string;
  readonly story: string;
  /** "东河站附近 · 周六上午". */
  readonly where: string;
  readonly missing: string;
  readonly states: readonly SegmentState[];
  readonly letters: readonly string[];
  /** Rows of the code, true for dark. */
  readonly code: readonly (readonly boolean[])[];
  readonly scan: string;
  readonly brand: string;
};

const MARGIN = 64;
const ROOM = CARD_SIZE.width - 2 * MARGIN;
const COLORS = {
  paper: '#fcf9f5',
  ink: '#2a1f18',
  quiet: '#6d5f55',
  ember: '#b4481e',
  soft: '#fbeee7',
  pine: '#1b5b49',
};
const LINES: Readonly<Record<SegmentState, string>> = {
  done: `fill="${COLORS.pine}"`,
  waiting: `fill="${COLORS.soft}" stroke="${COLORS.ember}" stroke-width="3"`,
  later: `fill="none" stroke="#958579" stroke-width="2"`,
  not_needed: `fill="none" stroke="#958579" stroke-width="2" stroke-dasharray="5 5"`,
};
const INKS: Readonly<Record<SegmentState, string>> = {
  done: '#fff',
  waiting: COLORS.ember,
  later: COLORS.quiet,
  not_needed: COLORS.quiet,
};
const FONT = 'system-ui, PingFang SC, HarmonyOS Sans SC, MiSans, Noto Sans CJK SC, Microsoft YaHei, sans-serif';

export function shareCard(card: CardInput): string {
  const title = wrapped(card.title, 52, ROOM, 3);
  const storyTop = 150 + title.length * 72;
  const where = wrapped(card.where, 30, ROOM, 2);
  // As much of the story as leaves room for where and what is missing, above the ribbon.
  const story = wrapped(
    card.story,
    32,
    ROOM,
    Math.max(1, Math.min(3, Math.floor((544 - 44 * where.length - storyTop) / 50))),
  );
  const whereTop = storyTop + 20 + story.length * 50;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD_SIZE.width}" height="${CARD_SIZE.height}" viewBox="0 0 ${CARD_SIZE.width} ${CARD_SIZE.height}" font-family="${FONT}">`,
    `<rect width="100%" height="100%" fill="${COLORS.paper}"/>`,
    text(card.brand, MARGIN, 84, 30, COLORS.ember, 600),
    ...title.map((line, at) => text(line, MARGIN, 168 + at * 72, 52, COLORS.ink, 600)),
    ...story.map((line, at) => text(line, MARGIN, storyTop + 40 + at * 50, 32, COLORS.quiet)),
    ...where.map((line, at) => text(line, MARGIN, whereTop + 56 + at * 44, 30, COLORS.ink)),
    text(wrapped(card.missing, 30, ROOM, 1)[0] ?? '', MARGIN, whereTop + 62 + 44 * where.length, 30, COLORS.ember, 600),
    `<g transform="translate(${MARGIN} 640)">${ribbon(card)}</g>`,
    `<g transform="translate(${MARGIN} 728)">${code(card.code)}</g>`,
    ...wrapped(card.scan, 30, ROOM - 200, 3).map((line, at) =>
      text(line, MARGIN + 200, 800 + at * 44, 30, COLORS.quiet),
    ),
    '</svg>',
  ].join('');
}

function ribbon({ states, letters }: CardInput): string {
  const height = 56;
  return ribbonPieces(ROOM, height)
    .map(({ shape, middle }, at) => {
      const state = states[at] ?? 'later';
      const letter = `<text x="${middle.toFixed(1)}" y="38" font-size="26" font-weight="600" text-anchor="middle" fill="${INKS[state]}">${escaped(letters[at] ?? '')}</text>`;
      return `<path ${LINES[state]} d="${rounded(inset(shape, 1.5), 5)}"/>${letter}`;
    })
    .join('');
}

function code(rows: CardInput['code']): string {
  const scale = rows.length === 0 ? 1 : 152 / rows.length;
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return `<rect width="176" height="176" rx="12" fill="#fff"/><path transform="translate(12 12) scale(${scale})" shape-rendering="crispEdges" d="${path}"/>`;
}

function text(words: string, x: number, y: number, size: number, fill: string, weight = 400): string {
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escaped(words)}</text>`;
}

/** Words in lines of at most `room` px, the last of `most` with a mark when something is left over. */
export function wrapped(words: string, size: number, room: number, most: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of words.replace(/\s+/g, ' ').match(/[\x21-\x7e‘’“”]+ ?|./gu) ?? []) {
    // A stop never begins a line: it may stand a little over the edge.
    if (widthOf(line + piece.trimEnd(), size) > room && line !== '' && !/^[，。、；：！？”’）》]/.test(piece)) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  if (lines.length <= most) return lines;
  const last = [...(lines[most - 1] ?? '')];
  const whole = last.length;
  while (widthOf(`${last.join('')}…`, size) > room) last.pop();
  // Of a word in letters nothing is left rather than half.
  const cut = last.length === whole ? last.join('') : last.join('').replace(/ [\x21-\x7e‘’“”]*$/, '');
  return [...lines.slice(0, most - 1), `${cut}…`];
}

/** A guess that holds for the fonts of phones, the wide ones too: a Chinese character is as wide as high. */
const LATIN_WIDTH = 0.64;
function widthOf(words: string, size: number): number {
  return [...words].reduce((sum, letter) => sum + (/[\x20-\x7e‘’“”]/.test(letter) ? LATIN_WIDTH : 1), 0) * size;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
function escaped(words: string): string {
  return words.replace(/[&<>"]/g, (letter) => ESCAPES[letter] ?? '');
}

/** The SVG as a PNG. Rejects where the browser cannot draw it. */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = CARD_SIZE.width;
  canvas.height = CARD_SIZE.height;
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('this browser draws no PNG')) : resolve(blob)),
      'image/png',
    ),
  );
}
