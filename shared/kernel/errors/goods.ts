import type { ErrorText } from './text.ts';

/** Gifts, the shelf and the way of goods. */
export const GOODS_ERRORS = {
  goods_taken: {
    status: 409,
    zh: '刚刚有人先认下了，现在还差 {left} 份。',
    en: 'Someone was just ahead of you: {left} are still missing.',
  },
  promise_too_long: {
    status: 422,
    zh: '东西最多给您留 {days} 天，也要赶在愿望的时间之前。请换个日子。',
    en: 'A gift is kept for {days} days at most, and must come before the wish’s time is over. Choose another day.',
  },
  promises_full: {
    status: 409,
    zh: '您已经认下 {count} 件还没送来，先送来几件再认新的吧。',
    en: 'You have promised {count} gifts that have not arrived. Bring some of them first.',
  },
  grown_ups_only: {
    status: 403,
    zh: '未满十八岁，请家里的大人来认。',
    en: 'Under eighteen, please ask a grown-up in your family to give.',
  },
  shelf_empty: { status: 409, zh: '架上现在没有这个愿望的东西。', en: 'Nothing for this wish is on the shelf now.' },
  batch_moved: {
    status: 409,
    zh: '您选的里面，有的已经不在原处了，这次一批都没动。请再看一眼。',
    en: 'Some of what you ticked is no longer where it was, so nothing was moved. Please look again.',
  },
  delivery_open: {
    status: 409,
    zh: '已经在请人送了，等这一趟送完再请下一趟。',
    en: 'A delivery is already under way. Ask for the next one when it is done.',
  },
  waits_for: {
    status: 409,
    zh: '要等“{what}”先到，才能开始这一件。到了会告诉您。',
    en: 'This waits for “{what}” to be there first. You will be told.',
  },
} as const satisfies Record<string, ErrorText>;
