import { it } from 'vitest';
import { openScene } from '../testing/things.ts';
import { thousandAccepts } from '../testing/thousand.ts';

it('a thousand who accept one place at the same moment: one winner, 999 clear conflicts', {
  timeout: 60_000,
}, async () => {
  const scene = await openScene();
  await thousandAccepts(scene, 'SQLite');
  await scene.world.close();
});
