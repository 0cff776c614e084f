import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { screensOf, settled } from './screens.ts';
import { openStage } from './stage.ts';

/*
 * Pictures of every screen in both sizes, to look at: node web/e2e/shots.ts FOLDER [en] [dark]. Needs the built site and,
 * for Chinese, a font with its characters on the machine.
 */
const [folder, ...wishes] = process.argv.slice(2);
if (folder === undefined) throw new Error('say where to: node web/e2e/shots.ts FOLDER [en] [dark]');
mkdirSync(folder, { recursive: true });
const stage = await openStage();
const screens = await screensOf(stage);
for (const size of ['phone', 'desk'] as const) {
  for (const [slug, list] of Map.groupBy(screens, (screen) => screen.as)) {
    const page = await stage.open(slug, {
      size,
      dark: wishes.includes('dark'),
      language: wishes.includes('en') ? 'en' : 'zh',
    });
    for (const { name, path } of list) {
      await page.goto(path);
      await settled(page);
      await page.screenshot({ path: join(folder, `${name.replaceAll(' ', '-')}-${size}.png`) });
    }
    await page.context().close();
  }
}
await stage.close();
