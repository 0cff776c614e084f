import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf, WALK_TIMEOUT_MS } from './every-screen.ts';
import { type Screen, screensOf } from './screens.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let screens: readonly Screen[];
beforeAll(async () => {
  stage = await openStage();
  screens = await screensOf(stage);
});
afterAll(() => stage.close());

describe('every screen, in Chinese', () => {
  it.each(['phone', 'desk'] as const)(
    'on a %s: one heading, nothing for axe to say, nothing wider than the screen (nor at double zoom), a silent console',
    async (size) => {
      expect(await faultsOf(stage, screens, { language: 'zh', size })).toEqual([]);
    },
    WALK_TIMEOUT_MS,
  );
});
