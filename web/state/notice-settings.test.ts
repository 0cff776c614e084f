import { describe, expect, it } from 'vitest';
import { USUAL_CHOICES } from '../../shared/notices/topics.ts';
import type { PushPort, PushState } from '../main/push.ts';
import { createNoticeSettings } from './notice-settings.ts';
import { appAnswering } from './testing.ts';
import { createThisPhone, forgetThisPhone } from './this-phone.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve));
const STORED = {
  choices: USUAL_CHOICES,
  quiet: { from: 1_290, to: 450 },
  digestHour: 18,
  dailyLimit: 5,
  reaches: ['sms'],
  stopped: {},
  mail: true,
  devices: [],
  pushKey: 'key',
};

describe('how I want to be told', () => {
  it('is saved whole, and only when something was changed', async () => {
    const app = appAnswering({
      'GET /api/my/notice-settings': () => STORED,
      'PUT /api/my/notice-settings': ({ body }) => ({ ...STORED, ...(body as object) }),
    });
    const screen = createNoticeSettings(app);
    screen.start();
    await settled();
    expect([screen.changed.value, await screen.saveAll()]).toEqual([false, false]);
    screen.choose('ask', 'sms', 'daily');
    screen.change({ dailyLimit: 2 });
    expect(screen.changed.value).toBe(true);
    expect(await screen.saveAll()).toBe(true);
    expect(app.calls.at(-1)?.sent.body).toMatchObject({
      choices: { ask: { sms: 'daily', push: 'now' } },
      dailyLimit: 2,
      quiet: { from: 1_290, to: 450 },
    });
    expect([screen.changed.value, screen.wants.value?.dailyLimit]).toEqual([false, 2]);
    screen.choose('ask', 'sms', 'off');
    screen.choose('ask', 'sms', 'daily');
    expect(screen.changed.value).toBe(false);
  });

  it('takes an address by the code that came there', async () => {
    const app = appAnswering({
      'GET /api/my/notice-settings': () => STORED,
      'POST /api/my/mail-codes': () => ({ validSeconds: 600 }),
      'PUT /api/my/mail': () => ({ ...STORED, email: 'wa…@example.com' }),
    });
    const { mail, settings } = createNoticeSettings(app);
    mail.setEmail('not an address');
    expect(mail.fits.value).toBe(false);
    mail.setEmail(' wang@example.com ');
    await mail.askCode();
    mail.setCode('12 34-56 7');
    expect([mail.at.value, mail.code.value, mail.fits.value]).toEqual(['code', '123456', true]);
    expect(await mail.confirmCode()).toBe(true);
    expect(app.calls.at(-1)?.sent.body).toEqual({ email: 'wang@example.com', code: '123456' });
    expect(settings.data.value?.email).toBe('wa…@example.com');
  });
});

describe('notices on this phone', () => {
  function phone(state: PushState, answer: boolean) {
    let now = state;
    const port: PushPort = {
      state: async () => now,
      subscribe: async () => {
        if (!answer) return undefined;
        now = 'on';
        return { endpoint: 'https://fcm.googleapis.com/x', p256dh: 'B', auth: 'A' };
      },
      unsubscribe: async () => {
        now = 'off';
      },
    };
    const app = appAnswering({
      'GET /api/my/notice-settings': () => STORED,
      'POST /api/my/push-devices': () => ({ id: 'device-1' }),
      'DELETE /api/my/push-devices/:deviceId': () => ({ removed: 1 }),
    });
    return { app, port, screen: createThisPhone(app, port) };
  }

  it('are offered once, turned on by the person, and ended with the sign-in', async () => {
    const { app, port, screen } = phone('off', true);
    screen.start();
    await settled();
    expect(screen.offered.value).toBe(true);
    expect(await screen.turnOn.send()).toBe(true);
    expect([screen.state.value, screen.offered.value]).toEqual(['on', false]);
    await forgetThisPhone(app, port, 'key');
    expect(app.calls.at(-1)).toMatchObject({ sent: { params: { deviceId: 'device-1' } } });
    expect(await port.state()).toBe('off');
  });

  it('are not offered again to who said not now, nor where they cannot be had', async () => {
    const { app, port, screen } = phone('off', true);
    screen.later();
    const again = createThisPhone(app, port);
    again.start();
    const unable = phone('unable', false);
    unable.screen.start();
    await settled();
    expect([again.offered.value, unable.screen.offered.value]).toEqual([false, false]);
  });

  it('say when the push service cannot be reached', async () => {
    const { app, screen } = phone('off', false);
    expect(await screen.turnOn.send()).toBe(false);
    expect(screen.unreached.value).toBe(true);
    expect(app.calls.some(({ line }) => line === 'POST /api/my/push-devices')).toBe(false);
  });
});
