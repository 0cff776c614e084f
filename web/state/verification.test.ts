import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import { maskedText, scan } from '../../shared/wishes/scan.ts';
import type { VerificationView } from '../../shared/wishes/verification.ts';
import type { Check } from '../../shared/wishes/wish.ts';
import type { Client } from '../main/client.ts';
import { Problem } from '../main/problem.ts';
import { CHECK_LIST } from './checks.ts';
import { createQueue, type QueueRow } from './queue.ts';
import { appAnswering } from './testing.ts';
import { createVerification, type Decision, handOf } from './verification.ts';

const NOW = Date.parse('2026-11-07T02:00:00Z');
const WISH = 'wsh_00000000000000000000000201';
const KNOWN = { names: ['王桂兰'], addresses: ['和平路 12 号院 3 单元'] };
const MASKS = { pseudonym: '王奶奶', stationName: '东河站' };
const TITLE = '王桂兰想有人陪她去医院';
const STORY = '王桂兰周六要去市第八医院复查。电话 138 0472 0163。';

function viewOf(over: Partial<VerificationView> = {}): VerificationView {
  return {
    wish: {
      id: WISH,
      state: 'submitted',
      can: ['takeVerification'] as string[],
      components: [] as unknown,
    } as VerificationView['wish'],
    original: { title: { zh: TITLE }, story: { zh: STORY } },
    findings: { title: scan(TITLE, KNOWN, MASKS), story: scan(STORY, KNOWN, MASKS), needs: [] },
    suggested: {
      title: { zh: maskedText(TITLE, KNOWN, MASKS) },
      story: { zh: maskedText(STORY, KNOWN, MASKS) },
      needs: [],
    },
    person: { name: '王桂兰', pseudonym: '王奶奶', minor: false, hasPhone: true },
    poster: { name: '陈立' },
    address: { building: '和平路 12 号院 3 单元' },
    checks: [],
    others: [],
    evidence: [],
    similar: [],
    submittedAt: 0,
    dueAt: 1,
    tier: 0,
    ...over,
  };
}

function desk(view: VerificationView, refuse: (line: string) => Problem | undefined = () => undefined) {
  const calls: { line: string; body: unknown }[] = [];
  const decisions: Decision[] = [];
  let key = 0;
  let shown = view;
  const client = {
    read: async () => ({ value: shown, keptAt: undefined }),
    send: async (line: string, sent: { body?: unknown }) => {
      calls.push({ line, body: sent.body });
      const problem = refuse(line);
      if (problem !== undefined) throw problem;
      if (line === 'POST /api/wishes/:wishId/verification')
        shown = { ...shown, wish: { ...shown.wish, state: 'verifying', can: [] } };
      if (line === 'PATCH /api/wishes/:wishId/verification')
        shown = { ...shown, checks: after(shown.checks, sent.body) };
      return { id: WISH, state: 'verifying', checks: shown.checks, others: shown.others };
    },
  } as unknown as Client;
  const state = createVerification({ client, newKey: () => `key-${++key}`, now: () => NOW }, WISH, (decision) =>
    decisions.push(decision),
  );
  /** What somebody else does to it meanwhile. */
  const colleague = (over: Partial<VerificationView>): void => {
    shown = { ...shown, ...over };
  };
  return { state, calls, decisions, colleague };
}
function after(checks: readonly Check[], body: unknown): Check[] {
  const { ticked = [], unticked = [] } = body as { ticked?: Check[]; unticked?: Check[] };
  return CHECK_LIST.filter((one) => !unticked.includes(one) && (ticked.includes(one) || checks.includes(one)));
}
async function opened(view: VerificationView, refuse?: (line: string) => Problem | undefined) {
  const all = desk(view, refuse);
  all.state.start();
  await expect
    .poll(() => all.state.view.data.value !== undefined && !all.state.taking.busy.value && !all.state.view.busy.value)
    .toBe(true);
  return all;
}

describe('verifying a wish', () => {
  it('is taken when it is opened, and only then', async () => {
    const { calls } = await opened(viewOf());
    expect(calls.map((call) => call.line)).toEqual(['POST /api/wishes/:wishId/verification']);
    const again = await opened(
      viewOf({ wish: { id: WISH, state: 'verifying', can: [] as string[] } as VerificationView['wish'] }),
    );
    expect(again.calls).toEqual([]);
    // One's own is for others to take: trying would only bring the refusal.
    const own = await opened(
      viewOf({ wish: { id: WISH, state: 'submitted', can: [] as string[] } as VerificationView['wish'] }),
    );
    expect(own.calls).toEqual([]);
  });

  it('replaces by words at once and leaves a bare number for a person to take out', async () => {
    const { state } = await opened(viewOf());
    expect(state.places.value).toEqual({ all: 3, done: 2 });
    expect(state.text.value.title).toBe('王奶奶想有人陪她去医院');
    await expect.poll(() => state.text.value.story).toContain('0163');
    expect(state.maskNext()).toBe(true);
    expect(state.text.value.story).not.toContain('0163');
    expect(state.maskNext()).toBe(false);
  });

  it('cannot be published while a check, a place or a similar wish is open', async () => {
    const similar = [
      { id: 'wsh_2', title: { zh: '相近' }, state: 'fulfilled' as const, at: 0, likeness: 80, cleared: false },
    ];
    const { state, decisions, calls } = await opened(viewOf({ checks: [...CHECK_LIST], similar }));
    expect(state.lacking.value).toEqual(['not_identifying', 'not_duplicate']);
    expect(await state.publish()).toBe(false);
    state.maskNext();
    await state.notSame('wsh_2');
    expect(state.lacking.value).toEqual([]);
    expect(await state.publish()).toBe(true);
    expect(decisions).toEqual(['publish']);
    expect(calls.at(-1)?.body).toMatchObject({ title: { zh: '王奶奶想有人陪她去医院' }, vouched: [] });
  });

  it('joins two that are the same: opens the next when this one goes, stays when the other does', async () => {
    for (const [gone, stays] of [
      [WISH, 'wsh_2'],
      ['wsh_2', WISH],
    ] as const) {
      const app = appAnswering({
        'GET /api/wishes/:wishId/verification': () =>
          viewOf({ wish: { id: WISH, state: 'verifying', can: [] as string[] } as never }),
        'POST /api/wishes/:wishId/merger': () => ({ id: gone, into: stays }),
      });
      const decisions: Decision[] = [];
      const state = createVerification(app, WISH, (decision) => decisions.push(decision));
      expect(await state.same('wsh_2')).toBe(gone === WISH ? 'this' : 'other');
      expect(decisions).toEqual(gone === WISH ? ['merge'] : []);
      expect(app.calls[0]?.sent).toEqual({ params: { wishId: WISH }, body: { with: 'wsh_2' } });
    }
  });

  it('says word by word which soft place was left as it is', async () => {
    const { state, calls } = await opened(viewOf({ checks: [...CHECK_LIST] }));
    const hospital = state.pieces.value.story.find(
      (piece) => piece.kind === 'finding' && piece.finding.kind === 'institution',
    );
    if (hospital?.kind !== 'finding') throw new Error('the hospital was not found');
    state.unmask('story', hospital.index);
    state.maskNext();
    await expect.poll(() => state.text.value.story).toContain('市第八医院');
    await state.publish();
    expect(calls.at(-1)?.body).toMatchObject({ vouched: ['市第八医院'] });
  });

  it('marks, masks and rewrites what is needed like the story, and publishes it so', async () => {
    const needs = ['陪她去附属医院肿瘤科', '一张行军床'];
    const base = viewOf({ checks: [...CHECK_LIST] });
    const view = viewOf({
      checks: [...CHECK_LIST],
      wish: { ...base.wish, can: [], state: 'verifying', components: needs.map((zh) => ({ text: { zh } })) as never },
      findings: { ...base.findings, needs: needs.map((text) => scan(text, KNOWN)) },
      suggested: { ...base.suggested, needs: needs.map((text) => ({ zh: maskedText(text, KNOWN) })) },
    });
    const { state, calls } = await opened(view);
    expect(state.places.value).toEqual({ all: 5, done: 4 });
    expect(state.text.value.needs).toEqual(['陪她去医院', '一张行军床']);
    state.unmask('needs.0', 0);
    state.maskNext();
    await expect.poll(() => state.text.value.needs[0]).toBe('陪她去附属医院');
    state.write({ needs: ['陪她去附属医院透析', '一张行军床'] });
    await expect.poll(() => state.remaining.value.needs[0]?.length).toBe(2);
    expect(state.lacking.value).toEqual(['not_identifying']);
    state.write({ needs: ['陪她去附属医院', '一张行军床'] });
    state.vouch('附属医院');
    expect(await state.publish()).toBe(true);
    expect(calls.at(-1)?.body).toMatchObject({
      needs: [{ zh: '陪她去附属医院' }, { zh: '一张行军床' }],
      vouched: ['附属医院'],
    });
  });

  it('looks at a rewritten text anew, names of the record included', async () => {
    const { state } = await opened(viewOf({ checks: [...CHECK_LIST] }));
    state.write({ story: '王桂兰想去医院' });
    await expect.poll(() => state.openPlaces.value).toBe(1);
    state.write({ story: '她想去医院' });
    expect(state.lacking.value).toEqual([]);
  });

  it('saves of many quick ticks what was changed, and of each the last', async () => {
    const { state, calls } = await opened(viewOf());
    await Promise.all([state.tick('willing', true), state.tick('true', true), state.tick('willing', false)]);
    expect(calls.slice(1).map(({ body }) => body)).toEqual([
      { ticked: ['willing'], unticked: [] },
      { ticked: ['true'], unticked: ['willing'] },
    ]);
    expect(state.checks.value).toEqual(['true']);
  });

  it('keeps what a colleague ticked meanwhile, and names them', async () => {
    const { state, colleague } = await opened(viewOf({ checks: ['willing'] }));
    colleague({ checks: ['willing', 'no_cash'], others: [{ name: '方文斌', at: NOW }] });
    await state.tick('true', true);
    expect(state.checks.value).toEqual(['willing', 'true', 'no_cash']);
    expect(state.view.data.value?.others).toEqual([{ name: '方文斌', at: NOW }]);
  });

  it('shows how it stands when publishing is refused over what a colleague did', async () => {
    const { state, colleague } = await opened(viewOf({ checks: [...CHECK_LIST] }), (line) =>
      line.endsWith('publication') ? new Problem('checklist_open', '还差 1 项没核实。', 422) : undefined,
    );
    state.maskNext();
    colleague({ checks: CHECK_LIST.slice(1), others: [{ name: '方文斌', at: NOW }] });
    expect(state.lacking.value).toEqual([]);
    expect(await state.publish()).toBe(false);
    expect([state.lacking.value, state.checks.value.length]).toEqual([['willing'], 5]);
  });

  it.each(['return', 'escalate'] as const)('is over, with who has answered it, when %s comes too late', async (how) => {
    const refused = new Problem('wrong_state', '已经走到别的一步了', 409);
    const { state, colleague, decisions } = await opened(viewOf(), (line) =>
      line.endsWith(how === 'return' ? 'return' : 'escalation') ? refused : undefined,
    );
    const published = { ...viewOf().wish, state: 'published' as const, can: [] as string[] };
    const answered = { what: 'published' as const, by: { zh: '机构社工小李' }, at: NOW };
    colleague({ wish: published, answered });
    expect(await state.refuse(how, '时间写清楚一些')).toBe(false);
    const data = state.view.data.value;
    expect([data && handOf(data), data?.answered, decisions]).toEqual(['over', answered, []]);
  });

  it('says nothing of a colleague who took it at the same moment but that they are at it', async () => {
    const all = desk(viewOf(), (line) =>
      line === 'POST /api/wishes/:wishId/verification' ? new Problem('wrong_state', '刷新', 409) : undefined,
    );
    const others = [{ name: '方文斌', at: NOW }];
    all.state.start();
    all.colleague({ wish: { ...viewOf().wish, state: 'verifying', can: ['saveVerification'] }, others });
    await expect.poll(() => all.state.view.data.value?.others).toEqual(others);
    await expect.poll(() => all.state.taking.problem.value).toBeUndefined();
  });

  it('is published with its new time when people are looked for anew, and not before one is set', async () => {
    const wish = {
      ...viewOf().wish,
      ...viewOf().original,
      state: 'released',
      can: ['publishWish', 'saveVerification'],
      window: { from: NOW - DAY_MS, to: NOW - DAY_MS + HOUR_MS },
    } as VerificationView['wish'];
    const { state, calls } = await opened(viewOf({ wish, checks: [...CHECK_LIST] }));
    state.maskNext();
    expect(state.lacking.value).toEqual(['time']);
    expect(await state.publish()).toBe(false);
    state.setTime({ day: '2026-11-09' });
    expect(await state.publish()).toBe(true);
    expect(calls.at(-1)?.body).toMatchObject({ window: { from: NOW + 2 * DAY_MS, to: NOW + 2 * DAY_MS + HOUR_MS } });
  });

  it('starts from the words that the desk settled on when people are looked for anew', async () => {
    const words = { title: { zh: '王奶奶想有人陪她去医院' }, story: { zh: '周六要去市第八医院复查。' } };
    const wish = { ...viewOf().wish, ...words, state: 'released', can: ['publishWish'] } as VerificationView['wish'];
    const findings = { title: [], story: scan(words.story.zh, KNOWN, MASKS), needs: [] };
    const masked = { zh: maskedText(words.story.zh, KNOWN, MASKS) };
    const { state } = await opened(viewOf({ wish, findings, suggested: { ...words, story: masked, needs: [] } }));
    expect(state.text.value).toEqual({ title: words.title.zh, story: masked.zh, needs: [] });
    expect(state.pieces.value.story.map(({ text }) => text).join('')).toBe(words.story.zh);
  });

  it('stays open with the reason when publishing is refused', async () => {
    const { state, decisions } = await opened(viewOf({ checks: [...CHECK_LIST] }), (line) =>
      line.endsWith('publication') ? new Problem('identifying_text', '还有 1 处会认出本人', 422) : undefined,
    );
    state.maskNext();
    expect(await state.publish()).toBe(false);
    expect(state.publishing.problem.value?.title).toBe('还有 1 处会认出本人');
    expect(decisions).toEqual([]);
  });
});

describe('the queue', () => {
  const row = (id: string, over: Partial<QueueRow> = {}): QueueRow => ({
    id,
    state: 'submitted',
    group: 'elderly',
    kind: 'goods',
    urgency: 'normal',
    source: 'visit',
    title: { zh: id },
    submittedAt: 0,
    dueAt: 100,
    tier: 0,
    minor: false,
    similar: 0,
    stationId: 'org_1',
    ...over,
  });
  async function queue() {
    const client = {
      read: async () => ({
        value: { items: [row('a'), row('b', { source: 'self' }), row('c', { similar: 1, dueAt: 900 })] },
        keptAt: undefined,
      }),
    } as unknown as Client;
    const state = createQueue({ client, now: () => 0 }, 'org_1', () => 500);
    await state.rows.load();
    return state;
  }

  it('counts and filters without asking again', async () => {
    const state = await queue();
    expect(state.counts.value).toEqual({ all: 3, today: 2, proxy: 2, similar: 1 });
    state.setFilter('proxy');
    expect(state.shown.value.map((one) => one.id)).toEqual(['a', 'c']);
    expect(state.step('a', 1)).toBe('c');
    expect(state.step('c', 1)).toBe('c');
  });

  it('opens the one that moves into the place of the one decided, else the one before', async () => {
    const state = await queue();
    expect(state.leave('b')).toBe('c');
    expect(state.leave('c')).toBe('a');
    expect(state.leave('a')).toBeUndefined();
  });
});

describe('a wish on the desk', () => {
  const hand = (state: string, ...can: string[]) =>
    handOf({ wish: { state, can } as unknown as VerificationView['wish'] });
  it('is decided by whoever may publish it or begin with it', () => {
    expect([hand('submitted', 'takeVerification'), hand('verifying', 'publishWish')]).toEqual(['decide', 'decide']);
  });
  it('is only looked at by who wrote it, and by everybody once it was decided', () => {
    expect([hand('verifying', 'returnWish'), hand('submitted')]).toEqual(['own', 'own']);
    for (const state of ['returned', 'rejected', 'escalated', 'published', 'expired'])
      expect(hand(state, 'readVerification')).toBe('over');
  });
});
