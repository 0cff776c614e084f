import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeMe } from '../../shared/people/contract.ts';
import { alwaysFree, publishedWish, suggestedTask } from './actors.ts';
import { wider } from './every-screen.ts';
import { settled } from './screens.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe('a name of forty letters', () => {
  const NAMES = {
    'zhao-qiang': '博尔济吉特·额尔德尼巴雅尔·阿拉坦苏布德·乌兰图雅朝鲁孟其木格·娜仁托娅青格勒图',
    sarula: 'Erdenebaatarjargalsaikhanbayarmagnaiocha',
  };
  it.each(['phone', 'desk', 'half'] as const)('fits its place wherever it is read, on a %s', async (size) => {
    for (const [slug, name] of Object.entries(NAMES)) {
      expect(name).toHaveLength(40);
      const { caller } = await alwaysFree(stage.place.address, slug);
      expect((await caller.call(changeMe, { body: { name, pseudonym: name.slice(-16) } })).code).toBeUndefined();
    }
    await stage.place.settled();
    const zhao = await alwaysFree(stage.place.address, 'zhao-qiang');
    const wishId = await publishedWish(stage, `贺奶奶家厨房的水管漏了，想有人来修一修（${size}）`);
    const taskId = await suggestedTask(zhao, wishId);
    const faults: string[] = [];
    for (const [slug, path, name] of [
      ['zhao-qiang', '/me', NAMES['zhao-qiang']],
      ['sarula', '/me', NAMES.sarula],
      ['luo-dayong', `/tasks/${taskId}/candidates`, NAMES['zhao-qiang']],
      ['luo-dayong', '/volunteers', NAMES['zhao-qiang']],
      ['luo-dayong', '/volunteers', NAMES.sarula],
      ['gao-weidong', '/board', undefined],
    ] as const) {
      const page = await stage.open(slug, { size });
      await page.goto(path);
      await settled(page);
      if (name !== undefined) await page.getByText(name).first().waitFor();
      faults.push(...(await wider(page)).map((fault) => `${slug} at ${path}: ${fault}`));
      await page.context().close();
    }
    expect(faults).toEqual([]);
  });
});
