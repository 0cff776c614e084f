import { settled } from './screens.ts';
import { openStage } from './stage.ts';
const stage = await openStage();
for (const [slug, path, size, name] of [
  ['narantoya', '/board', 'phone', 'acting-phone'],
  ['narantoya', '/board', 'desk', 'acting-desk'],
] as const) {
  const page = await stage.open(slug, { size });
  await page.goto(path);
  await settled(page);
  await page.screenshot({ path: `/tmp/acc/shots/${name}.png` });
  await page.getByRole('button', { name: /换身份/ }).locator('visible=true').first().click();
  await page.getByRole('dialog').waitFor();
  await page.screenshot({ path: `/tmp/acc/shots/${name}-sheet.png` });
  await page.context().close();
}
await stage.close();
