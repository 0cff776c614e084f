import type { ErrorText } from './text.ts';

/** Orgs, duties and invitations to them. */
export const ORG_ERRORS = {
  org_tier: {
    status: 422,
    zh: '上下级不对：盟市下面是中心，中心下面是站，站下面是室。',
    en: 'The levels do not fit: region, center, station, room.',
  },
  org_full: { status: 422, zh: '这里的下级单位已经到上限了。', en: 'There are as many units here as there can be.' },
  org_same_name: {
    status: 409,
    zh: '这里已经有一个“{name}”了。真是另一个，请在名字里写出区别。',
    en: 'There is already a “{name}” here. If this is another one, say in its name how they differ.',
  },
  name_needed: {
    status: 422,
    zh: '请先写下真实姓名，这个职务才能开始。',
    en: 'Give your real name first: a duty starts with it.',
  },
  role_limit: { status: 422, zh: '这个人的职务已经到上限了。', en: 'This person holds as many roles as one can.' },
  role_not_grantable: {
    status: 403,
    zh: '这个职务要由上一级来定。',
    en: 'That role has to be granted from the level above.',
  },
  role_exists: { status: 409, zh: '这个人已经有这个职务了。', en: 'This person already holds that role.' },
  invitations_full: {
    status: 429,
    zh: '今天这里已经发了 {count} 份邀请，明天再发。',
    en: '{count} invitations went out from here today. Send the next one tomorrow.',
  },
  invitation_over: {
    status: 409,
    zh: '这份邀请已经不算数了，请对方重新发一份。',
    en: 'This invitation no longer counts. Ask for a new one.',
  },
} as const satisfies Record<string, ErrorText>;
