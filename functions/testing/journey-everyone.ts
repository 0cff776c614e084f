import { createHmac } from 'node:crypto';
import { expect } from 'vitest';
import { makeCalendarAddress } from '../../shared/calendars/contract.ts';
import { giveThanks, listFollowUps, rateVisit, tellVisit } from '../../shared/feedback/contract.ts';
import { listMyHours } from '../../shared/hours/contract.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/kernel/time.ts';
import { listNotices, saveNoticeSettings } from '../../shared/notices/contract.ts';
import { USUAL_CHOICES } from '../../shared/notices/topics.ts';
import { listDevTexts, readMe } from '../../shared/people/contract.ts';
import { addPasskey, askPasskey, signInWithPasskey, startPasskey } from '../../shared/people/passkeys.ts';
import { acceptSeries, inviteToSeries, readSeries, skipSeriesDate, startSeries } from '../../shared/series/contract.ts';
import { checkIn, checkOut, takeShowKey } from '../../shared/tasks/attend.ts';
import { listMyTasks } from '../../shared/tasks/contract.ts';
import { acceptTask, offerTask } from '../../shared/tasks/offers.ts';
import { codeText, SHOW_CODE_STEP_MS, signedText } from '../../shared/tasks/signed-code.ts';
import { confirmWish } from '../../shared/wishes/closing.ts';
import { readWish } from '../../shared/wishes/contract.ts';
import { postWish } from '../../shared/wishes/posting.ts';
import { authenticator } from './authenticator.ts';
import { eventually, type HttpCaller, httpCaller } from './http.ts';
import { freeAllWeek, type JourneyStep, signedIn, signedInByCode } from './journey.ts';
import { published } from './journey-publish.ts';

type Place = {
  readonly base: string;
  /** Of the page that a browser would show: the gateway is always reached by https. */
  readonly pageOrigin: string;
  /** Is given the number and the words of a text that must have left the house. */
  readonly texted: (phone: string, words: string) => Promise<void>;
};
type Cast = Omit<Place, 'texted'> & {
  readonly station: string;
  readonly chen: HttpCaller;
  readonly li: HttpCaller;
  readonly helper: HttpCaller;
  readonly helperId: string;
  readonly granny: HttpCaller;
  readonly grannyId: string;
};

/**
 * What came after the first way: a visit that comes again with the same face, arriving where no phone has a network, thanks
 * and a worry, a text, a passkey. Black-box over HTTP, the same against the embedded runner and the deployed stacks.
 * Fails by vitest's assertions.
 */
export async function runEveryone({ base, pageOrigin, texted }: Place): Promise<readonly JourneyStep[]> {
  const times: JourneyStep[] = [];
  const step = async <T>(what: string, run: () => Promise<T>): Promise<T> => {
    const started = performance.now();
    const result = await run();
    times.push({ what, ms: Math.round(performance.now() - started) });
    return result;
  };
  const phone = `1621${String(Date.now()).slice(-7)}`;
  const [chen, li, helper] = await Promise.all(['chen-li', 'li-min', 'sarula'].map((slug) => signedIn(base, slug)));
  if (!chen || !li || !helper) throw new Error('three people');
  await freeAllWeek(helper.caller);
  const first = await open(chen.caller, li.caller, chen.station, { who: 'new', phone });
  const granny = await step('she signs in with a code that left as a text', async () => {
    const caller = await signedInByCode(base, phone);
    await texted(phone, '验证码');
    return caller;
  });
  const cast: Cast = {
    base,
    pageOrigin,
    station: chen.station,
    chen: chen.caller,
    li: li.caller,
    helper: helper.caller,
    helperId: await idOf(helper.caller),
    granny,
    grannyId: await idOf(granny),
  };
  await step('a wish comes again each week with the same face; his calendar has it', () => comesAgain(cast, first));
  await step('she has a text when something waits for her word', () => wantsTexts(cast));
  const visit = await step('somebody comes and goes where no phone has a network', () => visited(cast));
  await step('she is texted that something waits for her', () => texted(phone, '等您回音'));
  await step('she confirms; it is booked, thanked for, and a worry is looked after', () => closed(cast, visit));
  await step('the next sign-in is by a passkey', () => keyed(cast));
  return times;
}

async function idOf(caller: HttpCaller): Promise<string> {
  return (await caller.call(readMe)).reply.personId;
}

type Of = { readonly who: 'new'; readonly phone: string } | { readonly who: 'known'; readonly personId: string };

/** Company for an afternoon, written down by one, verified and published by another. */
async function open(chen: HttpCaller, li: HttpCaller, stationId: string, of: Of): Promise<string> {
  const now = Date.now();
  const posted = await chen.call(postWish, {
    body: {
      stationId,
      beneficiary:
        of.who === 'new'
          ? { who: 'new', name: '康素芬', pseudonym: '康奶奶', birthYear: 1945, phone: of.phone }
          : { who: 'known', personId: of.personId },
      consent: { way: 'spoken', at: now - HOUR_MS },
      source: 'visit',
      group: 'elderly',
      kind: 'companionship',
      domain: 'elderly',
      urgency: 'normal',
      title: { zh: '康奶奶想有人陪着晒晒太阳', en: 'Granny Kang would like company in the sun' },
      story: { zh: '腿脚慢，一个人不敢下楼。' },
      components: [
        {
          kind: 'companionship',
          text: { zh: '一位愿意慢慢走的人', en: 'someone who does not mind walking slowly' },
          quantity: 1,
          skills: [],
          languages: [],
          minutes: 60,
        },
      ],
      window: { from: now + 5 * MINUTE_MS, to: now + 3 * HOUR_MS },
      address: { building: '向阳路 4 号院 1 单元', door: '201' },
      submit: true,
    },
  });
  expect(posted.code).toBeUndefined();
  const params = { wishId: posted.reply.id };
  await published(li, params.wishId);
  return params.wishId;
}

async function comesAgain({ base, li, helper, helperId }: Cast, wishId: string): Promise<void> {
  const from = Date.now() + 2 * DAY_MS;
  const weekdays = [(new Date(from + 8 * HOUR_MS).getUTCDay() + 6) % 7];
  const started = await li.call(startSeries, {
    params: { wishId },
    body: {
      rhythm: { every: 'week', interval: 1, weekdays },
      from,
      minutes: 60,
      until: from + 40 * DAY_MS,
      title: { zh: '每周陪康奶奶晒晒太阳' },
      consent: { way: 'spoken', at: Date.now() },
    },
  });
  expect(started.code).toBeUndefined();
  const params = { seriesId: started.reply.id };
  expect((await li.call(inviteToSeries, { params, body: { personId: helperId } })).code).toBeUndefined();
  const accepted = await helper.call(acceptSeries, { params });
  expect(accepted.code ?? accepted.reply.keeper).toBe(true);
  const { reply } = await eventually(
    'a date with the same face',
    () => helper.call(readSeries, { params }),
    ({ reply: series }) => series.coming?.some(({ mine, state }) => mine && state !== 'planned') ?? false,
    150_000,
  );
  const date = reply.coming.find(({ mine, taskId }) => mine && taskId !== undefined);
  const address = await helper.call(makeCalendarAddress);
  const feed = await fetch(`${base}${address.reply.path}`);
  expect(feed.headers.get('content-type')).toContain('text/calendar');
  const text = await feed.text();
  expect(text).toContain('BEGIN:VEVENT');
  for (const secret of ['康素芬', '向阳路', '4 号院']) expect(text).not.toContain(secret);
  expect((await li.call(skipSeriesDate, { params, body: { at: date?.at ?? 0 } })).code).toBeUndefined();
  await eventually(
    'the date that is left out to be told',
    () => helper.call(listNotices, { query: { limit: 20 } }),
    ({ reply: inbox }) => inbox.items.some(({ kind }) => kind === 'series_left_out'),
  );
}

async function wantsTexts({ granny }: Cast): Promise<void> {
  const saved = await granny.call(saveNoticeSettings, {
    body: {
      choices: { ...USUAL_CHOICES, answer: { ...USUAL_CHOICES.answer, sms: 'now' } },
      // Never quiet: the journey is walked at any hour.
      quiet: { from: 0, to: 0 },
      digestHour: 18,
      dailyLimit: 20,
    },
  });
  expect(saved.code ?? saved.reply.reaches).toContain('sms');
}

type Visit = { readonly wishId: string; readonly taskId: string };

async function visited({ chen, li, helper, helperId, granny, grannyId, station }: Cast): Promise<Visit> {
  const wishId = await open(chen, li, station, { who: 'known', personId: grannyId });
  const { reply: wish } = await li.call(readWish, { params: { wishId } });
  const taskId = wish.components[0]?.taskId ?? '';
  const params = { taskId };
  const offered = await li.call(offerTask, { params, body: { personId: helperId } });
  expect([undefined, 'taken']).toContain(offered.code);
  expect((await helper.call(acceptTask, { params })).code).toBeUndefined();
  const key = (await granny.call(takeShowKey, { params })).reply;
  for (const [purpose, call] of [
    ['check_in', checkIn],
    ['check_out', checkOut],
  ] as const) {
    // What her phone draws and his reads, with no network between.
    const at = Date.now();
    const unsigned = { purpose, handle: key.handle, step: Math.floor(at / SHOW_CODE_STEP_MS) };
    const hash = createHmac('sha256', Buffer.from(key.key, 'base64url')).update(signedText(unsigned)).digest();
    const code = codeText({ ...unsigned, tag: hash.subarray(0, 16).toString('base64url') });
    const sent = await helper.call(call, { params, body: { code, at, distanceM: 10 } });
    expect(sent.code ?? sent.reply.state).toBe(`checked_${purpose === 'check_in' ? 'in' : 'out'}`);
  }
  await eventually(
    'what waits for her word',
    () => granny.call(listNotices, { query: { limit: 20 } }),
    ({ reply }) => reply.items.some(({ kind, to }) => kind === 'wish_to_confirm' && to.includes(wishId)),
  );
  return { wishId, taskId };
}

async function closed({ li, helper, granny }: Cast, { wishId, taskId }: Visit): Promise<void> {
  const params = { wishId };
  const confirmed = await granny.call(confirmWish, { params, body: { how: 'own' } });
  expect(confirmed.code ?? confirmed.reply.state).toBe('fulfilled');
  const hours = await helper.call(listMyHours);
  expect(hours.reply.items.filter((entry) => entry.wishId === wishId).map((entry) => entry.minutes)).toEqual([1]);
  expect((await granny.call(giveThanks, { params, body: { text: '晒得身上暖和' } })).code).toBeUndefined();
  const rated = await granny.call(rateVisit, { params, body: { went: 'well', again: true } });
  expect(rated.code ?? rated.reply.followUp).toBe(false);
  const told = await helper.call(tellVisit, {
    params: { taskId },
    body: { went: 'worried', note: '楼道的灯坏了，她下楼看不清。' },
  });
  expect(told.code ?? told.reply.followUp).toBe(true);
  const station = (await li.call(readMe)).reply.homeStation ?? '';
  await eventually(
    'the worry on the station’s desk',
    () => li.call(listFollowUps, { params: { orgId: station }, query: { limit: 100 } }),
    ({ text }) => text.includes(wishId) || text.includes(taskId),
  );
}

async function keyed({ base, pageOrigin, helper, helperId }: Cast): Promise<void> {
  const device = authenticator(`journey ${Date.now()}`, { origin: pageOrigin });
  const asked = await helper.call(startPasskey);
  const made = await helper.call(addPasskey, { body: { name: '我的手机', ...device.make(asked.reply.challenge) } });
  expect(made.code).toBeUndefined();
  const fresh = httpCaller(base);
  const { challenge } = (await fresh.call(askPasskey)).reply;
  const entered = await fresh.call(signInWithPasskey, { body: { assertion: device.show(challenge) } });
  expect(entered.code ?? entered.reply.personId).toBe(helperId);
  expect((await fresh.call(listMyTasks, { query: { when: 'coming' } })).code).toBeUndefined();
}

/** The text in the dev inbox, where everything is shown that leaves the house. */
export async function inDevInbox(base: string, phone: string, words: string): Promise<void> {
  await eventually(
    `a text with ${words}`,
    () => httpCaller(base).call(listDevTexts, { query: { limit: 50 } }),
    ({ reply }) => reply.items.some(({ to, text }) => to === phone && text.includes(words)),
    150_000,
  );
}
