import { describe, expect, it } from 'vitest';
import { createChild } from './children.ts';
import { appAnswering } from './testing.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('what I consent to for a child', () => {
  it('is given with one press, and taken back only after what that stops was said', async () => {
    const app = appAnswering({
      'GET /api/children/:personId': () => ({ consents: [] }),
      'GET /api/children/:personId/reads': () => ({ items: [] }),
      'PUT /api/children/:personId/consents': ({ body }) => ({ consents: [body] }),
    });
    const screen = createChild(app, 'per_1');
    screen.start();
    await settled();
    const before = app.calls.length;
    expect(await screen.press('photo', false)).toBe(false);
    expect([screen.asked.value, app.calls.length]).toEqual(['photo', before]);
    screen.leave();
    expect(await screen.withdraw()).toBe(false);
    await screen.press('photo', false);
    expect(await screen.withdraw()).toBe(true);
    expect(app.calls.at(-1)?.sent.body).toEqual({ purpose: 'photo', given: false });
    expect(await screen.press('photo', true)).toBe(true);
    expect(app.calls.at(-1)?.sent.body).toEqual({ purpose: 'photo', given: true });
    expect(screen.asked.value).toBeUndefined();
  });
});
