import type { Locator, Page } from 'playwright-core';

const STOPS_LIMIT = 200;
const FRAMES_LIMIT = 40;

/** Presses Tab until `target` has the focus. Throws when a stop on the way cannot be seen, or when it never comes. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor({ state: 'attached' });
  for (let stops = 0; stops < STOPS_LIMIT; stops += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
    await mustBeSeen(page);
  }
  throw new Error(`the focus does not come to ${target}`);
}

/** Tabs once through the whole screen: what has the focus in turn. Throws on an unseen stop and on a trap. */
export async function tabThrough(page: Page): Promise<readonly string[]> {
  const stops: string[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(nameOfFocus);
    if (at === undefined) return stops;
    await mustBeSeen(page);
    stops.push(at);
    if (stops.length > STOPS_LIMIT)
      throw new Error(`the focus does not leave the screen: ${stops.slice(-6).join(', ')}`);
  }
}

async function mustBeSeen(page: Page): Promise<void> {
  let fault: string | undefined;
  // What slides in or scrolls is there a few frames later.
  for (let frames = 0; frames < FRAMES_LIMIT; frames += 1) {
    fault = await page.evaluate(unseenFocus);
    if (fault === undefined) return;
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
  }
  throw new Error(`the focus cannot be seen at ${fault}`);
}

/** Runs in the page: what has the focus, in words; undefined when it has left the screen. */
function nameOfFocus(): string | undefined {
  const focus = document.activeElement;
  if (focus === null || focus === document.body) return undefined;
  const label = focus instanceof HTMLInputElement ? focus.labels?.[0]?.textContent : undefined;
  return `${focus.localName} ${focus.getAttribute('aria-label') ?? label ?? focus.textContent ?? ''}`
    .slice(0, 60)
    .trim();
}

/** Runs in the page: names the focused element when no ring of 2 px is drawn for it, or none of it can be seen. */
function unseenFocus(): string | undefined {
  const focus = document.activeElement;
  if (focus === null || focus === document.body) return undefined;
  const name = `${focus.localName}.${focus.getAttribute('class') ?? ''} ${(focus.getAttribute('aria-label') ?? focus.textContent ?? '').slice(0, 30)}`;
  // A field that fills its frame, a link that covers its card: there the frame has the ring.
  const [near, far] = [focus, focus.parentElement];
  const framed = [near, far, far?.parentElement, far?.parentElement?.parentElement].find((element) => {
    if (!element) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  });
  if (!framed) return `${name}: no ring`;
  const { left, right, top, bottom } = framed.getBoundingClientRect();
  const shares = [0.1, 0.5, 0.9];
  const seen = shares.some((x) =>
    shares.some((y) => {
      const at = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
      return at !== null && (framed.contains(at) || at.contains(framed));
    }),
  );
  return seen ? undefined : `${name}: covered or outside`;
}

/** Runs in the page: whether the lower edge of an element can be seen. */
export function isUncovered(element: Element): boolean {
  const { left, bottom } = element.getBoundingClientRect();
  return element.contains(document.elementFromPoint(left + 4, bottom - 4));
}
