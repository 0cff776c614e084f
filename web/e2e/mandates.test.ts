import { afterAll, beforeAll, describe, it } from 'vitest';
import { settled } from './screens.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe('acting for somebody', () => {
  it('starts with the person’s own press, shows what it is for, and ends at once when it is taken back', async () => {
    const granny = await stage.open('wang-guilan');
    await granny.goto('/me/mandates');
    await settled(granny);
    await granny.getByRole('button', { name: '托付给一个人' }).click();
    await granny.getByRole('button', { name: '托付', exact: true }).click();
    await granny.getByText('请写怎么称呼').waitFor();
    await granny.getByLabel('这个人怎么称呼').fill('青山');
    await granny.getByLabel('这个人的手机号').fill('16010000019');
    await granny.getByRole('button', { name: '邻居' }).click();
    await granny.getByText('替写愿望', { exact: true }).last().click();
    await granny.getByRole('button', { name: '托付', exact: true }).click();
    await granny.getByText('托付好了，两边都会收到消息').waitFor();
    await granny.getByText('手机尾号 0019').waitFor();

    const neighbour = await stage.open('dong-lamei');
    await neighbour.goto('/me/mandates');
    await settled(neighbour);
    await neighbour.getByRole('link', { name: '去看看 王奶奶' }).click();
    await neighbour.getByRole('heading', { name: '替王奶奶办事' }).waitFor();
    await neighbour.getByRole('link', { name: '替王奶奶写一个愿望' }).click();
    await neighbour.getByRole('heading', { name: '替王奶奶写' }).waitFor();
    await neighbour.getByText('公开时写明是您替王奶奶写的').waitFor();
    await neighbour.goBack();

    await granny.getByRole('button', { name: '收回 董腊梅' }).click();
    await granny.getByRole('button', { name: '收回', exact: true }).click();
    await granny.getByText('收回了').first().waitFor();
    await neighbour.reload();
    await neighbour.getByText('这件事不归您办').waitFor();
    await Promise.all([granny, neighbour].map((page) => page.context().close()));
  });
});
