/** Something that must never be, with the words that say what was found. */
export class Violation extends Error {
  readonly rule: string;
  constructor(rule: string, found: string) {
    super(`${rule}: ${found}`);
    this.name = 'Violation';
    this.rule = rule;
  }
}

export function must(holds: boolean, rule: string, found: () => string): asserts holds {
  if (!holds) throw new Violation(rule, found());
}
