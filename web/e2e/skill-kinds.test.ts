import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe('the kinds of skills', () => {
  it.each(['zh', 'en'] as const)(
    'stand in five rows at most on a phone, each to be hit in 44 px, in %s',
    async (language) => {
      const page = await stage.open('zhao-qiang', { size: 'phone', language });
      await page.goto('/me/volunteer?part=skills');
      const kinds = page.getByRole('group', { name: language === 'zh' ? '大类' : 'Kinds' }).getByRole('button');
      await kinds.first().waitFor();
      expect(await kinds.count()).toBe(10);
      const boxes = await kinds.evaluateAll((chips) =>
        chips.map((chip) => {
          const { top, height } = chip.getBoundingClientRect();
          return { top: Math.round(top), hit: height + 8, line: chip.scrollWidth <= chip.clientWidth };
        }),
      );
      expect(new Set(boxes.map(({ top }) => top)).size).toBeLessThanOrEqual(5);
      expect(boxes.filter(({ hit, line }) => hit < 44 || !line)).toEqual([]);
      await page.context().close();
    },
  );
});
