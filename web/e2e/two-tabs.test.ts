import { afterAll, beforeAll, describe, it } from 'vitest';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe('somebody with two duties and two tabs', () => {
  it('acts in one duty in both: the other tab shows what was chosen, and opens no desk that is not its', async () => {
    const here = await stage.open('narantoya', { size: 'desk' });
    await here.goto('/board');
    await here.getByText('以副站长的身份').first().waitFor();
    await here.getByRole('link', { name: /^核实/ }).first().waitFor();
    // What stands on the board was read in the first duty, so it is read once more.
    const asked = here.waitForRequest(
      (request) =>
        request.headers()['x-acting-as']?.startsWith('volunteer_coordinator@') === true &&
        request.url().includes('/api/orgs/'),
    );
    const there = await here.context().newPage();
    await there.goto('/board');
    await there
      .getByRole('button', { name: /换身份/ })
      .first()
      .click();
    await there
      .getByRole('dialog')
      .getByRole('button', { name: /协调员/ })
      .click();
    await there
      .getByText(/以.*协调员的身份/)
      .first()
      .waitFor();

    await here
      .getByText(/以.*协调员的身份/)
      .first()
      .waitFor();
    await asked;
    await here.getByRole('link', { name: /^核实/ }).first().waitFor({ state: 'detached' });
    await here.context().close();
  });
});
