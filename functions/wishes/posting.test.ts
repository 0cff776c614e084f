import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listChildReads, readConsents } from '../../shared/guardians/contract.ts';
import { DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import { listBeneficiaries, readMe, signIn } from '../../shared/people/contract.ts';
import { listMyWishes, readWish } from '../../shared/wishes/contract.ts';
import { postWish } from '../../shared/wishes/posting.ts';
import { publishWish } from '../../shared/wishes/verification.ts';
import { personOf } from '../people/people.ts';
import {
  CHILD_SECRETS,
  CHILD_TEXT,
  childBody,
  elderBody,
  gridWorker,
  posted,
  SECRETS,
  verified,
} from '../testing/posted-wish.ts';
import { openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { linkageOf } from './linkage.ts';
import { wishOf } from './wishes.ts';

let scene: Scene;
let chen: Someone;
beforeEach(async () => {
  scene = await openScene();
  chen = await gridWorker(scene);
});
afterEach(() => scene.world.close());

const post = (as: Someone | undefined, body: ReturnType<typeof elderBody>, options?: { key: string }) =>
  scene.call(postWish, as, { body }, options);
const params = (wish: { id: string }) => ({ params: { wishId: wish.id } });

describe('posting by proxy', () => {
  it('hands the wish to the station with its clock, its consent and its public label', async () => {
    const wish = await posted(scene, chen, elderBody(scene));
    const now = scene.world.house.clock();
    expect(wish).toMatchObject({
      state: 'submitted',
      minor: false,
      postedBy: chen.personId,
      // Wanted until in 26 hours: a third of that.
      dueAt: now + (26 * HOUR_MS) / 3,
      tier: 0,
      cell: '4070:8790',
      posterLabel: { zh: '网格员小陈' },
    });
    expect(wish.steps.map(({ what, from, to }) => [what, from, to])).toEqual([
      ['drafted', undefined, 'draft'],
      ['consented', undefined, undefined],
      ['submitted', 'draft', 'submitted'],
    ]);
    expect(linkageOf(wish)[0]?.state).toBe('done');
    const window = { from: now + 20 * DAY_MS, to: now + 21 * DAY_MS };
    const due = async (body: Parameters<typeof elderBody>[1]) =>
      ((await posted(scene, chen, elderBody(scene, body))).dueAt ?? 0) - now;
    expect(await due({ urgency: 'urgent', window })).toBe(24 * HOUR_MS);
    expect(await due({ window })).toBe(72 * HOUR_MS);
    expect(await due({ window: { from: now, to: now + 3 * HOUR_MS } })).toBe(2 * HOUR_MS);
  });
  it('stores nothing that identifies the person outside a seal', async () => {
    const wish = await posted(
      scene,
      chen,
      elderBody(scene, {
        consent: { way: 'spoken', at: scene.world.house.clock(), note: `${SECRETS.name}本人点头` },
        components: [{ kind: 'service', text: { zh: `帮${SECRETS.name}修水龙头` }, quantity: 1, minutes: 60 }],
      }),
    );
    const stored = JSON.stringify([wish, await personOf(scene.world.house, wish.beneficiaryId)]);
    for (const secret of Object.values(SECRETS)) expect(stored).not.toContain(secret);
    for (const secret of Object.values(SECRETS)) expect(scene.world.log.join('\n')).not.toContain(secret);
  });
  it('makes the person one of the station’s beneficiaries who can sign in with their number', async () => {
    const wish = await posted(scene, chen, elderBody(scene));
    const { reply } = await scene.call(listBeneficiaries, chen, { params: { orgId: scene.station.id } });
    expect(reply.items).toMatchObject([{ personId: wish.beneficiaryId, name: SECRETS.name, pseudonym: '贺奶奶' }]);
    expect(
      (await scene.call(listMyWishes, { personId: wish.beneficiaryId, cookie: '' }, {})).reply.items.map(
        ({ id }) => id,
      ),
    ).toEqual([wish.id]);
  });
  it('finds the same person again by number and name, and never takes one person for another', async () => {
    const first = await posted(scene, chen, elderBody(scene));
    const again = await posted(scene, chen, elderBody(scene, { title: { zh: '想有人读报' } }));
    const husband = await posted(
      scene,
      chen,
      elderBody(scene, { beneficiary: { who: 'new', name: '刘德旺', pseudonym: '刘爷爷', phone: SECRETS.phone } }),
    );
    expect(again.beneficiaryId).toBe(first.beneficiaryId);
    expect(husband.beneficiaryId).not.toBe(first.beneficiaryId);
    const known = await posted(
      scene,
      chen,
      elderBody(scene, { beneficiary: { who: 'known', personId: first.beneficiaryId } }),
    );
    expect(known.beneficiaryId).toBe(first.beneficiaryId);
  });
  it('needs a role at the station; a worker of one of its rooms has one, and who manages an organisation beside it', async () => {
    const room = await scene.world.org('room', scene.station);
    const ngo = await scene.world.org('organisation', scene.center);
    const [roomWorker, manager] = [
      await scene.world.person({}, [room, 'social_worker', 'grid_worker']),
      await scene.world.person({}, [ngo, 'organisation_manager']),
    ];
    expect((await post(roomWorker, elderBody(scene))).status).toBe(200);
    expect((await post(manager, elderBody(scene))).status).toBe(200);
    for (const other of [scene.stranger, scene.foreigner, scene.coordinator])
      expect((await post(other, elderBody(scene))).code).toBe('forbidden');
    expect((await post(undefined, elderBody(scene))).code).toBe('unauthenticated');
  });
  it('is refused without consent, with a window that does not fit, for a place or person that is not there', async () => {
    const now = scene.world.house.clock();
    const { consent: _, ...silent } = elderBody(scene);
    expect((await post(chen, silent)).code).toBe('consent_missing');
    const windows = [
      { from: now - 2 * HOUR_MS, to: now + HOUR_MS },
      { from: now + 2 * HOUR_MS, to: now + HOUR_MS },
      { from: now + HOUR_MS, to: now + 62 * DAY_MS },
    ];
    for (const window of windows) expect((await post(chen, elderBody(scene, { window }))).code).toBe('window_invalid');
    expect(
      (await post(chen, elderBody(scene, { window: { from: now - HOUR_MS / 2, to: now + HOUR_MS } }))).status,
    ).toBe(200);
    expect((await post(chen, elderBody(scene, { stationId: scene.center.id }))).code).toBe('not_found');
    expect((await post(chen, elderBody(scene, { stationId: `org_${'0'.repeat(26)}` }))).code).toBe('not_found');
    expect(
      (await post(chen, elderBody(scene, { beneficiary: { who: 'known', personId: scene.stranger.personId } }))).code,
    ).toBe('not_found');
  });
  it('names the field that does not fit', async () => {
    const body = elderBody(scene);
    const fields = async (bad: object) =>
      ((await post(chen, { ...body, ...bad })).problem['fields'] as { path: string; rule: string }[] | undefined)?.map(
        ({ path, rule }) => `${path} ${rule}`,
      );
    expect(await fields({ beneficiary: { who: 'new', name: '贺桂香', pseudonym: '贺桂香奶奶' } })).toEqual([
      'body.beneficiary.pseudonym full_name',
    ]);
    for (const pseudonym of ['贺桂香', '贺 桂香', '贺·桂·香'])
      expect(await fields({ beneficiary: { who: 'new', name: '贺桂香', pseudonym } })).toEqual([
        'body.beneficiary.pseudonym full_name',
      ]);
    expect(await fields({ source: 'self' })).toEqual(['body.source does_not_fit']);
    expect(await fields({ consent: { way: 'spoken', at: scene.world.house.clock() + DAY_MS } })).toEqual([
      'body.consent.at future',
    ]);
    expect(await fields({ title: { zh: '水\u0000龙头' } })).toEqual(['body.title.zh control_characters']);
    expect(await fields({ title: { zh: '水'.repeat(41) } })).toEqual(['body.title.zh too_big']);
    expect(await fields({ surprise: 1 })).toEqual(['body unrecognized_keys']);
    expect(await fields({ components: [] })).toEqual(['body.components too_small']);
    expect(await fields({ components: [{ kind: 'service', text: { zh: '修' }, quantity: 1 }] })).toEqual([
      'body.components people_need_minutes_and_limit',
    ]);
    expect(await fields({ urgency: 3 })).toEqual(['body.urgency invalid_value']);
  });
  it('keeps emoji, markup and a name of forty characters in whatever script as they are', async () => {
    const mongolian = 'ᠮᠣᠩᠭᠣᠯ'.repeat(7).slice(0, 40);
    const latin = 'Erdenebaatar Tsagaanbaatar Munkhbayaryyn'.slice(0, 40);
    for (const name of [mongolian, latin]) {
      const title = { zh: '<script>alert(1)</script>🪗' };
      const wish = await posted(
        scene,
        chen,
        elderBody(scene, {
          title,
          story: { zh: `${name} 🙏 <b>想</b>学琴` },
          beneficiary: { who: 'new', name, pseudonym: '老人' },
        }),
      );
      const { reply } = await scene.call(readWish, chen, params(wish));
      expect(reply.title).toEqual(wish.title);
      expect(reply.title.zh).toContain('<script>');
      expect(wish.story.zh).not.toContain(name);
    }
  });
  it('happens once for one key, and twice at once makes one person', async () => {
    const body = elderBody(scene);
    const [first, replay] = [
      await post(chen, body, { key: 'post-once-1' }),
      await post(chen, body, { key: 'post-once-1' }),
    ];
    expect(replay.reply).toEqual(first.reply);
    expect((await post(chen, elderBody(scene, { urgency: 'urgent' }), { key: 'post-once-1' })).code).toBe(
      'idempotency_key_reused',
    );
    const both = await Promise.all([
      post(chen, { ...body, beneficiary: { who: 'new', name: '孙玉', pseudonym: '孙奶奶', phone: '16012349999' } }),
      post(chen, { ...body, beneficiary: { who: 'new', name: '孙玉', pseudonym: '孙奶奶', phone: '16012349999' } }),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const wishes = await Promise.all(both.map(({ reply }) => wishOf(scene.world.house, reply.id)));
    expect(new Set(wishes.map((wish) => wish.beneficiaryId)).size).toBe(1);
  });
});

describe('posting for oneself', () => {
  it('needs no consent and no role', async () => {
    const { consent: _, ...body } = elderBody(scene, {
      beneficiary: { who: 'self' },
      source: 'self',
      story: { zh: '灯坏了。' },
    });
    const wish = await posted(scene, scene.stranger, body);
    expect([wish.beneficiaryId, wish.postedBy, wish.source]).toEqual([
      scene.stranger.personId,
      scene.stranger.personId,
      'self',
    ]);
    expect((await personOf(scene.world.house, scene.stranger.personId)).stationId).toBe(scene.station.id);
    const { reply } = await scene.call(readWish, scene.stranger, params(wish));
    expect([reply.mine, reply.proxy]).toEqual(['beneficiary', undefined]);
  });
  it('is not for saying that somebody else came', async () => {
    expect((await post(scene.stranger, elderBody(scene, { beneficiary: { who: 'self' } }))).code).toBe('invalid_input');
  });
});

describe('a child', () => {
  it('needs a guardian’s consent, which counts as the consent', async () => {
    const { guardian: _, ...alone } = childBody(scene);
    expect((await post(chen, alone)).code).toBe('guardian_required');
    expect((await post(chen, { ...alone, group: 'hardship' })).code).toBe('guardian_required');
    const { consent: __, ...withGuardian } = childBody(scene);
    const wish = await posted(scene, chen, withGuardian);
    expect([wish.minor, wish.consent?.way]).toEqual([true, 'signed']);
  });
  it('records what the guardian said to each purpose, and waits for a yes to being public', async () => {
    const body = childBody(scene);
    const with_ = (purposes: readonly string[]) => ({ ...body, guardian: { ...body.guardian, purposes } }) as never;
    expect((await post(chen, with_(['photo']))).code).toBe('guardian_required');
    const wish = await posted(scene, chen, with_(['posting', 'photo']));
    const personId = wish.beneficiaryId;
    const { reply } = await scene.call(readConsents, chen, { params: { personId } });
    expect(reply.consents.filter(({ given }) => given).map(({ purpose }) => purpose)).toEqual(['posting', 'photo']);
    expect([reply.linked, reply.mayRecord]).toEqual([true, false]);
    expect((await scene.call(readConsents, scene.worker, { params: { personId } })).reply.mayRecord).toBe(true);
    expect((await scene.call(readConsents, scene.foreigner, { params: { personId } })).code).toBe('forbidden');
    expect(JSON.stringify(reply)).not.toContain(CHILD_SECRETS.guardian);
    await verified(scene, wish);
    const refused = await scene.call(publishWish, scene.worker, { params: { wishId: wish.id }, body: CHILD_TEXT });
    expect(refused.code).toBe('guardian_required');
  });
  it('keeps the guardian on record, whoever else writes a wish names as one', async () => {
    const first = await posted(scene, chen, childBody(scene));
    const recorded = async () => (await personOf(scene.world.house, first.beneficiaryId)).guardian;
    const before = await recorded();
    const ngo = await scene.world.org('organisation', scene.center);
    const manager = await scene.world.person({}, [ngo, 'organisation_manager']);
    const friend = await scene.world.person({ name: '同伙', phone: '16012347777' });
    const beneficiary = { who: 'known', personId: first.beneficiaryId } as const;
    const given = { relation: 'other_guardian', way: 'spoken', at: scene.world.house.clock() } as const;
    for (const other of [
      { ...given, name: '同伙', phone: '16012347777' },
      { ...given, name: CHILD_SECRETS.guardian, phone: '16012347777' },
      { ...given, name: '同伙' },
    ])
      for (const as of [manager, chen])
        expect((await post(as, childBody(scene, { beneficiary, guardian: other }))).code).toBe('forbidden');
    const again = childBody(scene, { guardian: { ...given, name: '同伙', phone: '16012347777' } });
    expect((await post(chen, { ...again, beneficiary })).code).toBe('forbidden');
    expect(await recorded()).toEqual(before);
    expect((await scene.call(readWish, friend, params(first))).code).toBe('not_found');
    for (const same of [
      { ...given, name: '小满爸爸', phone: CHILD_SECRETS.phone },
      { ...given, name: CHILD_SECRETS.guardian },
    ])
      expect((await post(chen, childBody(scene, { beneficiary, guardian: same }))).status).toBe(200);
    expect(await recorded()).toEqual(before);
  });
  it('stays a child in a second wish of another group, and has a year of birth from the first', async () => {
    const { birthYear: _, ...unknown } = {
      who: 'new' as const,
      name: CHILD_SECRETS.name,
      pseudonym: '一个孩子',
      birthYear: 2016,
    };
    const refused = await post(chen, childBody(scene, { beneficiary: unknown }));
    expect([refused.code, refused.problem['fields']]).toEqual([
      'invalid_input',
      [{ path: 'body.beneficiary.birthYear', rule: 'required' }],
    ]);
    const kin = await scene.world.person({ name: '没有年份', stationId: scene.station.id });
    const beneficiary = { who: 'known', personId: kin.personId } as const;
    await posted(scene, chen, childBody(scene, { beneficiary }));
    const second = await posted(scene, chen, elderBody(scene, { beneficiary, group: 'hardship' }));
    expect([second.minor, second.cell]).toEqual([true, scene.station.cell]);
  });
  it('is nobody made of a grown-up', async () => {
    const elder = await posted(scene, chen, elderBody(scene));
    const beneficiary = { who: 'known', personId: elder.beneficiaryId } as const;
    expect((await post(chen, childBody(scene, { beneficiary }))).code).toBe('invalid_input');
    expect((await personOf(scene.world.house, elder.beneficiaryId)).guardian).toBeUndefined();
  });
  it('is listed by pseudonym and without a year, except to those who care for children', async () => {
    const wish = await posted(scene, chen, childBody(scene));
    const listed = async (as: Someone) =>
      (await scene.call(listBeneficiaries, as, { params: { orgId: scene.station.id } })).reply.items;
    const director = await scene.world.person({}, [scene.station, 'social_worker', 'child_director']);
    expect(await listed(director)).toMatchObject([{ name: CHILD_SECRETS.name, birthYear: 2016 }]);
    expect(await listed(chen)).toEqual([
      {
        personId: wish.beneficiaryId,
        name: '一个孩子',
        pseudonym: '一个孩子',
        hasPhone: false,
        stationId: scene.station.id,
      },
    ]);
  });
  it('leaves a line in the child’s own list each time staff read the name, and none where they see none', async () => {
    const { beneficiaryId: child } = await posted(scene, chen, childBody(scene));
    const director = await scene.world.person({}, [scene.station, 'social_worker', 'child_director']);
    const seenBy = async (as: Someone) =>
      (await scene.call(listBeneficiaries, as, { params: { orgId: scene.station.id } })).reply.items.find(
        ({ personId }) => personId === child,
      )?.name;
    const reads = async () =>
      (await scene.call(listChildReads, scene.head, { params: { personId: child } })).reply.items.map(
        ({ what }) => what,
      );
    expect(await seenBy(chen)).toBe('一个孩子');
    expect(await reads()).toEqual([]);
    expect(await seenBy(director)).toBe(CHILD_SECRETS.name);
    expect(await reads()).toEqual(['listed']);
  });
  it('always stands in the station’s cell', async () => {
    expect((await posted(scene, chen, childBody(scene))).cell).toBe(scene.station.cell);
  });
  it('has a guardian who can sign in with their number and sees the wish as theirs', async () => {
    const wish = await posted(scene, chen, childBody(scene));
    const guardianId = (await personOf(scene.world.house, wish.beneficiaryId)).guardian?.personId ?? '';
    const guardian = { personId: guardianId, cookie: '' };
    expect((await scene.call(readMe, guardian)).reply.name).toBe(CHILD_SECRETS.guardian);
    expect((await scene.call(listMyWishes, guardian)).reply.items.map(({ id }) => id)).toEqual([wish.id]);
    expect((await scene.call(readWish, guardian, params(wish))).reply.mine).toBe('guardian');
    expect((await scene.call(signIn, undefined, { body: { phone: CHILD_SECRETS.phone, code: '000000' } })).code).toBe(
      'code_expired',
    );
  });
  it('may share the guardian’s number, which then opens the guardian’s door only', async () => {
    const wish = await posted(
      scene,
      chen,
      childBody(scene, {
        beneficiary: {
          who: 'new',
          name: CHILD_SECRETS.name,
          pseudonym: '一个孩子',
          birthYear: 2016,
          phone: CHILD_SECRETS.phone,
        },
      }),
    );
    const child = await personOf(scene.world.house, wish.beneficiaryId);
    expect([child.phoneLookup, child.guardian?.personId === child.personId]).toEqual([undefined, false]);
  });
});
