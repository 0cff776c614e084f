import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publishWish } from '../../shared/wishes/verification.ts';
import {
  CHILD_SECRETS,
  childBody,
  elderBody,
  gridWorker,
  posted,
  published,
  SECRETS,
  verified,
} from '../testing/posted-wish.ts';
import { openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { wishOf } from './wishes.ts';

let scene: Scene;
let chen: Someone;
beforeEach(async () => {
  scene = await openScene({ env: { ORIGINS: 'https://nuanxin.example' } });
  chen = await gridWorker(scene);
});
afterEach(() => scene.world.close());

const preview = (wishId: string, headers: Record<string, string> = {}) =>
  scene.world.app.request(`/api/wishes/${wishId}/preview`, { headers });

describe('the preview of a wish', () => {
  it('has title, description, picture and address, may be kept for five minutes, and is 304 when unchanged', async () => {
    const wish = await published(scene, await posted(scene, chen, elderBody(scene)));
    const answer = await preview(wish.id);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
    const html = await answer.text();
    expect(html).toContain('<meta property="og:title" content="贺奶奶家的水龙头漏水">');
    expect(html).toMatch(/og:description" content="水龙头一夜滴到天亮。 · station.... · 还差 1 人"/);
    expect(html).toContain(`<link rel="canonical" href="https://nuanxin.example/wishes/${wish.id}">`);
    expect(html).toContain('og:image" content="https://nuanxin.example/cards/service.png"');
    expect(Buffer.byteLength(html)).toBeLessThan(4_096);
    const again = await preview(wish.id, { 'If-None-Match': answer.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
    expect(await (await preview(wish.id, { 'Accept-Language': 'en' })).text()).toContain('still needs 1 person');
  });

  it('is not there before a wish is public, after it is taken back, or for a made-up one', async () => {
    const wish = await posted(scene, chen, elderBody(scene));
    expect((await preview(wish.id)).status).toBe(404);
    expect((await preview(`wsh_${'0'.repeat(26)}`)).status).toBe(404);
    expect((await preview('wsh_1')).status).toBe(404);
  });

  it('holds nothing that identifies anybody, for who is signed in neither', async () => {
    const elder = await published(scene, await posted(scene, chen, elderBody(scene)));
    const child = await published(scene, await posted(scene, chen, childBody(scene)));
    for (const { id } of [elder, child])
      for (const headers of [{}, { Cookie: scene.worker.cookie }] as Record<string, string>[]) {
        const html = await (await preview(id, headers)).text();
        for (const secret of Object.values({ ...SECRETS, ...CHILD_SECRETS })) expect(html).not.toContain(secret);
        expect(html).not.toContain('4070:8790');
      }
  });

  it('shows words as words, whatever stands in them', async () => {
    const wish = await posted(scene, chen, elderBody(scene));
    await verified(scene, wish);
    const body = { title: { zh: '想要<b>"灯"</b>&\'线\'' }, story: { zh: '<script>alert(1)</script>' } };
    expect((await scene.call(publishWish, scene.worker, { params: { wishId: wish.id }, body })).code).toBeUndefined();
    expect((await wishOf(scene.world.house, wish.id)).title.zh).toContain('<b>');
    const html = await (await preview(wish.id)).text();
    expect(html).not.toMatch(/<script|<b>/);
    expect(html).toContain('content="想要&lt;b&gt;&quot;灯&quot;&lt;/b&gt;&amp;&#39;线&#39;"');
  });
});
