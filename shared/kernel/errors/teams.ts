import type { ErrorText } from './text.ts';

/** Teams, and who goes along with newcomers. */
export const TEAM_ERRORS = {
  team_full: { status: 409, zh: '队里已经满 {count} 人了。', en: 'The team is full with {count} people.' },
  teams_full: { status: 409, zh: '一个人最多在 {count} 支队里。', en: 'One can be in {count} teams at most.' },
  team_known: { status: 409, zh: '已经在队里，或者已经问过了。', en: 'Already in the team, or asked already.' },
  team_none_free: {
    status: 409,
    zh: '选的人这次都来不了，请看看还有谁有空。',
    en: 'None of those you chose can come this time. Look who else is free.',
  },
  leader_grown_up: { status: 422, zh: '队长要年满十八岁。', en: 'A leader has to be eighteen or older.' },
  buddy_too_new: {
    status: 422,
    zh: '先自己多去几次，满十八岁以后再来陪新人。',
    en: 'Go out a few more times yourself first; one has to be eighteen to go along with newcomers.',
  },
  buddy_unsuited: {
    status: 409,
    zh: '这位现在陪不了：不在这个站、没说愿意，或者已经陪着好几位了。',
    en: 'They cannot go along now: another station, not willing, or with several newcomers already.',
  },
} as const satisfies Record<string, ErrorText>;
