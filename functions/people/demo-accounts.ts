import type { Key } from '../platform/table.ts';

/** Invented people whom anyone may try the product as, where nothing is real. The seed writes the list. */
export type DemoAccount = {
  readonly slug: string;
  readonly personId: string;
  readonly phone: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly blurb: { readonly zh: string; readonly en: string };
};
export const DEMO_ACCOUNTS_KEY: Key = { pk: 'DEMO', sk: 'ACCOUNTS' };
