import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { type Embedded, startEmbedded } from '../../infra/local/embedded.ts';
import { seed } from '../../infra/local/seed/seed.ts';
import { runSchedules } from '../jobs/run-schedules.ts';
import { SCHEDULES } from '../jobs/schedules.ts';
import { jsonLog } from '../platform/log.ts';
import { runJourney } from './journey.ts';
import { inDevInbox, runEveryone } from './journey-everyone.ts';
import { runTogether } from './journey-together.ts';

let place: Embedded;
const dir = mkdtempSync(join(tmpdir(), 'nuanxin-journey-'));
beforeAll(async () => {
  place = await startEmbedded({
    dir,
    port: 0,
    // Nobody presses as fast as a fast machine does.
    env: { COMMANDS_PER_SECOND: '1000' },
    log: jsonLog(
      () => undefined,
      () => Date.now(),
    ),
  });
  await seed({ house: place.house, scale: 'small', seedNumber: 7 });
}, 60_000);
afterAll(async () => {
  await place.stop();
  rmSync(dir, { recursive: true, force: true });
});

describe('one wish all the way', () => {
  it('goes from a home visit to booked minutes on the embedded runner', async () => {
    await runJourney(place.address);
  }, 60_000);
});

describe('everyone’s part', () => {
  it('is played on the embedded runner', async () => {
    const base = place.address;
    const texted = async (phone: string, words: string) => {
      // The minute's round, without waiting for the minute.
      await runSchedules(place.house, SCHEDULES, 1);
      await inDevInbox(base, phone, words);
    };
    await runEveryone({ base, pageOrigin: base, texted });
  }, 200_000);
});

describe('those who act together', () => {
  it('are told apart and told in time on the embedded runner', async () => {
    await runTogether(place.address);
  }, 200_000);
});
