import { describe, expect, it } from 'vitest';
import { runJourney } from './journey.ts';

const { NUANXIN_BASE_URL: BASE_URL = '' } = process.env;

describe('one wish all the way', () => {
  it('goes from a home visit to booked minutes as deployed', async () => {
    const steps = await runJourney(BASE_URL);
    for (const { what, ms } of steps) console.log(`${String(ms).padStart(7)} ms  ${what}`);
    expect(steps.length).toBeGreaterThan(8);
  });
});
