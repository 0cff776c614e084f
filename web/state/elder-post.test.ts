import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../shared/kernel/time.ts';
import { postWishBody } from '../../shared/wishes/posting.ts';
import { Problem } from '../main/problem.ts';
import { createElderPost, ELDER_KINDS, ELDER_THINGS, ELDER_WHENS, type ElderThing, elderWindow } from './elder-post.ts';
import { appAnswering } from './testing.ts';

const STATION = 'org_00000000000000000000000031';
const OTHERWISE = { title: '想要一样东西', need: '一样东西' };
function posting(answers: Parameters<typeof appAnswering>[0] = {}, now = Date.UTC(2026, 10, 26, 2)) {
  const app = appAnswering({ 'POST /api/wishes': () => ({ id: 'wsh_1', state: 'submitted' }), ...answers }, now);
  const words = (thing: ElderThing) => `想要${thing}`;
  return {
    app,
    post: createElderPost({ ...app, stationId: STATION, wants: words, needs: words, otherwise: () => OTHERWISE }),
  };
}

describe('posting for old eyes', () => {
  it('is five questions with three answers at most, and hands in a wish of one’s own', async () => {
    const { app, post } = posting();
    post.kind('company');
    expect(Object.keys(ELDER_THINGS.company)).toHaveLength(3);
    post.thing('hospital');
    post.when('weekend');
    expect(post.where()).toBe(false);
    post.change({ building: '和平路 12 号院', door: '401' });
    expect(post.where()).toBe(true);
    expect(post.draft.value.at).toBe('look');
    await post.send.send();
    expect(post.sent.value).toBe('sent');
    expect(app.calls[0]?.sent.body).toMatchObject({
      source: 'self',
      beneficiary: { who: 'self' },
      title: { zh: '想要hospital' },
      components: [{ kind: 'companionship', skills: ['care.hospital-escort'], minutes: 180, quantity: 1 }],
    });
  });

  it('takes own words instead of one of three, but not none', async () => {
    const { app, post } = posting();
    post.kind('goods');
    expect(post.own()).toBe(false);
    post.change({ said: '想要一副老花镜，二百五十度的' });
    expect(post.own()).toBe(true);
    post.when('soon');
    post.change({ building: '和平路' });
    post.where();
    await post.send.send();
    expect(app.calls[0]?.sent.body).toMatchObject({
      title: { zh: '想要一副老花镜，二百五十度的' },
      components: [{ kind: 'goods', unit: { zh: '件' } }],
    });
  });

  it('puts on the card what is wanted, and leaves who, where and how to call in the story', async () => {
    const { app, post } = posting();
    post.kind('goods');
    const said = '我是王桂兰，住和平路12号院3单元401，我想要一个电暖气，电话16010000015';
    post.change({ said });
    post.own();
    post.when('soon');
    post.change({ building: '和平路' });
    post.where();
    expect(post.words.value).toEqual({ said, title: '我想要一个电暖气', need: '电暖气' });
    await post.send.send();
    expect(app.calls[0]?.sent.body).toMatchObject({
      title: { zh: '我想要一个电暖气' },
      story: { zh: said },
      components: [{ text: { zh: '电暖气' } }],
    });
  });

  it('goes back a step at a time, begins anew with the home kept, and is there after a reload', () => {
    const { app, post } = posting();
    expect(post.back()).toBe(false);
    post.kind('hands');
    post.thing('pipe');
    expect(post.back()).toBe(true);
    expect(post.draft.value.at).toBe('thing');
    post.change({ building: '和平路' });
    const again = createElderPost({
      ...app,
      stationId: STATION,
      wants: String,
      needs: String,
      otherwise: () => OTHERWISE,
    });
    expect(again.draft.value).toMatchObject({ at: 'thing', building: '和平路' });
    again.again();
    expect(again.draft.value).toEqual({ at: 'kind', said: '', building: '和平路', door: '' });
  });

  it('keeps the wish on the phone without a network', async () => {
    const offline = () => {
      throw new Problem('offline', 'no network');
    };
    const { post } = posting({ 'POST /api/wishes': offline });
    post.kind('hands');
    post.thing('clean');
    post.when('next_week');
    post.change({ building: '和平路' });
    post.where();
    await post.send.send();
    expect(['kept', undefined]).toContain(post.sent.value);
  });

  it('says something that the station can take, whatever is chosen and whenever', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...ELDER_KINDS),
        fc.nat(2),
        fc.constantFrom(...ELDER_WHENS),
        fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2030, 0, 1) }),
        async (kind, at, when, now) => {
          const { app, post } = posting({}, now);
          post.kind(kind);
          post.thing(Object.keys(ELDER_THINGS[kind])[at] as ElderThing);
          post.when(when);
          post.change({ building: '和平路' });
          post.where();
          await post.send.send();
          const body = postWishBody.parse(app.calls[0]?.sent.body);
          expect(body.window.from).toBeGreaterThan(now);
          expect(body.window.to).toBeGreaterThan(body.window.from);
          expect(body.window.to).toBeLessThan(now + 20 * DAY_MS);
          expect(elderWindow(when, now)).toEqual(body.window);
        },
      ),
      { numRuns: 60 },
    );
  });
});
