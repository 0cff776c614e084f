import type { Item, Key } from '../platform/table.ts';
import { timeKey } from '../wishes/wish-item.ts';

/** Sums for one org and everything below it. */
export type Numbers = {
  readonly posted: number;
  readonly published: number;
  readonly fulfilled: number;
  readonly minutes: number;
  readonly waiting: number;
};

export function statsPk(orgId: string): string {
  return `STATS#${orgId}`;
}
export function totalKey(orgId: string): Key {
  return { pk: statsPk(orgId), sk: 'TOTAL' };
}
/** One item for each week, named by its Monday 0:00 China time. */
export function weekKey(orgId: string, week: number): Key {
  return { pk: statsPk(orgId), sk: `WEEK#${timeKey(week)}` };
}

export function numbersOf(item: Item | undefined): Numbers {
  const number = (name: string) => Number(item?.[name] ?? 0);
  return {
    posted: number('posted'),
    published: number('published'),
    fulfilled: number('fulfilled'),
    minutes: number('minutes'),
    waiting: number('waiting'),
  };
}
