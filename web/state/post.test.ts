import { describe, expect, it } from 'vitest';
import { chinaDayStart, DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import type { Client } from '../main/client.ts';
import { Problem } from '../main/problem.ts';
import { memoryStore, type Store } from '../main/store.ts';
import { createPost, type PostParts } from './post.ts';
import { EMPTY_DRAFT, hoursOf, isAhead, windowOf } from './post-draft.ts';

const NOW = Date.UTC(2026, 10, 23, 2); // Monday 10:00 in China
const SATURDAY = Date.UTC(2026, 10, 27, 16);
const STATION = 'org_00000000000000000000000031';
const NEED = {
  kind: 'companionship' as const,
  text: '一位陪她去的人',
  quantity: '1',
  unit: '',
  minutes: '180',
  skills: ['care.hospital-escort'],
  languages: [],
  lifting: false,
};

function parts(
  over: Partial<PostParts> & { send?: (line: string, sent: unknown, key: string) => unknown; store?: Store } = {},
): PostParts & { calls: { line: string; sent: unknown; key: string }[]; added: unknown[] } {
  const calls: { line: string; sent: unknown; key: string }[] = [];
  const added: unknown[] = [];
  let key = 0;
  const client = {
    read: async () => ({ value: { items: [] }, keptAt: undefined }),
    send: async (line: string, sent: unknown, given: string) => {
      calls.push({ line, sent, key: given });
      return over.send === undefined ? { id: 'wsh_1', state: 'submitted' } : over.send(line, sent, given);
    },
  } as unknown as Client;
  const outbox = { add: (...given: unknown[]) => added.push(given) } as unknown as PostParts['outbox'];
  return {
    client,
    outbox,
    store: memoryStore(),
    now: () => NOW,
    newKey: () => `key-${++key}`,
    online: () => true,
    stationId: STATION,
    stationName: () => '东河站',
    selfName: '小赵',
    staff: true,
    wishId: undefined,
    ...over,
    calls,
    added,
  };
}

function filled(given: PostParts) {
  const post = createPost(given);
  post.change({
    who: 'new',
    name: '王桂兰',
    pseudonym: '王奶奶',
    birthYear: '1948',
    group: 'elderly',
    way: 'spoken',
    wayAt: NOW,
    title: '王奶奶想有人陪她去医院',
    story: '路上有个说话的就行。',
    needs: [NEED],
    day: SATURDAY,
    part: 'morning',
    from: '08:30',
    to: '11:30',
    building: '和平路 12 号院',
    door: '401',
  });
  return post;
}

describe('posting a wish', () => {
  it('keeps every answer on the device, with the time', () => {
    const given = parts();
    createPost(given).change({ story: '想听人念一段书' });
    const again = createPost(given);
    expect(again.draft.value.story).toBe('想听人念一段书');
    expect(again.draft.value.savedAt).toBe(NOW);
    expect(again.restored.value).toBe(true);
  });

  it('asks for consent only when somebody else is written for, and for a guardian only for a child', () => {
    const post = createPost(parts());
    post.change({ who: 'self', group: 'elderly' });
    expect(post.asks.value).toEqual(['whose', 'story', 'needs', 'time', 'place', 'look']);
    post.change({ who: 'new' });
    post.setBirthYear('2016');
    expect(post.draft.value.group).toBe('child');
    expect(post.asks.value.slice(0, 4)).toEqual(['whose', 'person', 'consent', 'guardian']);
  });

  it('changes an old wish without a network as well: the change waits, and after it the handing in', async () => {
    const given = parts({ wishId: 'wsh_1', online: () => false });
    const post = createPost(given);
    post.change({ ...filled(parts()).draft.value, at: 'look' });
    await post.send('王奶奶的愿望');
    expect(given.calls).toEqual([]);
    expect(given.added.map((one) => (one as string[])[0])).toEqual([
      'PATCH /api/wishes/:wishId',
      'POST /api/wishes/:wishId/submission',
    ]);
    expect(post.sent.value).toMatchObject({ how: 'kept' });
  });

  it('under a mandate asks for no consent, goes to the person’s station, and says in whose name it is', async () => {
    const WANG = 'per_00000000000000000000000001';
    const given = parts({ forId: WANG, staff: false });
    const affairs = { mandate: { called: '王奶奶' }, stationId: 'org_00000000000000000000000032' };
    const client = { ...given.client, read: async () => ({ value: affairs, keptAt: undefined }) } as unknown as Client;
    const post = createPost({ ...given, client });
    post.start();
    await expect.poll(() => post.called.value).toBe('王奶奶');
    expect(post.asks.value).toEqual(['whose', 'story', 'needs', 'time', 'place', 'look']);
    const { who: _who, personId: _id, ...answers } = filled(parts()).draft.value;
    post.change({ title: answers.title, story: answers.story, needs: answers.needs, building: answers.building });
    post.change({ day: SATURDAY, part: 'morning', from: '08:30', to: '11:30' });
    await post.send('王奶奶的愿望');
    expect(given.calls[0]?.sent).toMatchObject({
      body: { source: 'mandate', beneficiary: { who: 'known', personId: WANG }, stationId: affairs.stationId },
    });
    expect(given.calls[0]?.sent).not.toHaveProperty('body.consent');
  });

  it('does not leave a question before it is answered, and says what is missing there', () => {
    const post = createPost(parts());
    expect(post.lacks.value).toBe('choice');
    post.change({ who: 'new' });
    expect(post.lacks.value).toBeUndefined();
    post.next();
    expect(post.lacks.value).toBe('words');
    post.next();
    expect(post.draft.value.at).toBe('person');
    expect(post.faults.value).toMatchObject({ name: 'empty', pseudonym: 'empty', group: 'choose' });
    post.change({ name: '王桂兰' });
    expect(post.faults.value).not.toHaveProperty('name');
  });

  it('sends what was said, with the consent, and forgets the draft', async () => {
    const given = parts();
    const post = filled(given);
    await post.send('王奶奶的愿望');
    expect(given.calls[0]?.sent).toMatchObject({
      body: {
        stationId: STATION,
        beneficiary: { who: 'new', name: '王桂兰', birthYear: 1948 },
        consent: { way: 'spoken', at: NOW },
        source: 'visit',
        kind: 'companionship',
        domain: 'elderly',
        window: { from: SATURDAY + 8.5 * 3_600_000, to: SATURDAY + 11.5 * 3_600_000 },
        address: { building: '和平路 12 号院', door: '401' },
        components: [{ minutes: 180, quantity: 1 }],
      },
    });
    expect(post.sent.value).toEqual({ how: 'sent', id: 'wsh_1' });
    expect(given.store.get('draft.post')).toBeUndefined();
  });

  it('puts it into the outbox when there is no network', async () => {
    const given = parts({ online: () => false });
    const post = filled(given);
    await post.send('王奶奶的愿望');
    expect(given.calls).toEqual([]);
    expect(given.added).toHaveLength(1);
    expect(post.sent.value).toMatchObject({ how: 'kept' });
  });

  it('uses the same key after a lost answer, also when the page was opened anew', async () => {
    const given = parts({
      send: () => {
        throw new Problem('offline', '网络没通');
      },
    });
    const first = filled(given);
    await first.send('x');
    await first.send('x');
    await createPost(given).send('x');
    expect(new Set(given.calls.map((call) => call.key)).size).toBe(1);
    expect(first.problem.value?.title).toBe('网络没通');
    expect(given.store.get('draft.post')).toBeDefined();
  });

  it.each(['王桂兰', '王 桂兰', '王桂兰奶奶'])('is not left with %s for what everyone calls 王桂兰', (pseudonym) => {
    const post = filled(parts());
    post.change({ pseudonym });
    post.goTo('person');
    post.next();
    expect([post.draft.value.at, post.faults.value]).toEqual(['person', { pseudonym: 'full_name' }]);
    post.change({ pseudonym: '王奶奶' });
    post.next();
    expect(post.draft.value.at).not.toBe('person');
  });

  it('says in its own words that the server found the full name in what everyone calls somebody', async () => {
    const fields = [{ path: 'body.beneficiary.pseudonym', rule: 'full_name' }];
    const post = filled(
      parts({
        send: () => {
          throw new Problem('invalid_input', '有一处没有填好', 400, fields);
        },
      }),
    );
    await post.send('x');
    expect([post.draft.value.at, post.faults.value]).toEqual(['person', { pseudonym: 'full_name' }]);
  });

  it('leads back to the question that the server refused', async () => {
    const given = parts({
      send: () => {
        throw new Problem('invalid_input', '有几处没填对', 400, [
          { path: 'body.address.building', rule: 'control_characters' },
        ]);
      },
    });
    const post = filled(given);
    await post.send('x');
    expect(post.draft.value.at).toBe('place');
    expect(post.faults.value).toEqual({ building: 'refused' });
    const consent = parts({
      send: () => {
        throw new Problem('consent_missing', '要先征得同意', 422);
      },
    });
    const second = filled(consent);
    await second.send('x');
    expect(second.draft.value.at).toBe('consent');
  });

  it('changes a returned wish and hands it in again', async () => {
    const given = parts({ wishId: 'wsh_7' });
    const post = createPost(given);
    post.change({
      title: '想要一副老花镜',
      story: '看不清字',
      needs: [{ ...NEED, kind: 'goods', unit: '副' }],
      day: SATURDAY,
      part: 'any',
      to: '18:00',
    });
    expect(post.asks.value[0]).toBe('story');
    await post.send('x');
    expect(given.calls.map((call) => call.line)).toEqual([
      'PATCH /api/wishes/:wishId',
      'POST /api/wishes/:wishId/submission',
    ]);
    expect(given.calls[0]?.sent).not.toHaveProperty('body.address');
  });

  it('leaves what was not changed as it was, with its English', async () => {
    const old = {
      id: 'wsh_7',
      group: 'elderly',
      urgency: 'normal',
      title: { zh: '想要一副老花镜', en: 'Reading glasses' },
      story: { zh: '看不清字' },
      window: { from: SATURDAY, to: SATURDAY + 3_600_000 },
      components: [{ kind: 'goods', text: { zh: '老花镜' }, quantity: 1, have: 0, skills: [], languages: [] }],
      place: {},
      mine: 'poster',
    };
    const given = parts({ wishId: 'wsh_7' });
    const post = createPost({
      ...given,
      client: { ...given.client, read: async () => ({ value: old, keptAt: undefined }) } as unknown as Client,
    });
    post.start();
    await expect.poll(() => post.draft.value.title).toBe('想要一副老花镜');
    post.change({ story: '看不清报纸上的字' });
    await post.send('x');
    expect(given.calls[0]?.sent).toMatchObject({ body: { story: { zh: '看不清报纸上的字' } } });
    expect(given.calls[0]?.sent).not.toHaveProperty('body.title');
    expect(given.calls[0]?.sent).not.toHaveProperty('body.components');
  });

  it('marks the sender’s own full name in a wish of their own, in the title too', async () => {
    const post = filled(parts({ ownName: '额尔德尼其其格' }));
    post.change({ who: 'self', title: '额尔德尼其其格想要一辆轮椅' });
    await expect.poll(() => post.titleMarks.value.length).toBe(1);
    expect(post.masked(post.draft.value.title)).toBe('小赵想要一辆轮椅');
  });

  it('marks what would identify the person while it is typed', async () => {
    const post = filled(parts());
    post.change({ story: '王桂兰，电话 138 0472 0163' });
    await expect.poll(() => post.marks.value.length).toBe(2);
    expect(post.masked(post.draft.value.story)).not.toContain('王桂兰');
  });
});

describe('the time of a wish', () => {
  it('is offered only where somebody can still come', () => {
    const today = chinaDayStart(NOW);
    const at = (hour: number) => today + hour * HOUR_MS;
    const ahead = (now: number) =>
      (['morning', 'afternoon', 'evening', 'any'] as const).filter((part) => isAhead(today, part, now));
    expect(ahead(at(8))).toEqual(['morning', 'afternoon', 'evening', 'any']);
    expect(ahead(at(10))).toEqual(['morning', 'afternoon', 'evening', 'any']);
    expect(hoursOf(today, 'morning', at(10) - 60_000)).toEqual(['10:00', '11:00']);
    expect(hoursOf(today + DAY_MS, 'morning', at(10))).toEqual(['09:00', '11:00']);
    expect(ahead(at(12))).toEqual(['afternoon', 'evening', 'any']);
    expect(ahead(at(17.5))).toEqual(['evening']);
    expect(ahead(at(19.75))).toEqual([]);
    expect(isAhead(today + DAY_MS, 'morning', at(23))).toBe(true);
  });

  it('that is over by now is said as that, and what is not written yet as that', () => {
    const post = filled(parts());
    post.goTo('time');
    post.change({ day: NOW - 2 * DAY_MS });
    expect(post.lacks.value).toBe('past');
    post.goTo('story');
    post.change({ title: '' });
    expect(post.lacks.value).toBe('words');
  });

  it('begins with the next full hour when any time until then will do', () => {
    const window = windowOf({ ...EMPTY_DRAFT, day: SATURDAY, part: 'any', to: '18:00' }, NOW + 60_000);
    expect(window).toEqual({ from: NOW + 3_600_000, to: SATURDAY + 18 * 3_600_000 });
  });
});
