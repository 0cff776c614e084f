import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookAtPhoto } from './bytes.ts';
import { jpeg, webp } from './testing.ts';

const EXIF = 'Exif\0\0MM\0*GPSLatitude 40.65';

describe('a photo that may be seen', () => {
  it('is a whole JPEG or WebP, of which its size is told', () => {
    expect(lookAtPhoto(jpeg({ width: 1600, height: 900 }), 'image/jpeg')).toEqual({ width: 1600, height: 900 });
    expect(lookAtPhoto(webp({ width: 900, height: 1600 }), 'image/webp')).toEqual({ width: 900, height: 1600 });
  });
  it('may bring what is needed to draw it: a colour profile, Adobe’s transform', () => {
    const extra = [[0xe2, 'ICC_PROFILE\0\u0001\u0001profile'] as const, [0xee, 'Adobe\0d'] as const];
    expect(lookAtPhoto(jpeg({ extra }), 'image/jpeg')).toMatchObject({ width: 640 });
    expect(lookAtPhoto(webp({ extra: [['ICCP', 'profile']] }), 'image/webp')).toMatchObject({ width: 640 });
  });
});

describe('a photo that says more than it shows is refused', () => {
  it.each([
    ['Exif', 0xe1, EXIF],
    ['XMP', 0xe1, 'http://ns.adobe.com/xap/1.0/\0<x/>'],
    ['several pictures', 0xe2, 'MPF\0more'],
    ['IPTC', 0xed, 'Photoshop 3.0\0'],
    ['a comment', 0xfe, 'taken at home'],
    ['a maker’s own segment', 0xe5, 'SAMSUNG'],
    ['a thumbnail', 0xe0, 'JFXX\0\u0010'],
    ['a JFIF thumbnail', 0xe0, 'JFIF\0\u0001\u0001\0\0\u0001\0\u0001\u0001\u0001xyz'],
  ])('JPEG with %s', (_name, marker, body) => {
    expect(lookAtPhoto(jpeg({ extra: [[marker, body]] }), 'image/jpeg')).toEqual({ fault: 'metadata' });
  });
  it.each(['EXIF', 'XMP ', 'ANIM', 'ANMF', 'note'])('WebP with %s', (name) => {
    expect(lookAtPhoto(webp({ extra: [[name, 'Exif']] }), 'image/webp')).toEqual({ fault: 'metadata' });
  });
  it('anything behind the end', () => {
    expect(lookAtPhoto(jpeg({ tail: 'MotionPhoto' }), 'image/jpeg')).toEqual({ fault: 'metadata' });
    expect(lookAtPhoto(Uint8Array.from([...webp(), 0]), 'image/webp')).toEqual({ fault: 'metadata' });
  });
  it('wherever the segment stands, and whatever it holds', () => {
    const marker = fc.integer({ min: 0xe0, max: 0xfe }).filter((one) => ![0xe0, 0xe2, 0xee].includes(one));
    fc.assert(
      fc.property(marker, fc.string({ maxLength: 60, unit: 'binary-ascii' }), (one, body) => {
        expect(lookAtPhoto(jpeg({ extra: [[one, body]] }), 'image/jpeg')).toEqual({ fault: 'metadata' });
      }),
    );
  });
});

describe('what is no such picture is refused', () => {
  it.each([
    ['HTML', Buffer.from('<html><script>alert(1)</script></html>'.repeat(5))],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'.repeat(5))],
    ['PNG', Buffer.from('\x89PNG\r\n\x1a\n'.repeat(20), 'latin1')],
    ['nothing', Buffer.alloc(0)],
    ['zeros', Buffer.alloc(500)],
  ])('%s', (_name, bytes) => {
    expect(lookAtPhoto(bytes, 'image/jpeg')).toEqual({ fault: 'not_picture' });
    expect(lookAtPhoto(bytes, 'image/webp')).toEqual({ fault: 'not_picture' });
  });
  it('one type under the other’s name', () => {
    expect(lookAtPhoto(webp(), 'image/jpeg')).toEqual({ fault: 'not_picture' });
    expect(lookAtPhoto(jpeg(), 'image/webp')).toEqual({ fault: 'not_picture' });
  });
  it('one that ends early, wherever it ends', () => {
    for (const [bytes, type] of [
      [jpeg(), 'image/jpeg'],
      [webp(), 'image/webp'],
    ] as const)
      for (let length = 0; length < bytes.length; length += 1)
        expect(lookAtPhoto(bytes.subarray(0, length), type)).toEqual({ fault: 'not_picture' });
  });
  it('one without sides, or larger than is drawn', () => {
    expect(lookAtPhoto(jpeg({ width: 0 }), 'image/jpeg')).toEqual({ fault: 'not_picture' });
    expect(lookAtPhoto(jpeg({ height: 2049 }), 'image/jpeg')).toEqual({ fault: 'too_large' });
    expect(lookAtPhoto(webp({ width: 2049 }), 'image/webp')).toEqual({ fault: 'too_large' });
  });
  it('any bytes at all, without throwing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom('image/jpeg', 'image/webp'), (bytes, type) => {
        expect(lookAtPhoto(bytes, type)).toEqual({ fault: 'not_picture' });
      }),
    );
    fc.assert(
      fc.property(fc.nat(200), fc.nat(255), (at, value) => {
        const bytes = jpeg();
        bytes[at % bytes.length] = value;
        expect(lookAtPhoto(bytes, 'image/jpeg')).toBeTypeOf('object');
      }),
    );
  });
});
