/**
 * Double entry for things (DESIGN section 5): units never appear or vanish, they move from one pair of hands to another.
 * A movement is written once and never changed; what was entered wrongly is turned back by a movement of its own.
 */
export const HANDS = ['donor', 'shelf', 'carrier', 'beneficiary'] as const;
export type Hands = (typeof HANDS)[number];

export type UnitMovement = {
  readonly from: Hands;
  readonly to: Hands;
  readonly quantity: number;
  /** Id of the movement that this one turns back. */
  readonly reverses?: string;
};
/** Units in each pair of hands. What a donor has given counts below zero, so that the whole is always nothing. */
export type Counts = { readonly [H in Hands]: number };

export const NO_COUNTS: Counts = { donor: 0, shelf: 0, carrier: 0, beneficiary: 0 };

/**
 * The counts after a movement. Throws on what cannot be: a movement of nothing, to the same hands, or of more than is
 * there; only a donor gives what no count knows of. Commands check first, so a throw is a bug.
 */
export function moved(counts: Counts, { from, to, quantity }: UnitMovement): Counts {
  if (!Number.isSafeInteger(quantity) || quantity < 1 || from === to) throw new Error('no movement');
  if (from !== 'donor' && counts[from] < quantity) throw new Error(`there are only ${counts[from]} with ${from}`);
  if (to === 'donor' && counts.donor + quantity > 0) throw new Error('more than was given');
  return { ...counts, [from]: counts[from] - quantity, [to]: counts[to] + quantity };
}

/** What movements add up to. */
export function countsOf(movements: readonly UnitMovement[]): Counts {
  return movements.reduce(moved, NO_COUNTS);
}

/** The movement that turns another back. */
export function reversalOf(movement: UnitMovement & { readonly id: string }): UnitMovement {
  return { from: movement.to, to: movement.from, quantity: movement.quantity, reverses: movement.id };
}
