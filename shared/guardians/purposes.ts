/** What a guardian consents to for a child, each by itself (PIPL 29, 31: separate consent). */
export const PURPOSES = ['posting', 'sharing', 'home_visit', 'photo'] as const;
/**
 * posting: the masked wish is public. sharing: the volunteer who comes is told the place. home_visit: somebody comes
 * home. photo: photos of the child's things are kept and shown to those in charge.
 */
export type Purpose = (typeof PURPOSES)[number];
/** Without these nobody comes: a wish that needs people stops when one ends. */
export const COMING_PURPOSES: readonly Purpose[] = ['sharing', 'home_visit'];

/** Whether taking it back stops wishes, which giving it again does not bring back. */
export function stopsWishes(purpose: Purpose): boolean {
  return purpose !== 'photo';
}
