import { describe, expect, it } from 'vitest';
import type { WishView } from '../../shared/wishes/contract.ts';
import { broughtOf, createConfirm, whoCame } from './confirm.ts';
import { appAnswering } from './testing.ts';

const DONE = { id: 'wsh_1', state: 'fulfilled', minutes: 141 };
async function asking(wish: object, staff = false) {
  const app = appAnswering({
    'GET /api/wishes/:wishId': () => ({ id: 'wsh_1', can: ['confirmWish'], ...wish }),
    'POST /api/wishes/:wishId/confirmation': () => DONE,
    'POST /api/wishes/:wishId/dispute': () => ({ id: 'wsh_1', state: 'disputed' }),
  });
  const state = createConfirm(app, 'wsh_1', staff);
  await state.wish.load();
  const body = () => app.calls.find(({ line }) => line.endsWith('/confirmation'))?.sent.body;
  return { state, body };
}

describe('the nod', () => {
  it('is the person’s own, with thanks only when they said some', async () => {
    const { state, body } = await asking({ mine: 'beneficiary' });
    expect(state.side.value).toBe('own');
    await state.confirm.send({ thanks: '谢谢' }, '确认');
    expect(body()).toEqual({ how: 'own', thanks: { zh: '谢谢' } });
    expect(state.confirm.done.value).toMatchObject({ minutes: 141 });
  });

  it('comes by code on the volunteer’s phone and by note at a worker’s visit', async () => {
    const volunteer = await asking({});
    await volunteer.state.confirm.send({ code: '471902' }, '确认');
    expect(volunteer.body()).toEqual({ how: 'code', code: '471902' });
    const worker = await asking({}, true);
    await worker.state.confirm.send({ note: '不漏了' }, '确认');
    expect(worker.body()).toEqual({ how: 'visit', note: '不漏了' });
  });

  it('asks nobody who may not confirm', async () => {
    const { state } = await asking({ can: [], mine: 'beneficiary' });
    expect(state.side.value).toBeUndefined();
  });

  it('asks no more once something was said to be wrong', async () => {
    const { state } = await asking({ mine: 'guardian' });
    await state.dispute.send('还没做完');
    expect(state.side.value).toBeUndefined();
  });
});

describe('what is nodded at', () => {
  it('says who came, also where a worker entered it, and nobody before anybody was there', () => {
    const step = (at: number, what: string, zh: string) => ({ at, what, by: { zh } });
    const of = (steps: readonly object[]) => whoCame({ ribbon: [{ steps }] } as never).map(({ zh }) => zh);
    const accepted = step(1, 'accepted', '小赵');
    expect(of([accepted])).toEqual([]);
    const other = step(1, 'accepted', '小孙');
    expect(of([accepted, other, step(2, 'checked_in', '小赵'), step(3, 'checked_out', '小赵')])).toEqual(['小赵']);
    expect(of([accepted, step(2, 'checked_in', '社工小李'), step(3, 'checked_out', '社工小李')])).toEqual(['小赵']);
  });

  it('says who gave what was brought, each once, and nobody whose gift is still on its way', async () => {
    const gift = (state: string, zh: string) => ({ state, giver: { zh } });
    const steps = [{ at: 1, what: 'goods_delivered', note: { zh: '2 袋大米' } }];
    const app = appAnswering({
      'GET /api/wishes/:wishId': () => ({ id: 'wsh_1', can: ['confirmWish'], ribbon: [{ steps }] }),
      'GET /api/wishes/:wishId/claims': () => ({
        items: [
          gift('delivered', '被服厂'),
          gift('delivered', '被服厂'),
          gift('delivered', '一位好心人'),
          gift('on_shelf', '小叶'),
        ],
      }),
    });
    const state = createConfirm(app, 'wsh_1', false);
    state.start();
    await expect.poll(() => state.givers.value.map(({ zh }) => zh)).toEqual(['被服厂', '一位好心人']);
  });
  const brought = (...whats: readonly string[]) =>
    broughtOf({ ribbon: [{ steps: whats.map((what, at) => ({ what, at })) }] as unknown as WishView['ribbon'] }).length;
  it('is the things that came since the last nod, where nobody has finished a visit', () => {
    expect(brought('goods_delivered', 'partly_confirmed', 'goods_delivered', 'goods_delivered')).toBe(2);
    expect(brought('goods_delivered', 'checked_in', 'checked_out')).toBe(0);
    expect(brought('checked_in', 'checked_out')).toBe(0);
  });
});
