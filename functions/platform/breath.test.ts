import { expect, it } from 'vitest';
import { BREATH_AFTER_MS, createBreath } from './breath.ts';

it('background work gives way after some milliseconds, for as long as it has worked and never for long', async () => {
  let at = 0;
  const rests: number[] = [];
  const breathe = createBreath(
    () => at,
    async (ms) => {
      rests.push(ms);
      at += ms;
    },
  );
  at += BREATH_AFTER_MS - 1;
  await breathe();
  expect(rests).toEqual([]);
  at += 1;
  await breathe();
  await breathe();
  expect(rests).toEqual([BREATH_AFTER_MS]);
  at += 30;
  await breathe();
  at += 5_000;
  await breathe();
  expect(rests).toEqual([BREATH_AFTER_MS, 30, 50]);
});
