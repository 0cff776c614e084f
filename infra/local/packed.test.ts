import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { packed } from './packed.ts';

const LONG = JSON.stringify({ items: Array.from({ length: 200 }, (_, at) => `愿望 ${at}`) });
const asked = (encoding?: string) =>
  new Request('http://localhost/api/wishes', {
    headers: encoding === undefined ? {} : { 'Accept-Encoding': encoding },
  });
const answer = (body: string, type = 'application/json', status = 200) =>
  new Response(body, { status, headers: { 'Content-Type': type, Vary: 'Cookie' } });

describe('an answer of the API', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
  ])('goes out for %s as %s', async (accepted, encoding, unpack) => {
    const sent = await packed(asked(accepted), answer(LONG));
    expect([sent.headers.get('Content-Encoding'), sent.headers.get('Vary')]).toEqual([
      encoding,
      'Cookie, Accept-Encoding',
    ]);
    const body = Buffer.from(await sent.arrayBuffer());
    expect(body.length).toBeLessThan(LONG.length / 2);
    expect(unpack(body).toString()).toBe(LONG);
  });
  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ])('goes out whole as %s, however long it is', async (encoding, unpack) => {
    const longer = LONG.repeat(40);
    const sent = await packed(asked(encoding), answer(longer));
    expect(sent.headers.get('Content-Encoding')).toBe(encoding);
    expect(unpack(Buffer.from(await sent.arrayBuffer())).toString()).toBe(longer);
  });
  it('keeps its status, also as a problem', async () => {
    const sent = await packed(asked('br'), answer(LONG, 'application/problem+json', 422));
    expect([sent.status, sent.headers.get('Content-Encoding')]).toEqual([422, 'br']);
  });
  it.each([
    ['nobody asked', undefined, LONG, 'application/json'],
    ['it was refused', 'br;q=0, gzip;q=0', LONG, 'application/json'],
    ['it is short', 'br', '{"ok":true}', 'application/json'],
    ['it is no JSON', 'br', LONG, 'image/png'],
  ])('stays as it is when %s', async (_, accepted, body, type) => {
    const sent = await packed(asked(accepted), answer(body, type));
    expect(sent.headers.get('Content-Encoding')).toBeNull();
    expect(await sent.text()).toBe(body);
  });
});
