import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { type Screen, settled } from './screens.ts';
import { SIZES, type Stage } from './stage.ts';

/** WCAG 2.2 AA and what axe's authors hold for good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What the second look at a screen, in the other colours, can change. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];
/** Colours do not depend on the language: in English each screen is looked at once. */
const COLOURS = {
  zh: { phone: ['light', 'dark'], desk: ['light', 'dark'] },
  en: { phone: ['light'], desk: ['dark'] },
} as const;

/** Some fifty screens on a machine that has other things to do. */
export const WALK_TIMEOUT_MS = 900_000;

export type Walk = { readonly language: 'zh' | 'en'; readonly size: 'phone' | 'desk' };

/**
 * Opens every screen once and holds it to all that is true of every screen: one heading, nothing for axe to say, nothing
 * wider than the window (on a phone also at 200 % zoom), there the main action at the foot, nothing on the console, nothing asked of another origin. One walk
 * and not one for each rule: opening the screens is what takes the time. Answers the faults, each with its screen.
 */
export async function faultsOf(stage: Stage, screens: readonly Screen[], walk: Walk): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const [slug, list] of Map.groupBy(screens, (screen) => screen.as)) {
    const page = await stage.open(slug, walk);
    await listen(page, stage.place.address, (said) => faults.push(`${page.url()}: ${said}`));
    for (const { name, path } of list) {
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(path);
      await settled(page);
      faults.push(...(await faultsHere(page, walk)).map((fault) => `${name}, ${fault}`));
    }
    await page.context().close();
  }
  return faults;
}

async function faultsHere(page: Page, { language, size }: Walk): Promise<readonly string[]> {
  const headings = await page.locator('h1:visible').count();
  const faults = [...(headings === 1 ? [] : [`${headings} h1`]), ...(await wider(page))];
  for (const [looks, colorScheme] of COLOURS[language][size].entries())
    faults.push(...(await axe(page, colorScheme, looks > 0)).map((fault) => `${colorScheme}: ${fault}`));
  if (size === 'phone') {
    faults.push(...(await floating(page)));
    // A 640 px window at 200 % zoom (WCAG 1.4.4, 1.4.10).
    await page.setViewportSize(SIZES.half);
    await drawn(page);
    faults.push(...(await wider(page)).map((fault) => `at 200 %: ${fault}`));
    await page.setViewportSize(SIZES.phone);
  }
  return faults;
}

/** What the page throws, says on the console, is refused by the content policy or asks of others. */
async function listen(page: Page, address: string, say: (fault: string) => void): Promise<void> {
  page.on('pageerror', (error) => say(error.message));
  page.on('console', (message) => {
    const { url } = message.location();
    const expected =
      message.text().includes('registration blocked by Playwright') ||
      (/40[1349]/.test(message.text()) && url.includes('/api/'));
    if (!expected && ['error', 'warning'].includes(message.type())) say(`${message.text()} ${url}`);
  });
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(address)) say(`asks ${request.url()}`);
  });
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error('refused', event.violatedDirective, event.blockedURI),
    ),
  );
}

/** What sticks out of the screen to the right, by name; text that is cut on purpose (an ellipsis) does not count. */
export async function wider(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    if (document.documentElement.scrollWidth <= innerWidth) return [];
    const out = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > innerWidth + 1,
    );
    return [
      `${document.documentElement.scrollWidth - innerWidth} px too wide`,
      ...out.slice(0, 3).map((element) => `${element.localName}.${element.getAttribute('class') ?? ''}`),
    ];
  });
}

/** A bar of the main action that stands anywhere but at the foot of the screen. */
async function floating(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const tabs = document.querySelector('.tabs')?.getBoundingClientRect();
    const foot = tabs === undefined || tabs.height === 0 ? innerHeight : tabs.top;
    const gaps = [...document.querySelectorAll('.action-bar')]
      .filter((bar) => bar.checkVisibility())
      .map((bar) => foot - bar.getBoundingClientRect().bottom)
      .filter((gap) => gap > 1);
    return gaps.map((gap) => `the bar stands ${Math.round(gap)} px above the foot`);
  });
}

/** New colours and sizes are drawn a frame later. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((ready) => requestAnimationFrame(() => requestAnimationFrame(ready))));
}

async function axe(page: Page, colorScheme: 'light' | 'dark', again: boolean): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme });
  await drawn(page);
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
