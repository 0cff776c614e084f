import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from './stage.ts';

describe('a title in Chinese', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  it('never begins a line with a comma, however wide the card', async () => {
    const page = await stage.open();
    await page.goto('/');
    await page.locator('.wish-card .title').first().waitFor();
    // Every width from a small phone to a large one: at one of them a clause is just as long as the line.
    for (let width = 300; width <= 440; width += 7) {
      await page.setViewportSize({ width, height: 780 });
      expect({ width, lines: await page.locator('.title').evaluateAll(commaLines) }).toEqual({ width, lines: [] });
    }
  });
});

/** Runs in the page: titles of which a line begins with a mark that belongs to the line before. */
function commaLines(titles: Element[]): string[] {
  return titles
    .filter((title) => {
      const walker = document.createTreeWalker(title, NodeFilter.SHOW_TEXT);
      let bottom = Number.NEGATIVE_INFINITY;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.nodeValue ?? '';
        for (let at = 0; at < text.length; at += 1) {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const { top, height } = range.getBoundingClientRect();
          const begins = top > bottom - height / 2;
          if (begins && '，、；：。'.includes(text.charAt(at))) return true;
          bottom = Math.max(bottom, top + height);
        }
      }
      return false;
    })
    .map((title) => title.textContent ?? '');
}
