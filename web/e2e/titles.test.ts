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

  it('never parts the characters of a word, however wide the card', async () => {
    const page = await stage.open();
    let drawn = 0;
    for (let width = 300; width <= 440; width += 28) {
      await page.setViewportSize({ width, height: 780 });
      await page.goto('/?within=50');
      await page.locator('.wish-card .title').first().waitFor();
      // Titles that do not fit their line are drawn by the dictionary one after another, when the first view stands.
      await expect
        .poll(() => page.locator('.title').evaluateAll(partedWords), { message: `at ${width} px` })
        .toEqual([]);
      drawn += await page.locator('.title .words').count();
    }
    expect(drawn).toBeGreaterThan(0);
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

/** Runs in the page: words of titles, as its dictionary knows them, that begin on one line and end on another. */
function partedWords(titles: Element[]): string[] {
  const parted: string[] = [];
  for (const title of titles) {
    const chars: { readonly node: Node; readonly at: number }[] = [];
    const walker = document.createTreeWalker(title, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      for (let at = 0; at < (node.nodeValue ?? '').length; at += 1) chars.push({ node, at });
    const topOf = (index: number): number => {
      const char = chars[index];
      if (char === undefined) throw new Error('no such character');
      const range = document.createRange();
      range.setStart(char.node, char.at);
      range.setEnd(char.node, char.at + 1);
      return range.getBoundingClientRect().top;
    };
    // A Latin word in Chinese text may be of another size, so that its top is not its line's.
    for (const { segment, index, isWordLike } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(
      title.textContent ?? '',
    ))
      if (isWordLike && /^\p{Script=Han}+$/u.test(segment) && topOf(index) < topOf(index + segment.length - 1) - 8)
        parted.push(`${segment} in ${title.textContent}`);
  }
  return parted;
}
