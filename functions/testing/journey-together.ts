import { expect } from 'vitest';
import { changeConsent, listMyChildren } from '../../shared/guardians/contract.ts';
import type { Sent } from '../../shared/kernel/endpoint.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/kernel/time.ts';
import { endMandate, giveMandate, listMyMandates, readAffairs } from '../../shared/mandates/contract.ts';
import { listNotices } from '../../shared/notices/contract.ts';
import { acceptInvitation, inviteToRole, listMyInvitations } from '../../shared/orgs/invitations.ts';
import { listDevTexts, readMe } from '../../shared/people/contract.ts';
import { listMyTasks } from '../../shared/tasks/contract.ts';
import { acceptTask } from '../../shared/tasks/offers.ts';
import {
  admitMember,
  answerLead,
  askTeam,
  joinTeam,
  listTeamTasks,
  readTeam,
  startTeam,
} from '../../shared/teams/contract.ts';
import { saveVolunteer } from '../../shared/volunteers/contract.ts';
import { readWish } from '../../shared/wishes/contract.ts';
import { postWish } from '../../shared/wishes/posting.ts';
import { eventually, type HttpCaller, httpCaller } from './http.ts';
import { freeAllWeek, type JourneyStep, signedIn, signedInByCode } from './journey.ts';
import { inDevInbox } from './journey-everyone.ts';
import { published } from './journey-publish.ts';

type Cast = {
  readonly base: string;
  readonly station: string;
  readonly cell: string;
  readonly phone: (person: number) => string;
  readonly chen: HttpCaller;
  readonly li: HttpCaller;
  readonly head: HttpCaller;
};

/**
 * Those who act together: a duty that is taken up, a team that goes out, a daughter who acts for her mother, a father who
 * takes his word back. Black-box over HTTP, the same against the embedded runner and the deployed stacks.
 */
export async function runTogether(base: string): Promise<readonly JourneyStep[]> {
  const times: JourneyStep[] = [];
  const step = async <T>(what: string, run: () => Promise<T>): Promise<T> => {
    const started = performance.now();
    const result = await run();
    times.push({ what, ms: Math.round(performance.now() - started) });
    return result;
  };
  const [chen, li, head, leader] = await Promise.all(
    ['chen-li', 'li-min', 'gao-weidong', 'sarula'].map((slug) => signedIn(base, slug)),
  );
  if (!chen || !li || !head || !leader) throw new Error('four people');
  const tail = String(Date.now()).slice(-6);
  const cast: Cast = {
    base,
    station: chen.station,
    cell: await freeAllWeek(leader.caller),
    phone: (person) => `1622${person}${tail}`,
    chen: chen.caller,
    li: li.caller,
    head: head.caller,
  };
  await step('the head invites a social worker by text, who takes the duty up', () => takesUp(cast));
  const team = await step('a team is started, its leader says yes, a neighbour joins', () =>
    gathers(cast, leader.caller),
  );
  await step('the leader asks the team, and the neighbour goes', () => goesOut(cast, leader.caller, team));
  await step('a daughter writes for her mother, until the mother ends it', () => actsForHer(cast));
  await step('a father takes his word back, and the wish is public no more', () => takesBack(cast));
  return times;
}

async function takesUp({ base, station, phone, head }: Cast): Promise<void> {
  const number = phone(1);
  const invited = await head.call(inviteToRole, {
    params: { orgId: station },
    body: { phone: number, role: 'social_worker', post: 'grid_worker', way: 'text' },
  });
  expect(invited.code ?? invited.reply.code).toBeUndefined();
  await inDevInbox(base, number, '邀请码');
  const { reply } = await httpCaller(base).call(listDevTexts, { query: { limit: 50 } });
  const text = reply.items.find((one) => one.to === number && one.text.includes('邀请码'))?.text ?? '';
  const code = /邀请码 ([0-9A-Z]{8})/.exec(text)?.[1] ?? '';
  const worker = await signedInByCode(base, number);
  const waiting = await worker.call(listMyInvitations);
  expect(waiting.reply.items.map(({ role }) => role)).toEqual(['social_worker']);
  const params = { invitationId: waiting.reply.items[0]?.id ?? '' };
  const name = '陈立';
  expect((await worker.call(acceptInvitation, { params, body: { code: 'AAAAAAAA', name } })).code).toBe('code_wrong');
  expect((await worker.call(acceptInvitation, { params, body: { code, name } })).code).toBeUndefined();
  expect((await worker.call(readMe)).reply.roles).toMatchObject([{ role: 'social_worker', post: 'grid_worker' }]);
}

type Team = { readonly teamId: string; readonly member: HttpCaller; readonly memberId: string };

async function gathers({ base, station, cell, phone, li }: Cast, leader: HttpCaller): Promise<Team> {
  const { personId: leaderId } = (await leader.call(readMe)).reply;
  const started = await li.call(startTeam, {
    params: { orgId: station },
    body: { name: `周六搭把手${phone(0).slice(-3)}`, leaderId },
  });
  expect(started.code).toBeUndefined();
  const params = { teamId: started.reply.id };
  expect((await leader.call(answerLead, { params, body: { yes: true } })).code).toBeUndefined();
  const member = await signedInByCode(base, phone(2));
  const registered = await member.call(saveVolunteer, {
    body: {
      stationId: station,
      birthYear: 1988,
      skills: [],
      weekly: [{ from: 0, to: 168 }],
      exceptions: [],
      homeCell: cell,
      radiusM: 8_000,
      languages: ['zh'],
      health: [],
      travel: 'bike',
      suggestions: true,
      weeklyCapMinutes: 2_400,
    },
  });
  expect(registered.code).toBeUndefined();
  const memberId = registered.reply.personId;
  expect((await member.call(joinTeam, { params })).reply.mine).toBe('asking');
  const admitted = await leader.call(admitMember, { params: { ...params, personId: memberId } });
  expect(admitted.code).toBeUndefined();
  const { reply } = await member.call(readTeam, { params });
  expect([reply.mine, reply.state, reply.people]).toEqual(['member', 'running', 2]);
  return { teamId: started.reply.id, member, memberId };
}

async function goesOut({ chen, li, station, phone }: Cast, leader: HttpCaller, team: Team): Promise<void> {
  const { teamId, member, memberId } = team;
  const wishId = await posted(chen, {
    ...companyFor(station, { name: '童秀珍', pseudonym: '童奶奶', phone: phone(3), people: 2 }),
  });
  await published(li, wishId);
  const { reply } = await eventually(
    'the task on the leader’s list',
    () => leader.call(listTeamTasks, { params: { teamId } }),
    ({ reply: tasks }) => tasks.items.some((task) => task.wishId === wishId),
  );
  const params = { teamId, taskId: reply.items.find((task) => task.wishId === wishId)?.id ?? '' };
  // The stream brings a new volunteer to where free people are looked for.
  const asked = await eventually(
    'a member who is free',
    () => leader.call(askTeam, { params, body: { personIds: [memberId] } }),
    ({ code }) => code !== 'team_none_free',
  );
  expect(asked.code ?? asked.reply.asked).toEqual([memberId]);
  expect((await member.call(acceptTask, { params: { taskId: params.taskId } })).code).toBeUndefined();
  const mine = await member.call(listMyTasks, { query: { when: 'coming' } });
  expect(mine.reply.items.map(({ task }) => task.id)).toContain(params.taskId);
}

async function actsForHer({ base, chen, station, phone }: Cast): Promise<void> {
  const first = await posted(
    chen,
    companyFor(station, { name: '詹月华', pseudonym: '詹奶奶', phone: phone(4), people: 1 }),
  );
  const mother = await signedInByCode(base, phone(4));
  const { personId } = (await mother.call(readMe)).reply;
  const params = { personId };
  const given = await chen.call(giveMandate, {
    params,
    body: {
      name: '詹晓梅',
      phone: phone(5),
      tie: 'child',
      purposes: ['post_wishes', 'confirm'],
      proof: 'said_at_visit',
      until: Date.now() + 90 * DAY_MS,
    },
  });
  expect(given.code ?? given.reply.state).toBe('live');
  const daughter = await signedInByCode(base, phone(5));
  expect((await daughter.call(listMyMandates)).reply.held.map((one) => one.personId)).toEqual([personId]);
  const affairs = await daughter.call(readAffairs, { params });
  expect(affairs.reply.wishes?.map(({ id }) => id)).toContain(first);
  expect(affairs.text).not.toContain('向阳路');
  const body = companyFor(station, { name: '', pseudonym: '', phone: '', people: 1 });
  const own = { ...body, beneficiary: { who: 'known', personId }, source: 'mandate' } as const;
  const wishId = await posted(daughter, own);
  await eventually(
    'the mother to be told',
    () => mother.call(listNotices, { query: { limit: 20 } }),
    ({ reply }) => reply.items.some(({ kind, to }) => kind === 'wish_posted_for_you' && to.includes(wishId)),
  );
  const ended = await mother.call(endMandate, { params: { ...params, mandateId: given.reply.id }, body: {} });
  expect(ended.code ?? ended.reply.endedBy).toBe('giver');
  expect((await daughter.call(readAffairs, { params })).status).toBe(403);
  expect((await daughter.call(postWish, { body: own })).code).toBe('forbidden');
}

async function takesBack({ base, chen, li, station, phone }: Cast): Promise<void> {
  const nobody = httpCaller(base);
  const { consent: _, ...body } = companyFor(station, { name: '卓小航', pseudonym: '小航', phone: '', people: 1 });
  const wishId = await posted(chen, {
    ...body,
    beneficiary: { who: 'new', name: '卓小航', pseudonym: '小航', birthYear: new Date().getUTCFullYear() - 10 },
    guardian: { name: '卓立春', relation: 'father', phone: phone(6), way: 'signed', at: Date.now() - HOUR_MS },
    group: 'child',
    domain: 'child',
    title: { zh: '想有人陪着读半小时书', en: 'Someone to read with for half an hour' },
    story: { zh: '识字慢，想有人一起念。' },
  });
  await published(li, wishId);
  const seen = await nobody.call(readWish, { params: { wishId } });
  expect(seen.code ?? seen.reply.state).toBe('published');
  for (const secret of ['卓小航', '卓立春', phone(6), '向阳路']) expect(seen.text).not.toContain(secret);
  const father = await signedInByCode(base, phone(6));
  const child = (await father.call(listMyChildren)).reply.items[0];
  expect(child?.consents.filter(({ given }) => given)).toHaveLength(4);
  const params = { personId: child?.personId ?? '' };
  const withdrawn = await father.call(changeConsent, { params, body: { purpose: 'posting', given: false } });
  expect(withdrawn.code).toBeUndefined();
  await eventually(
    'the wish to leave the public',
    () => nobody.call(readWish, { params: { wishId } }),
    ({ status, reply }) => status === 404 || reply.state !== 'published',
  );
}

type Whom = { readonly name: string; readonly pseudonym: string; readonly phone: string; readonly people: number };
type Body = NonNullable<Sent<typeof postWish>['body']>;

/** Company within the next hours: short enough for anybody who is free all week. */
function companyFor(stationId: string, { name, pseudonym, phone, people }: Whom): Body {
  const now = Date.now();
  return {
    stationId,
    beneficiary: { who: 'new', name, pseudonym, birthYear: 1947, phone },
    consent: { way: 'spoken', at: now - HOUR_MS },
    source: 'visit',
    group: 'elderly',
    kind: 'companionship',
    domain: 'elderly',
    urgency: 'normal',
    title: { zh: `${pseudonym || '老人'}想有人陪着去趟早市`, en: 'Company to the morning market' },
    story: { zh: '东西一个人拎不动。' },
    components: [
      {
        kind: 'companionship',
        text: { zh: '愿意慢慢走的人', en: 'someone who does not mind walking slowly' },
        quantity: people,
        skills: [],
        languages: [],
        minutes: 60,
      },
    ],
    window: { from: now + 5 * MINUTE_MS, to: now + 6 * HOUR_MS },
    address: { building: '向阳路 7 号院 3 单元', door: '502' },
    submit: true,
  };
}

async function posted(caller: HttpCaller, body: Body): Promise<string> {
  const answer = await caller.call(postWish, { body });
  expect(answer.code ?? answer.reply.state).toBe('submitted');
  return answer.reply.id;
}
