import { describe, expect, it } from 'vitest';
import {
  goldenWidth,
  inset,
  PIECE_HEIGHT,
  ribbonPieces,
  ringPieces,
  ringSize,
  rounded,
  type Shape,
  type Spot,
  timelinePieces,
} from './ribbon-shape.ts';

const side = (a: Spot, b: Spot) => Math.hypot(a[0] - b[0], a[1] - b[1]);
const sides = (shape: Shape) =>
  shape.map((spot, index) => side(spot, shape[(index + 1) % shape.length] as Spot)).sort((a, b) => a - b);
function angles(shape: Shape): number[] {
  return shape
    .map((spot, index) => {
      const [before, after] = [shape[(index + 3) % 4] as Spot, shape[(index + 1) % 4] as Spot];
      const turn =
        Math.atan2(before[1] - spot[1], before[0] - spot[0]) - Math.atan2(after[1] - spot[1], after[0] - spot[0]);
      return Math.round(((turn * 180) / Math.PI + 360) % 360);
    })
    .sort((a, b) => a - b);
}

describe('the ribbon', () => {
  it('is made of golden pieces: sides 1, 1, 1 and 1.618, angles 72 and 108, height .951', () => {
    expect(PIECE_HEIGHT).toBeCloseTo(0.951, 3);
    for (const { shape } of ribbonPieces(goldenWidth(PIECE_HEIGHT * 100), PIECE_HEIGHT * 100)) {
      expect(sides(shape).map((length) => Math.round(length))).toEqual([100, 100, 100, 162]);
      expect(angles(shape)).toEqual([72, 72, 108, 108]);
    }
  });

  it('keeps its angle and a gap of two pixels at any width', () => {
    for (const width of [280, 328, 640]) {
      const pieces = ribbonPieces(width, 40);
      expect(pieces[0]?.shape[3]?.[0]).toBeCloseTo(0);
      expect(pieces[4]?.shape[2]?.[0]).toBeCloseTo(width);
      for (const [index, { shape }] of pieces.entries()) {
        expect(angles(shape)).toEqual([72, 72, 108, 108]);
        const next = pieces[index + 1]?.shape;
        if (next !== undefined) expect(((next[0]?.[0] ?? 0) - (shape[1]?.[0] ?? 0)) * PIECE_HEIGHT).toBeCloseTo(2);
      }
    }
  });

  it('ties into a regular pentagon of side two, of the very same pieces', () => {
    const pieces = ringPieces(100);
    const corners = pieces.map((piece) => piece.shape[1] as Spot);
    for (const [index, piece] of pieces.entries()) {
      expect(sides(piece.shape).map((length) => Math.round(length))).toEqual([100, 100, 100, 162]);
      expect(angles(piece.shape)).toEqual([72, 72, 108, 108]);
      expect(side(corners[index] as Spot, corners[(index + 1) % 5] as Spot)).toBeCloseTo(200);
      // Each begins where the one before it ends.
      expect(side(piece.shape[2] as Spot, pieces[(index + 1) % 5]?.shape[0] as Spot)).toBeCloseTo(0);
    }
    expect(ringSize(100)).toBeCloseTo(340.26, 1);
  });

  it('unrolls with joints that fit each other, each piece as tall as its entry', () => {
    const pieces = timelinePieces(34, [120, 200, 320]);
    for (const [index, { shape }] of pieces.entries()) {
      const next = pieces[index + 1]?.shape;
      if (next === undefined) continue;
      expect((next[0]?.[1] ?? 0) - (shape[3]?.[1] ?? 0)).toBeCloseTo(2);
      expect((next[1]?.[1] ?? 0) - (shape[2]?.[1] ?? 0)).toBeCloseTo(2);
    }
  });

  it('pulls a shape inwards evenly and rounds its corners', () => {
    expect(
      inset(
        [
          [0, 0],
          [10, 0],
          [10, 10],
          [0, 10],
        ],
        1,
      ),
    ).toEqual([
      [1, 1],
      [9, 1],
      [9, 9],
      [1, 9],
    ]);
    expect(
      rounded(
        [
          [0, 0],
          [10, 0],
          [10, 10],
          [0, 10],
        ],
        2,
      ),
    ).toMatch(/^M0\.00 2\.00Q0\.00 0\.00 2\.00 0\.00L.*Z$/);
  });
});
