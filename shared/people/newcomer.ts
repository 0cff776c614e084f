/** What somebody is called between the first sign-in and saying their name. */
export const NEWCOMER_NAMES = { zh: '邻居', en: 'Neighbour' } as const;

/** Whether somebody has not said yet what they are called. */
export function isUnnamed({ name }: { readonly name: string }): boolean {
  return Object.values(NEWCOMER_NAMES).some((one) => one === name);
}
