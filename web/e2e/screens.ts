import type { Page } from 'playwright-core';
import { httpCaller } from '../../functions/testing/http.ts';
import { signInAsDemo } from '../../shared/people/contract.ts';
import { listForMe, listMyTasks } from '../../shared/tasks/contract.ts';
import { listQueue, listWishes } from '../../shared/wishes/contract.ts';

export type Screen = { readonly name: string; readonly path: string; readonly as?: string };

/** Every screen with somebody who works on it, on the seeded stage at `address`. */
export async function screensOf(address: string): Promise<readonly Screen[]> {
  const [li, zhao, sarula] = await Promise.all(
    ['li-min', 'zhao-qiang', 'sarula'].map((slug) => signedIn(address, slug)),
  );
  if (!li || !zhao || !sarula) throw new Error('nobody signed in');
  const wall = await httpCaller(address).call(listWishes, { query: { limit: 50, withinM: 50_000 } });
  const queue = await li.caller.call(listQueue, { params: { orgId: li.station }, query: {} });
  const suggestions = await zhao.caller.call(listForMe, { query: {} });
  const mine = await Promise.all(
    ['past', 'coming'].map((when) => sarula.caller.call(listMyTasks, { query: { when: when as 'past' | 'coming' } })),
  );
  const wish = wall.reply.items[0]?.id ?? '';
  const task = suggestions.reply.items[0]?.task.id ?? '';
  const queued = queue.reply.items.find((row) => !row.minor)?.id ?? '';
  const own = mine.flatMap(({ reply }) => reply.items)[0]?.task.id ?? task;
  return [
    { name: 'wall', path: '/?within=50' },
    { name: 'wish', path: `/wishes/${wish}`, as: 'zhao-qiang' },
    { name: 'come true', path: `/wishes/${wall.reply.fulfilled[0]?.id ?? wish}` },
    { name: 'sign in', path: '/sign-in' },
    { name: 'dev inbox', path: '/dev/inbox' },
    { name: 'me', path: '/me', as: 'zhao-qiang' },
    { name: 'my wishes', path: '/me/wishes', as: 'wang-guilan' },
    { name: 'inbox', path: '/inbox', as: 'chen-li' },
    { name: 'post', path: '/post', as: 'chen-li' },
    { name: 'queue', path: '/queue', as: 'li-min' },
    { name: 'verification', path: `/queue/${queued}`, as: 'li-min' },
    { name: 'for me', path: '/for-me', as: 'zhao-qiang' },
    { name: 'why me', path: `/for-me/${task}`, as: 'zhao-qiang' },
    { name: 'my tasks', path: '/me/tasks', as: 'sarula' },
    { name: 'task day', path: `/me/tasks/${own}`, as: 'sarula' },
    { name: 'my hours', path: '/me/hours', as: 'sarula' },
    { name: 'volunteer profile', path: '/me/volunteer', as: 'zhao-qiang' },
    { name: 'who could do this', path: `/tasks/${task}/candidates`, as: 'luo-dayong' },
    { name: 'show code', path: `/tasks/${task}/show`, as: 'chen-li' },
    { name: 'board', path: '/board', as: 'gao-weidong' },
    { name: 'volunteers', path: '/volunteers', as: 'luo-dayong' },
    { name: 'orgs', path: '/orgs' },
    { name: 'org', path: `/orgs/${li.station}`, as: 'gao-weidong' },
    { name: 'dead letters', path: '/operator/dead-letters', as: 'ren-mingyuan' },
    { name: 'nowhere', path: '/nowhere' },
  ];
}

async function signedIn(address: string, slug: string) {
  const caller = httpCaller(address);
  const { reply } = await caller.call(signInAsDemo, { body: { slug } });
  return { caller, station: reply.homeStation ?? '' };
}

/** Resolves when a screen has drawn what it read: its heading is there and nothing says that it is busy. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1:visible').first().waitFor();
  await page.waitForFunction(() => document.querySelector('main [aria-busy="true"]:not(button)') === null);
}
