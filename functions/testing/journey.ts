import { expect } from 'vitest';
import { listMyHours } from '../../shared/hours/contract.ts';
import { readHealth } from '../../shared/kernel/operations.ts';
import { HOUR_MS, MINUTE_MS } from '../../shared/kernel/time.ts';
import { makePlan, readPlan } from '../../shared/matching/contract.ts';
import { listNotices } from '../../shared/notices/contract.ts';
import { askCode, listDevTexts, readMe, signIn, signInAsDemo } from '../../shared/people/contract.ts';
import { readPublicNumbers } from '../../shared/stats/contract.ts';
import { checkIn, checkOut, readShowCode } from '../../shared/tasks/attend.ts';
import { listMyTasks } from '../../shared/tasks/contract.ts';
import { listForMe } from '../../shared/tasks/fits.ts';
import { acceptTask } from '../../shared/tasks/offers.ts';
import { readVolunteer, saveVolunteer } from '../../shared/volunteers/contract.ts';
import { confirmWish } from '../../shared/wishes/closing.ts';
import { listWishes, readWish } from '../../shared/wishes/contract.ts';
import { postWish } from '../../shared/wishes/posting.ts';
import {
  addEvidence,
  listQueue,
  publishWish,
  readVerification,
  saveVerification,
  takeVerification,
} from '../../shared/wishes/verification.ts';
import { CHECKS } from '../../shared/wishes/wish.ts';
import { eventually, type HttpCaller, httpCaller } from './http.ts';
import { walkGift } from './journey-gift.ts';

export type JourneyStep = { readonly what: string; readonly ms: number };

const NAME = '贺桂香';
const STREET = '粮库巷 9 号院 2 单元';
const DOOR = '301';

/**
 * One wish all the way, black-box over HTTP, with four people: the same against the embedded runner and against the
 * deployed stacks. Returns what each step took. Fails by vitest's assertions.
 */
export async function runJourney(base: string): Promise<readonly JourneyStep[]> {
  const times: JourneyStep[] = [];
  const step = async <T>(what: string, run: () => Promise<T>): Promise<T> => {
    const started = performance.now();
    const result = await run();
    times.push({ what, ms: Math.round(performance.now() - started) });
    return result;
  };
  const phone = `1620${String(Date.now()).slice(-7)}`;
  const nobody = httpCaller(base);
  expect((await step('health', () => nobody.call(readHealth))).reply.ok).toBe(true);
  const [chen, li, zhao, other] = await step('four people sign in', async () =>
    Promise.all(['chen-li', 'li-min', 'zhao-qiang', 'xia-qingshan'].map((slug) => signedIn(base, slug))),
  );
  if (!chen || !li || !zhao || !other) throw new Error('four people');
  const station = chen.station;

  const wishId = await step('grid worker posts at a home visit', () => posted(chen.caller, station, phone));
  await step('social worker verifies and publishes', () => verified(li.caller, station, wishId));
  const seen = await step('everyone sees it on the wall', async () => nobody.call(readWish, { params: { wishId } }));
  expect(seen.reply.state).toBe('published');
  // A moment in milliseconds may hold the three digits of a door.
  const said = seen.text.replace(/\b\d{13}\b/g, '');
  for (const secret of [NAME, phone, STREET, DOOR, '白内障']) expect(said).not.toContain(secret);
  expect((await nobody.call(listWishes, { query: { place: station, limit: 100, order: 'new' } })).text).toContain(
    wishId,
  );

  await step('a plumber says when he is free', () => freeAllWeek(zhao.caller));
  await step('the county is planned with it, proven best', () => planned(li.caller, station, wishId));
  const taskId = await step('the right volunteer is shown why', () => suggested(zhao.caller, wishId));
  await step('and accepts; the next one is told kindly', async () => {
    const answers = await Promise.all([zhao.caller.call(acceptTask, { params: { taskId } })]);
    expect(answers.map((answer) => answer.code ?? answer.reply.state)).toEqual(['accepted']);
    const late = await other.caller.call(acceptTask, { params: { taskId } });
    expect([409, 422]).toContain(late.status);
  });
  const mine = await zhao.caller.call(listMyTasks, { query: { when: 'coming' } });
  const assignment = mine.reply.items.find((one) => one.task.id === taskId);
  expect(assignment?.place.building).toContain('粮库巷');

  await step('checks in and out by the code that is shown to him', async () => {
    for (const part of [checkIn, checkOut]) {
      const { reply } = await chen.caller.call(readShowCode, { params: { taskId } });
      const answer = await zhao.caller.call(part, { params: { taskId }, body: { digits: reply.digits } });
      expect(answer.code ?? answer.status).toBe(200);
    }
  });
  const granny = await step('the beneficiary signs in with her phone', () => signedInByCode(base, phone));
  const confirmed = await step('she confirms; minutes are booked', () =>
    granny.call(confirmWish, { params: { wishId }, body: { how: 'own', thanks: { zh: '水龙头不响了' } } }),
  );
  expect([confirmed.code ?? confirmed.reply.state, confirmed.reply.minutes]).toEqual(['fulfilled', 1]);

  await step('the volunteer’s hours and everyone’s ribbon say so', async () => {
    const hours = await zhao.caller.call(listMyHours);
    expect(hours.reply.items.filter((entry) => entry.wishId === wishId).map((entry) => entry.minutes)).toEqual([1]);
    const { reply } = await nobody.call(readWish, { params: { wishId } });
    expect(reply.state).toBe('fulfilled');
    expect(reply.ribbon.filter((segment) => segment.state === 'done').map((segment) => segment.society)).toEqual(
      expect.arrayContaining(['community', 'social_worker', 'volunteer']),
    );
  });
  await step('the stream tells the grid worker and folds the numbers', async () => {
    await eventually(
      'the notice',
      () => chen.caller.call(listNotices, { query: { limit: 20 } }),
      ({ reply }) =>
        reply.items.some((notice) => notice.kind === 'wish_fulfilled' && notice.to === `/wishes/${wishId}`),
    );
    await eventually(
      'the station’s numbers',
      () => nobody.call(readPublicNumbers, { params: { orgId: station } }),
      ({ reply }) => reply.fulfilled > 0 && reply.minutes > 0,
    );
  });
  await step('gifts of a donor and of an enterprise go over the shelf to a door', async () => {
    const [donor, firm] = [await signedIn(base, 'ye-changlin'), await signedIn(base, 'su-caiyun')];
    await walkGift({ chen: chen.caller, li: li.caller, donor: donor.caller, firm: firm.caller, nobody, station });
  });
  return times;
}

export async function signedIn(base: string, slug: string): Promise<{ caller: HttpCaller; station: string }> {
  const caller = httpCaller(base);
  const { reply, code } = await caller.call(signInAsDemo, { body: { slug } });
  expect(code).toBeUndefined();
  return { caller, station: reply.homeStation ?? '' };
}

export async function signedInByCode(base: string, phone: string): Promise<HttpCaller> {
  const caller = httpCaller(base);
  expect((await caller.call(askCode, { body: { phone } })).status).toBe(200);
  const { reply } = await caller.call(listDevTexts, { query: { limit: 20 } });
  const code = /\d{6}/.exec(reply.items.find((text) => text.to === phone)?.text ?? '')?.[0] ?? '';
  expect((await caller.call(signIn, { body: { phone, code } })).code).toBeUndefined();
  return caller;
}

async function posted(caller: HttpCaller, stationId: string, phone: string): Promise<string> {
  const now = Date.now();
  const answer = await caller.call(postWish, {
    body: {
      stationId,
      beneficiary: { who: 'new', name: NAME, pseudonym: '贺奶奶', birthYear: 1947, phone },
      consent: { way: 'spoken', at: now - HOUR_MS },
      source: 'visit',
      group: 'elderly',
      kind: 'skill',
      domain: 'elderly',
      urgency: 'urgent',
      title: { zh: '贺奶奶家厨房的水龙头关不严', en: 'Granny He’s kitchen tap will not close' },
      story: {
        zh: `${NAME}，79 岁，白内障术后，住${STREET} ${DOOR}，电话 ${phone}。水龙头一夜滴到天亮，她说睡不踏实。`,
      },
      components: [
        {
          kind: 'skill',
          text: { zh: '一位会修水龙头的人', en: 'someone who can mend a tap' },
          quantity: 1,
          skills: ['repair.plumbing'],
          languages: [],
          minutes: 60,
        },
      ],
      window: { from: now + 5 * MINUTE_MS, to: now + 3 * HOUR_MS },
      address: { building: STREET, door: DOOR },
      submit: true,
    },
  });
  expect(answer.code ?? answer.reply.state).toBe('submitted');
  return answer.reply.id;
}

async function verified(caller: HttpCaller, station: string, wishId: string): Promise<void> {
  const queue = await caller.call(listQueue, { params: { orgId: station }, query: { limit: 100 } });
  expect(queue.reply.items.map((row) => row.id)).toContain(wishId);
  const params = { wishId };
  expect((await caller.call(takeVerification, { params })).code).toBeUndefined();
  const detail = await caller.call(readVerification, { params });
  expect(detail.reply.findings.story.map((finding) => finding.kind)).toEqual(expect.arrayContaining(['name', 'phone']));
  await caller.call(addEvidence, { params, body: { kind: 'call_note', note: '电话里确认过，今天下午在家。' } });
  const notSame = detail.reply.similar.map((one) => one.id);
  expect(
    (await caller.call(saveVerification, { params, body: { ticked: [...CHECKS], notSame } })).code,
  ).toBeUndefined();
  const open = await caller.call(publishWish, {
    params,
    body: { title: detail.reply.original.title, story: detail.reply.original.story, vouched: [] },
  });
  expect(open.code).toBe('identifying_text');
  const masked = await caller.call(publishWish, {
    params,
    body: {
      title: { zh: '贺奶奶家厨房的水龙头关不严', en: 'Granny He’s kitchen tap will not close' },
      story: { zh: '水龙头一夜滴到天亮，她说睡不踏实。', en: 'The tap drips all night and she cannot sleep.' },
      vouched: [],
    },
  });
  expect(masked.code ?? masked.reply.state).toBe('published');
}

/** The journey is walked at any hour, so its volunteer has to be free at any hour. Returns the cell of their home. */
export async function freeAllWeek(caller: HttpCaller): Promise<string> {
  const me = await caller.call(readMe);
  const { reply } = await caller.call(readVolunteer, { params: { personId: me.reply.personId } });
  const { stationId, birthYear, exceptions, homeCell, radiusM, languages, health, travel } = reply;
  const skills = reply.skills.map(({ skill, level }) => ({ skill, level }));
  const saved = await caller.call(saveVolunteer, {
    body: {
      stationId,
      birthYear,
      skills,
      weekly: [{ from: 0, to: 168 }],
      exceptions,
      homeCell,
      radiusM,
      languages,
      health,
      travel,
      suggestions: true,
      weeklyCapMinutes: 2_400,
    },
  });
  expect(saved.code).toBeUndefined();
  return homeCell;
}

/** At night the plan waits and in the daytime it asks; who is free then differs, so only the plan itself is looked at. */
async function planned(caller: HttpCaller, station: string, wishId: string): Promise<void> {
  const params = { orgId: station };
  const made = await caller.call(makePlan, { params });
  expect(made.code).toBeUndefined();
  await eventually(
    'the plan with the wish in it',
    () => caller.call(readPlan, { params, query: { limit: 100 } }),
    ({ reply }) =>
      (reply.at ?? 0) >= made.reply.at && reply.certified && reply.items.some(({ task }) => task.wishId === wishId),
  );
}

export async function suggested(caller: HttpCaller, wishId: string): Promise<string> {
  // The stream brings a new task to the index.
  const { reply } = await eventually(
    'the suggestion',
    () => caller.call(listForMe, { query: { limit: 100 } }),
    (answer) => answer.reply.items.some(({ task }) => task.wishId === wishId),
  );
  const one = reply.items.find(({ task }) => task.wishId === wishId);
  expect(one?.fit.reasons.map(({ reason }) => reason)).toContain('skill');
  return one?.task.id ?? '';
}
