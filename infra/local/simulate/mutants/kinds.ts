/** One break of the product: in this file, this text becomes that. Each text stands there exactly once. */
export type Mutant = {
  readonly name: string;
  readonly kind: 'condition removed' | 'key swapped' | 'sign flipped' | 'event dropped' | 'rule removed';
  readonly file: string;
  readonly edits: readonly (readonly [from: string, to: string])[];
};

export const VERSION_HELD = "if: [{ attribute: 'version', is: 'eq', value: before.version }],";
const one = (kind: Mutant['kind'], file: string, name: string, from: string, to = ''): Mutant => ({
  name,
  kind,
  file: `functions/${file}`,
  edits: [[from, to]],
});
export const loose = (file: string, name: string, from: string, to?: string) =>
  one('condition removed', file, name, from, to);
export const swapped = (file: string, name: string, from: string, to: string) =>
  one('key swapped', file, name, from, to);
export const flipped = (file: string, name: string, from: string, to: string) =>
  one('sign flipped', file, name, from, to);
export const dropped = (file: string, name: string, from: string, to?: string) =>
  one('event dropped', file, name, from, to);
export const unruled = (file: string, name: string, from: string, to?: string) =>
  one('rule removed', file, name, from, to);
