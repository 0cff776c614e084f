import type { Words } from '../../shared/kernel/schema.ts';
import type { NoticeKind } from '../../shared/notices/kinds.ts';

/** One person told of one thing: what, when it happened, and where a tap leads. */
export type Told = {
  readonly personId: string;
  readonly kind: NoticeKind;
  readonly at: number;
  readonly title?: Words;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly to: string;
};
