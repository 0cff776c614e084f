import ICAL from 'ical.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endCalendarAddress, makeCalendarAddress, readMyCalendar } from '../../shared/calendars/contract.ts';
import { HOUR_MS } from '../../shared/kernel/time.ts';
import { acceptTask, handOverTask } from '../../shared/tasks/offers.ts';
import { aVolunteer, aWish, openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';

let scene: Scene;
let zhao: Someone;
beforeEach(async () => {
  scene = await openScene();
  zhao = await aVolunteer(scene);
});
afterEach(() => scene.world.close());

const make = async (as: Someone | undefined) => scene.call(makeCalendarAddress, as);
const open = async (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  scene.world.app.request(path, { method, headers });
/** The events of a feed as an independent parser reads them. */
const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));

describe('a calendar address', () => {
  it('opens what was accepted, as iCalendar that another library reads', async () => {
    const { task } = await aWish(scene);
    await scene.call(acceptTask, zhao, { params: { taskId: task.id } });
    const answer = await open((await make(zhao)).reply.path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    const [event, ...others] = eventsOf(await answer.text());
    expect(others).toEqual([]);
    expect([event?.summary, event?.location, event?.uid]).toEqual([
      '水龙头漏水',
      `${scene.station.name.zh}一带`,
      `${task.id}@nuanxin`,
    ]);
    expect([event?.startDate.toJSDate().getTime(), event?.endDate.toJSDate().getTime()]).toEqual([
      task.window.from,
      task.window.to,
    ]);
    expect(event?.component.getAllSubcomponents('valarm')).toHaveLength(1);
  });
  it('breaks its lines as RFC 5545 asks: CRLF, at most 75 octets, no character torn apart', async () => {
    const { task } = await aWish(scene);
    await scene.call(acceptTask, zhao, { params: { taskId: task.id } });
    const text = await (await open((await make(zhao)).reply.path)).text();
    const lines = text.split('\r\n');
    expect(lines.length).toBeGreaterThan(15);
    for (const line of lines) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toContain('\n');
      expect(line).not.toContain('\uFFFD');
    }
  });
  it('tells nothing of others but the public title: no name, door, building or phone', async () => {
    const { task } = await aWish(scene, { window: { from: at(1), to: at(2) } });
    await scene.call(acceptTask, zhao, { params: { taskId: task.id } });
    // At the time of service the volunteer may see the door on the screen; the calendar never has it.
    const text = await (await open((await make(zhao)).reply.path)).text();
    for (const secret of ['贺桂香', '粮库巷', '301', '0471', '赵强', zhao.personId]) expect(text).not.toContain(secret);
  });
  it('answers 304 until something changes, then a new ETag', async () => {
    const { path } = (await make(zhao)).reply;
    const first = await open(path);
    const tag = first.headers.get('etag') ?? '';
    expect([tag !== '', first.headers.get('cache-control')]).toEqual([true, 'private, max-age=900']);
    scene.world.pass(HOUR_MS);
    const same = await open(path, { 'If-None-Match': `"other", W/${tag}` });
    expect([same.status, await same.text()]).toEqual([304, '']);
    const { task } = await aWish(scene);
    await scene.call(acceptTask, zhao, { params: { taskId: task.id } });
    const changed = await open(path, { 'If-None-Match': tag });
    expect([changed.status, eventsOf(await changed.text()).length]).toEqual([200, 1]);
    await scene.call(handOverTask, zhao, { params: { taskId: task.id }, body: { reason: 'busy' } });
    expect(eventsOf(await (await open(path)).text())).toEqual([]);
    expect((await open(path, {}, 'HEAD')).status).toBe(200);
  });
  it('ends when a new one is made, and when it is ended', async () => {
    const [one, two] = [(await make(zhao)).reply.path, (await make(zhao)).reply.path];
    expect(one).not.toBe(two);
    expect([(await open(one)).status, (await open(two)).status]).toEqual([404, 200]);
    expect((await scene.call(readMyCalendar, zhao)).reply).toEqual({ active: true, since: scene.world.house.clock() });
    expect((await scene.call(endCalendarAddress, zhao)).reply).toEqual({ active: false });
    expect((await scene.call(readMyCalendar, zhao)).reply).toEqual({ active: false });
    expect((await open(two)).status).toBe(404);
    expect((await scene.call(endCalendarAddress, zhao)).status).toBe(200);
  });
  it('is one, however many are made at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => make(zhao)));
    const made = answers.filter(({ status }) => status === 200).map(({ reply }) => reply.path);
    const alive = await Promise.all(made.map(async (path) => (await open(path)).status));
    expect(alive.filter((status) => status === 200)).toHaveLength(1);
  });
  it('is kept nowhere: not in the table, not among the kept answers, not in the log', async () => {
    const { path } = (await make(zhao)).reply;
    await open(path);
    const token = path.split('/').at(-1)?.replace('.ics', '') ?? '';
    expect(token).toHaveLength(43);
    expect(JSON.stringify(scene.world.changes())).not.toContain(token);
    expect(scene.world.changes().filter(({ after }) => after?.type === 'idempotency')).toEqual([]);
    expect(scene.world.log.join('\n')).not.toContain(token);
  });
  it('is for volunteers, and a made-up one opens nothing', async () => {
    expect((await make(scene.stranger)).code).toBe('not_volunteer');
    expect((await make(undefined)).code).toBe('unauthenticated');
    for (const file of [`${'A'.repeat(43)}.ics`, 'short.ics', `${'A'.repeat(43)}`, '..%2f..%2fhealth.ics'])
      expect((await open(`/api/calendars/${file}`)).status, file).toBe(404);
  });
});

function at(hours: number): number {
  return scene.world.house.clock() + hours * HOUR_MS;
}
