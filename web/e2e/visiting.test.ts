import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actor } from './actors.ts';
import { settled } from './screens.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe('where a station is, and when somebody is there', () => {
  it('is written by its head, and read where a thing is to be brought', async () => {
    const { me } = await actor(stage.place.address, 'gao-weidong');
    const orgId = me.homeStation ?? '';
    const head = await stage.open('gao-weidong', { size: 'desk' });
    await head.goto(`/orgs/${orgId}`);
    await head.getByRole('button', { name: '改一改', exact: true }).click();
    const sheet = head.getByRole('dialog');
    await sheet.getByLabel('地址').fill('铁西街 12 号院，社工站一楼');
    await sheet.getByLabel('几点有人').fill('周一到周六，9:00 到 18:00');
    await sheet.getByLabel('电话').fill('请打电话');
    await sheet.getByRole('button', { name: '就这样写' }).click();
    await sheet.getByText('电话只写数字和横线').waitFor();
    await sheet.getByLabel('电话').fill('0472-660-0123');
    await sheet.getByRole('button', { name: '就这样写' }).click();
    await head.getByText('铁西街 12 号院，社工站一楼').waitFor();

    // The tree is known by heart for some seconds.
    stage.pass(11_000);
    const anybody = await stage.open(undefined, { language: 'en' });
    await anybody.goto(`/orgs/${orgId}`);
    await anybody.getByText('周一到周六，9:00 到 18:00').waitFor();
    await settled(anybody);
    expect(await anybody.getByRole('button', { name: 'Change', exact: true }).count()).toBe(0);
    await anybody.goto(`/orgs/${orgId}/sheet`);
    await anybody.getByText('铁西街 12 号院，社工站一楼').waitFor();
  });
});
