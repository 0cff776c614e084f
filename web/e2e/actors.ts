import { eventually, type HttpCaller, httpCaller } from '../../functions/testing/http.ts';
import type { Sent } from '../../shared/kernel/endpoint.ts';
import { HOUR_MS, MINUTE_MS } from '../../shared/kernel/time.ts';
import { type MeView, signInAsDemo } from '../../shared/people/contract.ts';
import { listForMe } from '../../shared/tasks/fits.ts';
import { readVolunteer, saveVolunteer } from '../../shared/volunteers/contract.ts';
import { postWish } from '../../shared/wishes/posting.ts';
import {
  addEvidence,
  publishWish,
  readVerification,
  saveVerification,
  takeVerification,
} from '../../shared/wishes/verification.ts';
import { CHECKS } from '../../shared/wishes/wish.ts';
import type { Stage } from './stage.ts';

/** A demo person at the API: for what a test needs to stand there before its screens are opened. */
export type Actor = { readonly caller: HttpCaller; readonly me: MeView };

export async function actor(base: string, slug: string): Promise<Actor> {
  const caller = httpCaller(base);
  const { reply, code } = await caller.call(signInAsDemo, { body: { slug } });
  if (code !== undefined) throw new Error(`${slug} cannot sign in: ${code}`);
  return { caller, me: reply };
}

/** A volunteer who can mend a pipe at any hour: the stage opens on any day of the week. */
export async function alwaysFree(base: string, slug: string): Promise<Actor> {
  const one = await actor(base, slug);
  const { reply } = await one.caller.call(readVolunteer, { params: { personId: one.me.personId } });
  const { stationId, birthYear, exceptions, homeCell, languages, health, travel } = reply;
  const skills = [
    ...reply.skills.map(({ skill, level }) => ({ skill, level })),
    { skill: 'repair.plumbing', level: 2 as const },
  ];
  const { code } = await one.caller.call(saveVolunteer, {
    body: {
      stationId,
      birthYear,
      exceptions,
      homeCell,
      languages,
      health,
      travel,
      skills: [...new Map(skills.map((held) => [held.skill, held])).values()],
      weekly: [{ from: 0, to: 168 }],
      radiusM: 20_000,
      suggestions: true,
      weeklyCapMinutes: 2_400,
    },
  });
  if (code !== undefined) throw new Error(`${slug} cannot say when they are free: ${code}`);
  return one;
}

/** A wish for one plumber, written down by Chen Li and published by Li Min; it begins in ten minutes. */
export async function publishedWish(stage: Stage, title: string): Promise<string> {
  const chen = await actor(stage.place.address, 'chen-li');
  return verifiedWish(stage, await submittedWish(stage, chen, title));
}

type WishAsked = Pick<
  Sent<typeof postWish>['body'],
  'kind' | 'urgency' | 'title' | 'story' | 'components' | 'window' | 'address'
>;
/** A wish of Granny Wang's, who can nod herself; written down by Chen Li and verified. */
export async function wangsWish(stage: Stage, asked: WishAsked): Promise<string> {
  const [chen, wang] = [await actor(stage.place.address, 'chen-li'), await actor(stage.place.address, 'wang-guilan')];
  const { reply, code } = await chen.caller.call(postWish, {
    body: {
      stationId: chen.me.homeStation ?? '',
      beneficiary: { who: 'known', personId: wang.me.personId },
      consent: { way: 'spoken', at: stage.now() - HOUR_MS },
      source: 'visit',
      group: 'elderly',
      domain: 'elderly',
      submit: true,
      ...asked,
    },
  });
  if (code !== undefined) throw new Error(`not posted: ${code}`);
  return verifiedWish(stage, reply.id);
}

/** A wish for three bags of rice, wanted for two days. */
export function riceWish(stage: Stage, title: string): Promise<string> {
  const now = stage.now();
  return wangsWish(stage, {
    kind: 'goods',
    urgency: 'normal',
    title: { zh: title },
    story: { zh: '地里旱，打的粮不够吃到过年。' },
    components: [{ kind: 'goods', text: { zh: '大米' }, unit: { zh: '袋' }, quantity: 3 }],
    window: { from: now, to: now + 48 * HOUR_MS },
    address: { building: '粮库巷 9 号院 2 单元', door: '1907' },
  });
}

export async function verifiedWish(stage: Stage, wishId: string): Promise<string> {
  const li = await actor(stage.place.address, 'li-min');
  const params = { wishId };
  await li.caller.call(takeVerification, { params });
  const { reply } = await li.caller.call(readVerification, { params });
  await li.caller.call(addEvidence, { params, body: { kind: 'call_note', note: '电话里确认过，今天在家。' } });
  await li.caller.call(saveVerification, {
    params,
    body: { ticked: [...CHECKS], notSame: reply.similar.map(({ id }) => id) },
  });
  const published = await li.caller.call(publishWish, { params, body: { ...reply.suggested, vouched: [] } });
  if (published.code !== undefined) throw new Error(`not published: ${published.code}`);
  await stage.place.settled();
  return wishId;
}

type Asked = {
  readonly kind: 'skill' | 'companionship';
  readonly component: { kind: 'skill' | 'companionship'; text: { zh: string }; skills: string[] };
};
const PLUMBER: Asked['component'] = { kind: 'skill', text: { zh: '会修水管的人' }, skills: ['repair.plumbing'] };

/** A wish for company that asks no skill of anybody, on the wall. */
export async function companyWish(stage: Stage, title: string): Promise<string> {
  const chen = await actor(stage.place.address, 'chen-li');
  return verifiedWish(
    stage,
    await submittedWish(stage, chen, title, '眼睛花了，字看不清，想听听报上的新鲜事。', {
      kind: 'companionship',
      component: { kind: 'companionship', text: { zh: '念报纸的人' }, skills: [] },
    }),
  );
}

export async function submittedWish(
  stage: Stage,
  by: Actor,
  title: string,
  story = '接口松了，毛巾缠过两道还是滴。',
  asked: Asked = { kind: 'skill', component: PLUMBER },
): Promise<string> {
  const now = stage.now();
  const { reply, code } = await by.caller.call(postWish, {
    body: {
      stationId: by.me.homeStation ?? '',
      beneficiary: { who: 'new', name: '贺桂香', pseudonym: '贺奶奶', birthYear: 1947 },
      consent: { way: 'spoken', at: now - HOUR_MS },
      source: 'visit',
      group: 'elderly',
      kind: asked.kind,
      domain: 'elderly',
      urgency: 'urgent',
      title: { zh: title },
      story: { zh: story },
      components: [{ ...asked.component, quantity: 1, languages: [], minutes: 60 }],
      window: { from: now + 10 * MINUTE_MS, to: now + 4 * HOUR_MS },
      address: { building: '粮库巷 9 号院 2 单元', door: '1907' },
      submit: true,
    },
  });
  if (code !== undefined) throw new Error(`not posted: ${code}`);
  return reply.id;
}

/** The task of a wish, as it is suggested to somebody. */
export async function suggestedTask({ caller }: Actor, wishId: string): Promise<string> {
  const ask = async () => {
    const { reply } = await caller.call(listForMe, { query: { limit: 100 } });
    return reply.items.find(({ task }) => task.wishId === wishId)?.task.id;
  };
  // The stream brings a new task to the index.
  return (await eventually('a suggestion of this wish', ask, (id) => id !== undefined)) ?? '';
}
