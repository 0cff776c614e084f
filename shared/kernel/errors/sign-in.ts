import type { ErrorText } from './text.ts';

/** Codes, passkeys, and where a message can reach somebody. */
export const SIGN_IN_ERRORS = {
  code_limit: {
    status: 429,
    zh: '验证码要得太多了，请 {minutes} 分钟后再要。',
    en: 'Too many codes. Ask again in {minutes} minutes.',
  },
  code_spend: {
    status: 503,
    zh: '今天的短信额度用完了，请明天再试，或找社工站帮忙。',
    en: 'Today’s text messages are used up. Try tomorrow, or ask your station.',
  },
  code_wrong: { status: 400, zh: '验证码不对，还可以试 {left} 次。', en: 'That code is not right. {left} tries left.' },
  code_expired: { status: 400, zh: '验证码过期了，请重新要一个。', en: 'That code has expired. Ask for a new one.' },
  code_tries: {
    status: 429,
    zh: '试了太多次，这个验证码作废了，请重新要一个。',
    en: 'Too many tries; this code is void. Ask for a new one.',
  },
  passkey_refused: {
    status: 422,
    zh: '这次没有认出来，请再试一次，或者用验证码。',
    en: 'That was not recognised. Try once more, or use a code.',
  },
  passkey_unknown: {
    status: 422,
    zh: '这把通行密钥已经不认了，请用验证码登录。',
    en: 'This passkey is no longer known here. Sign in with a code.',
  },
  passkey_limit: {
    status: 422,
    zh: '通行密钥已经到上限了，先删掉不用的。',
    en: 'You have as many passkeys as one can. Remove one that you no longer use.',
  },
  phone_missing: {
    status: 422,
    zh: '您还没有留手机号，请找社工站帮忙。',
    en: 'You have no phone number on record. The station can help.',
  },
  mail_off: {
    status: 422,
    zh: '这里还不能发邮件，请选短信或手机通知。',
    en: 'No mail can be sent from here yet. Choose texts or notices on the phone.',
  },
} as const satisfies Record<string, ErrorText>;
