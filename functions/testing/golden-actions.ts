import { deliverGoods, pickUpGoods } from '../../shared/goods/carry.ts';
import { claimGoods, listClaims } from '../../shared/goods/contract.ts';
import { receiveGoods } from '../../shared/goods/counter.ts';
import { HOUR_MS, MINUTE_MS } from '../../shared/kernel/time.ts';
import { checkIn, checkOut, readShowCode } from '../../shared/tasks/attend.ts';
import { listForMe } from '../../shared/tasks/fits.ts';
import { acceptTask } from '../../shared/tasks/offers.ts';
import { saveVolunteer } from '../../shared/volunteers/contract.ts';
import { confirmWish } from '../../shared/wishes/closing.ts';
import { listWishes, readWish } from '../../shared/wishes/contract.ts';
import { postWish } from '../../shared/wishes/posting.ts';
import { publishWish, saveVerification, takeVerification } from '../../shared/wishes/verification.ts';
import { CHECKS } from '../../shared/wishes/wish.ts';
import type { Org } from '../orgs/org-item.ts';
import type { CallAnswer, Someone, World } from './world.ts';

export type ActionCost = { readonly action: string; readonly read: number; readonly write: number };

/** One wish all the way in a fresh world, with what each action consumed. The costs are golden: a test holds them. */
export async function goldenActions(world: World): Promise<readonly ActionCost[]> {
  const way = await goldenWay(world);
  return [...way.costs, ...(await goldenGift(world, way))];
}

/** Who took part in the way that `goldenActions` measures, and where. */
export type GoldenWay = {
  readonly costs: readonly ActionCost[];
  readonly wishId: string;
  readonly station: Org;
  readonly center: Org;
  readonly region: Org;
  readonly chen: Someone;
  readonly li: Someone;
  readonly zhao: Someone;
};

export async function goldenWay(world: World): Promise<GoldenWay> {
  const { costs, measure } = meter(world);
  const region = await world.org('region');
  const center = await world.org('center', region);
  const station = await world.org('station', center);
  const chen = await world.person({ name: '陈立' }, [station, 'social_worker', 'grid_worker']);
  const li = await world.person({ name: '李敏' }, [station, 'social_worker', 'agency_worker']);
  const zhao = await world.person({ name: '赵强' });
  const now = world.house.clock();
  const place = { stationId: station.id, homeCell: station.cell ?? '4065:8787' };
  await measure('register as volunteer', () =>
    world.call(saveVolunteer, zhao, {
      body: {
        ...place,
        birthYear: 1984,
        skills: [{ skill: 'repair.plumbing', level: 3 }],
        weekly: [{ from: 0, to: 168 }],
        exceptions: [],
        radiusM: 5_000,
        languages: ['zh'],
        health: [],
        weeklyCapMinutes: 600,
        suggestions: true,
        travel: 'bike',
      },
    }),
  );
  const posted = await measure('post', () =>
    world.call(postWish, chen, {
      body: {
        stationId: station.id,
        beneficiary: { who: 'new', name: '王桂兰', pseudonym: '王奶奶', birthYear: 1948, phone: '16000000009' },
        consent: { way: 'spoken', at: now - HOUR_MS },
        source: 'visit',
        group: 'elderly',
        kind: 'skill',
        domain: 'elderly',
        urgency: 'normal',
        title: { zh: '王奶奶家厨房的水管漏了' },
        story: { zh: '接口在灶台下面，一晚上接半盆水。' },
        components: [
          {
            kind: 'skill',
            text: { zh: '一位会修水管的人' },
            quantity: 1,
            skills: ['repair.plumbing'],
            languages: [],
            minutes: 60,
          },
        ],
        window: { from: now + 20 * MINUTE_MS, to: now + 4 * HOUR_MS },
        address: { building: '和平路 12 号院 3 单元', door: '401' },
        submit: true,
      },
    }),
  );
  const params = { wishId: posted.reply.id };
  await measure('take for verification', () => world.call(takeVerification, li, { params }));
  await measure('save checks', () => world.call(saveVerification, li, { params, body: { ticked: [...CHECKS] } }));
  await measure('publish', () =>
    world.call(publishWish, li, {
      params,
      body: { title: { zh: '王奶奶家厨房的水管漏了' }, story: { zh: '接口在灶台下面，一晚上接半盆水。' } },
    }),
  );
  await measure('wall', () => world.call(listWishes, undefined, { query: { place: station.id } }));
  await measure('wish', () => world.call(readWish, undefined, { params }));
  // The index is in memory, as it is for all but the first search of a process.
  await world.settle();
  await world.call(listForMe, zhao, {});
  const suggested = await measure('for me', () => world.call(listForMe, zhao, {}));
  const task = { taskId: suggested.reply.items[0]?.task.id ?? '' };
  await measure('accept', () => world.call(acceptTask, zhao, { params: task }));
  for (const [action, part] of [
    ['check in', checkIn],
    ['check out', checkOut],
  ] as const) {
    const shown = await world.call(readShowCode, chen, { params: task });
    await measure(action, () => world.call(part, zhao, { params: task, body: { digits: shown.reply.digits } }));
    world.pass(MINUTE_MS);
  }
  await measure('confirm', () =>
    world.call(confirmWish, li, { params, body: { how: 'visit', note: '上门看过，水管不漏了。' } }),
  );
  return { costs, wishId: params.wishId, station, center, region, chen, li, zhao };
}

/** Runs calls and notes what each consumed. */
function meter(world: World) {
  const costs: ActionCost[] = [];
  const measure = async <T extends CallAnswer<never>>(action: string, run: () => Promise<T>): Promise<T> => {
    const before = world.house.table.consumed();
    const answer = await run();
    const after = world.house.table.consumed();
    if (answer.status !== 200) throw new Error(`${action} answered ${answer.status} ${answer.code}`);
    costs.push({ action, read: after.read - before.read, write: after.write - before.write });
    return answer;
  };
  return { costs, measure };
}

/** A gift all the way: promised, received, picked up and brought by a worker. */
async function goldenGift(world: World, { station, chen, li, zhao }: GoldenWay): Promise<readonly ActionCost[]> {
  const { costs, measure } = meter(world);
  const now = world.house.clock();
  const posted = await world.call(postWish, chen, {
    body: {
      stationId: station.id,
      beneficiary: { who: 'new', name: '周建国', pseudonym: '老周', birthYear: 1950 },
      consent: { way: 'spoken', at: now - HOUR_MS },
      source: 'visit',
      group: 'hardship',
      kind: 'goods',
      domain: 'assistance',
      urgency: 'normal',
      title: { zh: '老周家缺过冬的米' },
      story: { zh: '地里旱，打的粮不够吃到过年。' },
      components: [{ kind: 'goods', text: { zh: '大米' }, unit: { zh: '袋' }, quantity: 3 }],
      window: { from: now, to: now + 40 * HOUR_MS },
      address: { building: '和平路 2 号院', door: '101' },
      submit: true,
    },
  });
  const params = { wishId: posted.reply.id };
  await world.call(takeVerification, li, { params });
  await world.call(saveVerification, li, { params, body: { ticked: [...CHECKS] } });
  await world.call(publishWish, li, {
    params,
    body: { title: { zh: '老周家缺过冬的米' }, story: { zh: '地里旱，打的粮不够吃到过年。' } },
  });
  const claimed = await measure('promise goods', () =>
    world.call(claimGoods, zhao, { params, body: { component: 0, quantity: 2, until: now + 20 * HOUR_MS } }),
  );
  const gift = { ...params, claimId: claimed.reply.id };
  await measure('receive goods', () =>
    world.call(receiveGoods, li, { params: gift, body: { quantity: 2, shelf: 'A-2' } }),
  );
  await measure('pick up goods', () => world.call(pickUpGoods, li, { params }));
  await measure('deliver goods', () => world.call(deliverGoods, li, { params }));
  await measure('way of the gifts', () => world.call(listClaims, undefined, { params }));
  return costs;
}
