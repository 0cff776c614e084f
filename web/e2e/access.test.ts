import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Screen, screensOf, settled } from './screens.ts';
import { openStage, SIZES, type Stage } from './stage.ts';

let stage: Stage;
let screens: readonly Screen[];
beforeAll(async () => {
  stage = await openStage();
  screens = await screensOf(stage);
});
afterAll(() => stage.close());

/** WCAG 2.2 AA and what axe's authors hold for good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What the second look at a screen, in the other colours, can change. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];
/** Colours do not depend on the language: in English each screen is looked at once. */
const COLOURS = {
  zh: { phone: ['light', 'dark'], desk: ['light', 'dark'] },
  en: { phone: ['light'], desk: ['dark'] },
} as const;

describe.each(['zh', 'en'] as const)('every screen, %s', (language) => {
  it.each(['phone', 'desk'] as const)(
    'on a %s: one heading, nothing for axe to say, nothing wider than the screen, no error',
    async (size) => {
      const faults: string[] = [];
      for (const [slug, list] of Map.groupBy(screens, (screen) => screen.as)) {
        const page = await stage.open(slug, { size, language });
        page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
        for (const { name, path } of list) {
          await page.emulateMedia({ colorScheme: 'light' });
          await page.goto(path);
          await settled(page);
          const headings = await page.locator('h1:visible').count();
          if (headings !== 1) faults.push(`${name}: ${headings} h1`);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          if (wide > 0) faults.push(`${name}: ${wide} px wider than ${SIZES[size].width}`);
          for (const [looks, colorScheme] of COLOURS[language][size].entries())
            faults.push(
              ...(await axe(page, colorScheme, looks > 0)).map((fault) => `${name}, ${colorScheme}: ${fault}`),
            );
        }
        await page.context().close();
      }
      expect(faults).toEqual([]);
    },
  );
});

async function axe(page: Page, colorScheme: 'light' | 'dark', again: boolean): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme });
  // The new colours are drawn a frame later.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  // In one page instead of a second one for the results: our pages have no frames.
  const builder = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  const { violations } = await (again ? builder.withRules(COLOUR_RULES) : builder.withTags(RULES)).analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${id} at ${nodes
        .slice(0, 2)
        .map((node) => node.target.join(' '))
        .join(', ')}`,
  );
}
