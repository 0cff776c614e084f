import { describe, expect, it } from 'vitest';
import { eventually } from './http.ts';
import { inDevInbox, runEveryone } from './journey-everyone.ts';
import { runTogether } from './journey-together.ts';

const { NUANXIN_BASE_URL: BASE_URL = '', AWS_ENDPOINT_URL: ENDPOINT = '' } = process.env;

/** LocalStack keeps the texts that were given to its SNS, by number. */
type Kept = { readonly sms_messages: Readonly<Record<string, readonly { readonly Message: string }[]>> };

describe('everyone’s part', () => {
  it('is played as deployed, and its texts go out through SNS', async () => {
    const texted = async (phone: string, words: string) => {
      await inDevInbox(BASE_URL, phone, words);
      await eventually(
        'the text at SNS',
        async () => (await fetch(`${ENDPOINT}/_aws/sns/sms-messages`)).json() as Promise<Kept>,
        ({ sms_messages: kept }) => kept[`+86${phone}`]?.some(({ Message }) => Message.includes(words)) ?? false,
      );
    };
    const steps = await runEveryone({ base: BASE_URL, pageOrigin: `https://${new URL(BASE_URL).host}`, texted });
    for (const { what, ms } of steps) console.log(`${String(ms).padStart(7)} ms  ${what}`);
    expect(steps.length).toBeGreaterThan(5);
  });
});

describe('those who act together', () => {
  it('take up a duty, go out as a team, act for a mother and take a word back, as deployed', async () => {
    const steps = await runTogether(BASE_URL);
    for (const { what, ms } of steps) console.log(`${String(ms).padStart(7)} ms  ${what}`);
    expect(steps).toHaveLength(5);
  });
});
