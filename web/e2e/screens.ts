import type { Page } from 'playwright-core';
import { httpCaller } from '../../functions/testing/http.ts';
import { listMyGifts } from '../../shared/goods/contract.ts';
import { listMyChildren } from '../../shared/guardians/contract.ts';
import { disputeHours, listMyHours } from '../../shared/hours/contract.ts';
import { makePlan } from '../../shared/matching/contract.ts';
import { readOrg } from '../../shared/orgs/contract.ts';
import { listMySeries, listSeries } from '../../shared/series/contract.ts';
import { listMyTasks } from '../../shared/tasks/contract.ts';
import { listForMe } from '../../shared/tasks/fits.ts';
import { acceptTask } from '../../shared/tasks/offers.ts';
import { listMyTeams } from '../../shared/teams/contract.ts';
import { listMyWishes, listWishes } from '../../shared/wishes/contract.ts';
import { listQueue } from '../../shared/wishes/verification.ts';
import { actor, alwaysFree, publishedWish, suggestedTask } from './actors.ts';
import type { Stage } from './stage.ts';

export type Screen = { readonly name: string; readonly path: string; readonly as?: string };

/** Every screen with somebody who works on it, with something to do on it: the stage is set for that. */
export async function screensOf(stage: Stage): Promise<readonly Screen[]> {
  const base = stage.place.address;
  const [li, zhao, sarula, wang] = [
    await actor(base, 'li-min'),
    await actor(base, 'zhao-qiang'),
    await actor(base, 'sarula'),
    await actor(base, 'wang-guilan'),
  ];
  const station = li.me.homeStation ?? '';
  const { reply: wall } = await httpCaller(base).call(listWishes, { query: { limit: 50, withinM: 50_000 } });
  const { reply: queue } = await li.caller.call(listQueue, { params: { orgId: station }, query: {} });
  const { reply: suggestions } = await zhao.caller.call(listForMe, { query: {} });
  const { reply: mine } = await sarula.caller.call(listMyTasks, { query: { when: 'coming' } });
  const { reply: hers } = await wang.caller.call(listMyWishes, { query: { limit: 100 } });
  const { reply: booked } = await sarula.caller.call(listMyHours, { query: {} });
  const doubted = booked.items.find(({ disputable }) => disputable);
  if (doubted !== undefined)
    await sarula.caller.call(disputeHours, {
      params: { hoursId: doubted.id },
      body: { minutes: doubted.minutes + 30, reason: '念完报又陪着去了趟药房' },
    });
  const helper = await alwaysFree(base, 'xia-qingshan');
  const today = await suggestedTask(helper, await publishedWish(stage, '贺奶奶家厨房的水管漏了'));
  await helper.caller.call(acceptTask, { params: { taskId: today } });

  const enterprise = (await actor(base, 'su-caiyun')).me.roles[0]?.orgId ?? '';
  const guardian = await actor(base, 'dong-lamei');
  const { reply: children } = await guardian.caller.call(listMyChildren, {});
  const child = children.items[0]?.personId ?? '';
  await li.caller.call(makePlan, { params: { orgId: station } });
  await stage.place.settled();

  const { reply: again } = await li.caller.call(listSeries, { params: { orgId: station }, query: {} });
  const { reply: kept } = await sarula.caller.call(listMySeries, {});
  const { reply: teams } = await zhao.caller.call(listMyTeams, {});
  const gifts = await (await actor(base, 'ye-changlin')).caller.call(listMyGifts, { query: {} });
  const gift = gifts.reply.items[0];
  if (gift === undefined) throw new Error('the seed has no gift');
  const { reply: path } = await li.caller.call(readOrg, { params: { orgId: station } });
  const region = idOf('a region', path.ancestors[0]);
  const wish = idOf('a wish', wall.items[0]);
  const task = idOf('a suggestion', suggestions.items[0]?.task);
  return [
    { name: 'wall', path: '/?within=50' },
    { name: 'wish', path: `/wishes/${wish}`, as: 'zhao-qiang' },
    { name: 'sheet of a wish', path: `/wishes/${wish}/sheet` },
    { name: 'sheet of a station', path: `/orgs/${station}/sheet` },
    { name: 'come true', path: `/wishes/${idOf('a fulfilled wish', wall.fulfilled[0])}` },
    { name: 'sign in', path: '/sign-in' },
    { name: 'welcome', path: '/welcome', as: 'zhao-qiang' },
    { name: 'dev inbox', path: '/dev/inbox' },
    { name: 'me', path: '/me', as: 'zhao-qiang' },
    { name: 'sign-ins', path: '/me/sign-ins', as: 'zhao-qiang' },
    { name: 'residents', path: '/residents', as: 'li-min' },
    { name: 'guardians', path: '/guardians', as: 'li-min' },
    { name: 'mediation', path: '/mediation', as: 'gao-weidong' },
    { name: 'a guardian', path: `/guardians/${child}`, as: 'li-min' },
    { name: 'my mandates', path: '/me/mandates', as: 'dong-lamei' },
    { name: 'acting for somebody', path: `/for/${wang.me.personId}`, as: 'dong-lamei' },
    { name: 'who acts for a resident', path: `/residents/${wang.me.personId}/mandates`, as: 'li-min' },
    { name: 'my wishes', path: '/me/wishes', as: 'wang-guilan' },
    {
      name: 'confirm',
      path: `/wishes/${idOf(
        'a delivered wish',
        hers.items.find(({ state }) => state === 'delivered'),
      )}/confirm`,
      as: 'wang-guilan',
    },
    { name: 'outbox', path: '/me/outbox', as: 'chen-li' },
    { name: 'inbox', path: '/inbox', as: 'chen-li' },
    { name: 'my children', path: '/me/children', as: 'dong-lamei' },
    { name: 'my child', path: `/me/children/${child}`, as: 'dong-lamei' },
    { name: 'my notices', path: '/me/notices', as: 'wang-guilan' },
    { name: 'sending days', path: '/operator/sending-days', as: 'ren-mingyuan' },
    { name: 'post', path: '/post', as: 'chen-li' },
    { name: 'queue', path: '/queue', as: 'li-min' },
    {
      name: 'verification',
      path: `/queue/${idOf(
        'a submitted wish',
        queue.items.find((row) => !row.minor),
      )}`,
      as: 'li-min',
    },
    { name: 'for me', path: '/for-me', as: 'zhao-qiang' },
    { name: 'why me', path: `/for-me/${task}`, as: 'zhao-qiang' },
    { name: 'my tasks', path: '/me/tasks', as: 'sarula' },
    { name: 'task day', path: `/me/tasks/${today}`, as: 'xia-qingshan' },
    {
      name: 'task done',
      path: `/me/tasks/${idOf('a task', mine.items.find(({ state }) => state === 'checked_out')?.task)}`,
      as: 'sarula',
    },
    { name: 'my hours', path: '/me/hours', as: 'sarula' },
    { name: 'my year', path: '/me/year', as: 'sarula' },
    { name: 'wish of goods', path: `/wishes/${gift.wishId}`, as: 'ye-changlin' },
    { name: 'my gifts', path: '/me/gifts', as: 'ye-changlin' },
    { name: 'station stock', path: '/stock', as: 'li-min' },
    { name: 'my calendar', path: '/me/calendar', as: 'zhao-qiang' },
    { name: 'to follow up', path: '/follow-ups', as: 'li-min' },
    { name: 'how it went', path: `/me/tasks/${today}/how`, as: 'xia-qingshan' },
    { name: 'hours in doubt', path: '/hours/disputes', as: 'li-min' },
    { name: 'volunteer profile', path: '/me/volunteer', as: 'zhao-qiang' },
    { name: 'who could do this', path: `/tasks/${task}/candidates`, as: 'luo-dayong' },
    { name: 'show code', path: `/tasks/${today}/show`, as: 'chen-li' },
    { name: 'who has looked', path: `/wishes/${wish}/reads`, as: 'gao-weidong' },
    { name: 'regular visits', path: '/series', as: 'luo-dayong' },
    { name: 'regular visit', path: `/series/${idOf('a series', again.items[0])}`, as: 'li-min' },
    { name: 'my regular visit', path: `/series/${idOf('a series kept', kept.kept[0])}`, as: 'sarula' },
    { name: 'make it regular', path: `/wishes/${wish}/again`, as: 'li-min' },
    { name: 'board', path: '/board', as: 'gao-weidong' },
    { name: 'plan', path: '/plan', as: 'luo-dayong' },
    { name: 'a task in the plan', path: `/plan/${task}`, as: 'luo-dayong' },
    { name: 'volunteers', path: '/volunteers', as: 'luo-dayong' },
    { name: 'how matching works', path: '/how-matching-works' },
    { name: 'orgs', path: '/orgs' },
    { name: 'org', path: `/orgs/${station}`, as: 'gao-weidong' },
    { name: 'league', path: `/orgs/${region}` },
    { name: 'enterprise', path: `/orgs/${enterprise}` },
    { name: 'own enterprise', path: `/orgs/${enterprise}`, as: 'su-caiyun' },
    { name: 'gifts of an enterprise', path: '/me/gifts', as: 'su-caiyun' },
    { name: 'sheet of an enterprise', path: `/orgs/${enterprise}/sheet` },
    { name: 'wishes of a place', path: `/orgs/${station}/wishes?part=fulfilled` },
    { name: 'going along', path: '/me/buddies', as: 'sarula' },
    { name: 'my buddy', path: '/me/buddies', as: 'xia-qingshan' },
    { name: 'newcomers', path: '/newcomers', as: 'luo-dayong' },
    { name: 'teams', path: '/teams', as: 'luo-dayong' },
    { name: 'my teams', path: '/teams', as: 'xia-qingshan' },
    { name: 'my team', path: `/teams/${idOf('a team', teams.items[0])}`, as: 'zhao-qiang' },
    { name: 'a duty to take up', path: '/join', as: 'xia-qingshan' },
    { name: 'dead letters', path: '/operator/dead-letters', as: 'ren-mingyuan' },
    { name: 'nowhere', path: '/nowhere' },
  ];
}

function idOf(what: string, found: { readonly id: string } | undefined): string {
  if (found === undefined) throw new Error(`the seed has no ${what}`);
  return found.id;
}

/** Resolves when a screen has drawn what it read: its heading is there and nothing says that it is busy. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1:visible').first().waitFor();
  await page.waitForFunction(() => document.querySelector('main [aria-busy="true"]:not(button)') === null);
}
