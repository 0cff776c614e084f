import type { ErrorText } from './text.ts';

/** Visits that come back. */
export const SERIES_ERRORS = {
  series_too_long: {
    status: 422,
    zh: '一次最多定 {days} 天，到时候再问一声还要不要。',
    en: 'At most {days} days at a time; then it is asked again whether it still suits.',
  },
  series_no_dates: {
    status: 422,
    zh: '这样定，一天也排不上，请看看起止日期。',
    en: 'No day fits this. Look at the first and the last date.',
  },
  series_no_such_date: { status: 422, zh: '那天本来就没有排。', en: 'There is no visit on that date.' },
  series_full: {
    status: 409,
    zh: '跳过和暂停的已经很多了，不如停下来重新定一个。',
    en: 'Very many dates are left out already. End it and set up a new one.',
  },
} as const satisfies Record<string, ErrorText>;
