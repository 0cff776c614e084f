import type { Photo } from '../../../../functions/photos/photo-item.ts';
import type { Wish } from '../../../../functions/wishes/wish-item.ts';
import { HOUR_MS } from '../../../../shared/kernel/time.ts';
import { CHECKS, type WishState } from '../../../../shared/wishes/wish.ts';
import { title, wishBody } from '../wish-body.ts';
import type { Hint, Hints, Known } from './hint.ts';

/** A wish in one of the states, or that fits otherwise. */
export function wishIn(
  states: readonly WishState[] | undefined,
  { county, random }: Known,
  fits: (wish: Wish) => boolean = () => true,
): Wish | undefined {
  return county.pick<Wish>('wish', random, (wish) => (states?.includes(wish.state) ?? true) && fits(wish));
}

function on(
  states: readonly WishState[],
  body?: (known: Known, wish: Wish) => unknown,
  fits?: (wish: Wish, now: number) => boolean,
): Hint {
  return (known) => {
    const wish = wishIn(states, known, (one) => fits?.(one, known.now) ?? true);
    if (wish === undefined) return undefined;
    const said = body?.(known, wish);
    return { params: { wishId: wish.id }, ...(said === undefined ? {} : { body: said }) };
  };
}

/** Others that may read like it, as a worker who has looked says that they are not the same. */
export function alikeOnes({ county }: Known, wish: Wish): readonly string[] {
  const isAlike = (one: Wish) =>
    one.id !== wish.id &&
    ALIKE_STATES.includes(one.state) &&
    (one.title.zh === wish.title.zh || (one.beneficiaryId === wish.beneficiaryId && one.kind === wish.kind));
  return county
    .all<Wish>('wish')
    .filter(isAlike)
    .slice(-ALIKE_COUNT)
    .map(({ id }) => id);
}
const ALIKE_COUNT = 10;
const ALIKE_STATES: readonly WishState[] = [
  'submitted',
  'verifying',
  'published',
  'reserved',
  'released',
  'partially_fulfilled',
];

const isChecked = (wish: Wish) => wish.checks.length === CHECKS.length;
const anyWish: Hint = on([
  'published',
  'reserved',
  'claimed',
  'in_progress',
  'delivered',
  'fulfilled',
  'partially_fulfilled',
  'verifying',
]);

export const WISH_HINTS: Hints = {
  postWish: ({ town, county, random, now }) => {
    const child = county.pick<{ personId: string; guardian?: { endedAt?: number }; stationId?: string }>(
      'person',
      random,
      (one) => one.guardian !== undefined && one.guardian.endedAt === undefined,
    );
    const body = wishBody(random.pick(town.stations).id, now, random);
    if (child?.stationId === undefined || !random.chance(0.1)) return { body };
    const { guardian: _guardian, ...rest } = body;
    return {
      body: {
        ...rest,
        stationId: child.stationId,
        group: 'child',
        source: 'visit',
        beneficiary: { who: 'known', personId: child.personId },
        consent: { way: 'spoken', at: now - HOUR_MS },
        // Whose name it is only their record knows.
        story: { zh: '下午闷得慌。' },
      },
    };
  },
  changeWish: on(['draft', 'returned']),
  submitWish: on(['draft', 'returned', 'expired']),
  withdrawWish: on(['draft', 'submitted', 'returned', 'published', 'reserved', 'claimed'], () => ({})),
  takeVerification: on(['submitted']),
  mergeWish: on(['submitted', 'verifying'], (known, wish) => {
    const other = wishIn(undefined, known, (one) => one.id !== wish.id && one.stationId === wish.stationId);
    return other && { with: other.id };
  }),
  saveVerification: on(
    ['verifying', 'released'],
    (known, wish) => ({
      ticked: known.random.chance(0.9) ? CHECKS : [known.random.pick(CHECKS)],
      notSame: alikeOnes(known, wish),
    }),
    (wish) => !isChecked(wish),
  ),
  addEvidence: on(['submitted', 'verifying']),
  publishWish: on(
    ['verifying', 'released'],
    ({ random, now }, { state }) => ({
      title: { zh: title(random) },
      story: { zh: '下午闷得慌。' },
      ...(state === 'released' ? { window: { from: now + HOUR_MS, to: now + 30 * HOUR_MS } } : {}),
    }),
    (wish, now) => isChecked(wish) && (wish.state === 'released' || wish.window.to > now),
  ),
  returnWish: on(['verifying']),
  rejectWish: on(['verifying']),
  escalateWish: on(['verifying']),
  carryWish: (known) => {
    const { town, county, random } = known;
    const home = county.path(town.firm.orgId)[1];
    const wish = wishIn(['published', 'claimed', 'in_progress'], known, ({ stationId }) => stationId === home);
    const by = random.chance(0.5) ? { as: town.firm.personId } : {};
    return wish && { params: { wishId: wish.id }, body: { orgId: town.firm.orgId }, ...by };
  },
  supplyWish: (known) => {
    const lacks = ({ kind, have, quantity }: Wish['components'][number]) => kind === 'goods' && have < quantity;
    const wish = wishIn(['published', 'claimed', 'partially_fulfilled'], known, ({ components }) =>
      components.some(lacks),
    );
    return wish && { params: { wishId: wish.id }, body: { component: wish.components.findIndex(lacks), quantity: 1 } };
  },
  sendConfirmationCode: on(['delivered', 'partially_fulfilled']),
  confirmWish: (known) => {
    const { county, random, now } = known;
    const wish = wishIn(['delivered', 'partially_fulfilled', 'in_progress'], known);
    if (wish === undefined) return undefined;
    const params = { wishId: wish.id };
    const photo = [...county.under(`WISH#${wish.id}`)].find(
      (item) =>
        item.type === 'photo' &&
        item['purpose'] === 'confirmation' &&
        item['attachedAt'] === undefined &&
        ['arrived', 'ready'].includes(String(item['state'])),
    ) as unknown as Photo | undefined;
    if (photo !== undefined && random.chance(0.7))
      return { params, body: { how: 'visit', note: '上门看过', photoIds: [photo.id] }, as: photo.by };
    const shown = wish.components
      .flatMap(({ taskId }) => county.shown.get(taskId ?? '') ?? [])
      .find(({ until }) => until > now);
    if (shown !== undefined && random.chance(0.3)) return { params, body: { how: 'code', code: shown.digits } };
    return { params, body: random.chance(0.7) ? { how: 'visit', note: '上门看过' } : { how: 'own' } };
  },
  disputeWish: on(['claimed', 'in_progress', 'delivered']),
  settleDispute: on(['disputed']),
  readDispute: on(['disputed']),
  answerDispute: on(['disputed']),
  readVerification: on(['submitted', 'verifying', 'published']),
  readLog: anyWish,
  readWish: anyWish,
  listClaims: anyWish,
  listParcels: anyWish,
  listPhotos: anyWish,
};
