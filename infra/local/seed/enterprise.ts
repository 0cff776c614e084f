import type { House } from '../../../functions/platform/house.ts';
import { idFactory } from '../../../functions/platform/id.ts';
import type { WishState } from '../../../shared/wishes/wish.ts';
import type { Places } from './places.ts';
import { seededRandom } from './random.ts';
import type { Sums } from './sums.ts';
import { planOf } from './wish-plan.ts';
import { type Cast, settingOf } from './wish-setting.ts';
import { WISH_TEXTS } from './wish-texts.ts';
import { seededWish } from './wishes.ts';
import type { Writing } from './writing.ts';

/**
 * What an enterprise of the demo gives for, in its own name: by slug, how far it has come, and whether it is named. Of grown-ups:
 * the station's list of children is somebody else's story.
 */
const GIVEN_FOR: Readonly<Record<string, { readonly state: WishState; readonly named: boolean }>> = {
  'non-slip-felt-slippers': { state: 'fulfilled', named: true },
  'warm-coat-for-errands': { state: 'delivered', named: false },
  'bed-pads-for-winter': { state: 'published', named: true },
};
const GIVER = 'su-caiyun';
const SEED = 2016;

/** Whether a wish text is one that the enterprise gives for. */
export function isOfEnterprise(slug: string): boolean {
  return slug in GIVEN_FOR;
}

/**
 * Wishes of the demo's own station with what one enterprise gave for them. Drawn by a randomness of their own: the rest of the
 * seed stays as it was. Answers how many.
 */
export async function enterpriseWishes(
  given: House,
  at: Places,
  cast: Cast,
  sums: Sums,
  writing: Writing,
): Promise<number> {
  const random = seededRandom(SEED);
  const house: House = { ...given, newId: idFactory(given.clock, random.next), random: random.next };
  const manager = cast.demo.get(GIVER);
  const org = at.enterprises.find(({ id }) => manager?.person.roles.some(({ orgId }) => orgId === id));
  if (!manager || !org) throw new Error('the demo lacks its enterprise');
  const texts = WISH_TEXTS.filter(({ slug }) => isOfEnterprise(slug));
  for (const text of texts) {
    const { state, named } = GIVEN_FOR[text.slug] ?? { state: 'published', named: true };
    const done = state === 'fulfilled';
    // Nobody comes along and nobody else gives.
    const whole = settingOf(at, at.home, cast, random, { granny: false, gives: false, child: false, done });
    const { carrier: _carrier, giver: _giver, ...setting } = whole;
    const alone = { ...setting, volunteers: [], donors: [{ ...manager, gives: { org, named } }] };
    writing.add(...(await seededWish(house, text, planOf(text, house.clock(), random, state), alone, random, sums)));
  }
  return texts.length;
}
