import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'uqr';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readShowCode } from '../../shared/tasks/attend.ts';
import { acceptTask } from '../../shared/tasks/offers.ts';
import { actor, alwaysFree, publishedWish, suggestedTask } from './actors.ts';
import { settled } from './screens.ts';
import { openStage, type Stage } from './stage.ts';

const [WIDTH, HEIGHT] = [640, 480];
let stage: Stage;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nuanxin-film-'));
  stage = await openStage({ film: join(folder, 'code.y4m') });
});
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true });
});

/** What a camera sees that is held before a code: one frame in YUV4MPEG2, grey around it. */
function filmOf(text: string): Buffer {
  const { data, size } = encode(text, { ecc: 'M', border: 3 });
  const scale = Math.floor((HEIGHT - 40) / size);
  const [left, top] = [(WIDTH - size * scale) >> 1, (HEIGHT - size * scale) >> 1];
  const light = Buffer.alloc(WIDTH * HEIGHT, 180);
  for (let y = 0; y < size * scale; y += 1)
    for (let x = 0; x < size * scale; x += 1)
      light[(top + y) * WIDTH + left + x] = data[Math.floor(y / scale)]?.[Math.floor(x / scale)] ? 30 : 225;
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip C420jpeg\n`), frame, frame]);
}

describe('a phone whose browser reads no codes', () => {
  it('fetches a reader from our own origin when somebody scans, not before, and reads the code that is shown', async () => {
    const zhao = await alwaysFree(stage.place.address, 'zhao-qiang');
    const chen = await actor(stage.place.address, 'chen-li');
    const taskId = await suggestedTask(zhao, await publishedWish(stage, '贺奶奶家的水龙头滴水'));
    await zhao.caller.call(acceptTask, { params: { taskId } });
    const page = await stage.open('zhao-qiang');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto('/');
    await settled(page);
    expect(await page.evaluate(() => 'BarcodeDetector' in globalThis)).toBe(false);
    expect(asked.filter((url) => /wasm|qr-decoder/.test(url))).toEqual([]);

    const { reply } = await chen.caller.call(readShowCode, { params: { taskId } });
    writeFileSync(join(folder, 'code.y4m'), filmOf(reply.text));
    await page.goto(`/me/tasks/${taskId}`);
    await settled(page);
    await page.getByRole('button', { name: '用相机扫' }).click();
    await page.getByRole('button', { name: '签到', exact: true }).waitFor();
    await page.locator('video.scanner').waitFor({ state: 'detached' });
    const wasm = asked.filter((url) => url.endsWith('.wasm'));
    expect(wasm.length).toBeGreaterThan(0);
    expect(new Set(asked.map((url) => new URL(url).origin))).toEqual(new Set([stage.place.address]));
    await page.context().close();
  });
});
