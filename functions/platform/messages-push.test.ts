import { createDecipheriv, createECDH, hkdfSync } from 'node:crypto';
import { importJWK, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { seededBytes } from '../testing/world.ts';
import { pushMessages } from './messages-push.ts';
import { createSealer, fileKeyWrapper } from './seal.ts';
import { vapidOf } from './vapid.ts';

const bytes = seededBytes('push');
const sealer = createSealer(fileKeyWrapper(bytes(32), bytes), bytes(32), bytes);
const vapid = vapidOf(sealer, 'https://nuanxin.example');
const browser = createECDH('prime256v1');
browser.generateKeys();
const auth = Buffer.from(bytes(16));
const device = {
  endpoint: 'https://updates.push.services.mozilla.com/wpush/v2/abc',
  keys: { p256dh: browser.getPublicKey('base64url'), auth: auth.toString('base64url') },
};
const note = { title: '有一件事等您回音', body: '打开暖心就能看到。', to: '/inbox', tag: 'ntc_1' };

type Sent = { url: string; headers: Record<string, string>; body: Uint8Array };
function service(status: number): { call: typeof fetch; sent: Sent[] } {
  const sent: Sent[] = [];
  const call = async (url: unknown, init: unknown) => {
    sent.push({ url: String(url), ...(init as Omit<Sent, 'url'>) });
    return new Response(null, { status });
  };
  return { call: call as typeof fetch, sent };
}

/** RFC 8188 and RFC 8291 from the browser's side. */
function opened(body: Uint8Array): unknown {
  const [salt, keyLength] = [body.subarray(0, 16), body[20] ?? 0];
  const sender = body.subarray(21, 21 + keyLength);
  const secret = browser.computeSecret(sender);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), sender]);
  const key = hkdfSync('sha256', secret, auth, info, 32);
  const derive = (name: string, length: number) =>
    Buffer.from(hkdfSync('sha256', Buffer.from(key), salt, Buffer.from(`Content-Encoding: ${name}\0`), length));
  const record = body.subarray(21 + keyLength);
  const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
  decipher.setAuthTag(record.subarray(-16));
  const plain = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
  return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString('utf8'));
}

describe('a note on the phone', () => {
  it('can be read by that browser alone, and is signed with the place’s own key', async () => {
    const { call, sent } = service(201);
    expect(await pushMessages(vapid, call).send({ channel: 'push', to: device, note })).toBe('taken');
    const [{ url, headers, body }] = sent as [Sent];
    expect(url).toBe(device.endpoint);
    expect(opened(body)).toEqual(note);
    const [, token = '', key = ''] = /^vapid t=(.+), k=(.+)$/.exec(headers['authorization'] ?? '') ?? [];
    expect(key).toBe(vapid.publicKey);
    const point = Buffer.from(key, 'base64url');
    const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33), y: point.subarray(33) };
    const text = { ...jwk, x: jwk.x.toString('base64url'), y: jwk.y.toString('base64url') };
    const { payload } = await jwtVerify(token, await importJWK(text, 'ES256'), {
      audience: 'https://updates.push.services.mozilla.com',
    });
    expect(payload.sub).toBe('https://nuanxin.example');
  });
  it.each([404, 410])('%i: the subscription is over', async (status) => {
    const { call } = service(status);
    expect(await pushMessages(vapid, call).send({ channel: 'push', to: device, note })).toBe('gone');
  });
  it.each([429, 500, 403])('%i: not taken, to be tried again', async (status) => {
    const { call } = service(status);
    await expect(pushMessages(vapid, call).send({ channel: 'push', to: device, note })).rejects.toThrow('refused');
  });
  it('for keys that are no keys is given up without a call', async () => {
    const { call, sent } = service(201);
    const to = { ...device, keys: { p256dh: `B${'A'.repeat(86)}`, auth: device.keys.auth } };
    expect(await pushMessages(vapid, call).send({ channel: 'push', to, note })).toBe('gone');
    expect(sent).toEqual([]);
  });
});

describe('the place’s push key', () => {
  it('is the same each time it is derived, another at another place, and a point of the curve', () => {
    expect(vapidOf(sealer, 'https://nuanxin.example')).toEqual(vapid);
    const other = vapidOf(createSealer(fileKeyWrapper(bytes(32), bytes), bytes(32), bytes), 'https://nuanxin.example');
    expect(other.publicKey).not.toBe(vapid.publicKey);
    const ecdh = createECDH('prime256v1');
    ecdh.setPrivateKey(vapid.privateKey, 'base64url');
    expect(ecdh.getPublicKey('base64url')).toBe(vapid.publicKey);
  });
});
