import { expect } from 'vitest';
import type { Sent } from '../../shared/kernel/endpoint.ts';
import { DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import { postWish } from '../../shared/wishes/posting.ts';
import { publishWish, readVerification, saveVerification, takeVerification } from '../../shared/wishes/verification.ts';
import { CHECKS } from '../../shared/wishes/wish.ts';
import type { Wish } from '../wishes/wish-item.ts';
import { wishOf } from '../wishes/wishes.ts';
import type { Scene } from './things.ts';
import type { Someone } from './world.ts';

/** Everything about one invented person that no public reply may hold. */
export const SECRETS = {
  name: '贺桂香',
  phone: '16012340001',
  building: '粮库巷 9 号院 2 单元',
  door: '0301',
  illness: '白内障',
} as const;
export const CHILD_SECRETS = {
  name: '童小满',
  guardian: '童大山',
  phone: '16012340002',
  building: '和平路 7 号',
  door: '0102',
  school: '第三小学',
} as const;

type Body = Sent<typeof postWish>['body'];

/** A proxy's wish for an old woman, with all that identifies her in the text. */
export function elderBody(scene: Scene, over: Partial<Body> = {}): Body {
  const now = scene.world.house.clock();
  return {
    stationId: scene.station.id,
    beneficiary: { who: 'new', name: SECRETS.name, pseudonym: '贺奶奶', birthYear: 1944, phone: SECRETS.phone },
    consent: { way: 'spoken', at: now - HOUR_MS },
    source: 'visit',
    group: 'elderly',
    kind: 'service',
    domain: 'elderly',
    urgency: 'normal',
    title: { zh: '贺奶奶家的水龙头漏水' },
    story: {
      zh: `${SECRETS.name}，${SECRETS.illness}术后，住${SECRETS.building}，电话 ${SECRETS.phone}。水龙头一夜滴到天亮。`,
    },
    components: [{ kind: 'service', text: { zh: '修水龙头' }, quantity: 1, minutes: 60 }],
    window: { from: now + DAY_MS, to: now + DAY_MS + 2 * HOUR_MS },
    address: { building: SECRETS.building, door: SECRETS.door, cell: '4070:8790' },
    ...over,
  };
}

/** The same for a child, with the guardian's consent. */
export function childBody(scene: Scene, over: Partial<Body> = {}): Body {
  const now = scene.world.house.clock();
  return elderBody(scene, {
    beneficiary: { who: 'new', name: CHILD_SECRETS.name, pseudonym: '一个孩子', birthYear: 2016 },
    guardian: {
      name: CHILD_SECRETS.guardian,
      relation: 'father',
      phone: CHILD_SECRETS.phone,
      way: 'signed',
      at: now - HOUR_MS,
    },
    group: 'child',
    domain: 'child',
    kind: 'companionship',
    title: { zh: '一个孩子想学口琴' },
    story: { zh: `${CHILD_SECRETS.name}在${CHILD_SECRETS.school}读书，想学口琴。` },
    components: [{ kind: 'companionship', text: { zh: '一位会吹口琴的人' }, quantity: 1, minutes: 60 }],
    address: { building: CHILD_SECRETS.building, door: CHILD_SECRETS.door, cell: '4080:8800' },
    ...over,
  });
}

/** Posts and gives the wish. The poster is somebody else than the worker who verifies. */
export async function posted(scene: Scene, as: Someone, body: Body): Promise<Wish> {
  const answer = await scene.call(postWish, as, { body });
  expect(answer.code).toBeUndefined();
  return wishOf(scene.world.house, answer.reply.id);
}

/** Takes, checks and compares, up to where it can be published. */
export async function verified(scene: Scene, wish: Pick<Wish, 'id'>, as: Someone = scene.worker): Promise<void> {
  const params = { wishId: wish.id };
  expect((await scene.call(takeVerification, as, { params })).code).toBeUndefined();
  const { reply } = await scene.call(readVerification, as, { params });
  const notSame = reply.similar.map(({ id }) => id);
  expect(
    (await scene.call(saveVerification, as, { params, body: { ticked: [...CHECKS], notSame } })).code,
  ).toBeUndefined();
}

export const PUBLIC_TEXT = { title: { zh: '贺奶奶家的水龙头漏水' }, story: { zh: '水龙头一夜滴到天亮。' } };
export const CHILD_TEXT = { title: { zh: '一个孩子想学口琴' }, story: { zh: '每周一次就好。' } };

/** Verifies and publishes. */
export async function published(scene: Scene, wish: Wish, as: Someone = scene.worker): Promise<Wish> {
  await verified(scene, wish, as);
  const answer = await scene.call(publishWish, as, {
    params: { wishId: wish.id },
    body: wish.minor ? CHILD_TEXT : PUBLIC_TEXT,
  });
  expect(answer.code).toBeUndefined();
  return wishOf(scene.world.house, wish.id);
}

/** A grid worker of the scene's station. */
export function gridWorker(scene: Scene): Promise<Someone> {
  return scene.world.person({ name: '陈立', pseudonym: '小陈' }, [scene.station, 'social_worker', 'grid_worker']);
}
