import type { ErrorText } from './text.ts';

/** Who acts for whom. */
export const MANDATE_ERRORS = {
  mandate_limit: {
    status: 409,
    zh: '已经托付给 {count} 个人了，先收回一个再加。',
    en: 'There are {count} people acting already. End one first.',
  },
  mandate_time: {
    status: 422,
    zh: '托付的时间不对：从现在或以后开始，最长一年。',
    en: 'The time does not fit: it starts now or later and lasts a year at most.',
  },
} as const satisfies Record<string, ErrorText>;
