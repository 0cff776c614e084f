/** Words in both languages; neither is a translation of the other. */
export type Words = { readonly zh: string; readonly en: string };

type Kind = 'goods' | 'service' | 'companionship' | 'skill';

/** One thing or one kind of person a wish needs. */
export type WishTextComponent = {
  readonly kind: Kind;
  readonly text: Words;
  /** People, or units of goods. */
  readonly quantity: number;
  /** Goods only. */
  readonly unit?: Words;
  /** Ids of shared/volunteers/skills.ts, when the skill matters. */
  readonly skills?: readonly string[];
  /** Only when Mongolian helps. */
  readonly languages?: readonly ('zh' | 'mn')[];
  /** For each person; for a wish that recurs, one round. */
  readonly minutes?: number;
  readonly lifting?: true;
};

/** The person whom a first text is about, as it says: invented, like all of it. */
export type TypedPerson = {
  readonly name: string;
  readonly age: number;
  readonly building: string;
  readonly door?: string;
};

/** A demo wish as written by hand. The people are invented; the needs are ordinary ones. */
export type WishText = {
  readonly slug: string;
  readonly group: 'elderly' | 'child' | 'hardship' | 'disabled';
  readonly kind: Kind;
  readonly domain: 'assistance' | 'elderly' | 'child' | 'community' | 'volunteering';
  readonly urgency: 'urgent' | 'normal';
  readonly season: 'spring' | 'summer' | 'autumn' | 'winter' | 'any';
  readonly setting: 'city' | 'town' | 'pasture' | 'any';
  /** How it came: a worker's home visit (by proxy), an own post, a call to the station, a school. */
  readonly source: 'visit' | 'self' | 'phone' | 'school';
  /** The pseudonym shown in public; children are never named. */
  readonly who: Words;
  readonly title: Words;
  readonly story: Words;
  /** Everybody's minutes together, 0 when only goods are needed. */
  readonly minutes: number;
  readonly components: readonly WishTextComponent[];
  /** The natural start hour, 7 to 19. */
  readonly hour: number;
  /**
   * What was first typed, with what a verifier has to mask. ID numbers and bank cards are well-formed, so that
   * detection can be shown, but use district codes and card prefixes that are not issued: they are nobody's.
   */
  readonly raw?: { readonly zh: string; readonly person: TypedPerson };
  /** What was said when it came true, without quotation marks. */
  readonly thanks?: Words;
};
