import type { ErrorText } from './text.ts';

/** What can go wrong with a call itself, whatever it is about. */
export const CALL_ERRORS = {
  bad_json: {
    status: 400,
    zh: '这条内容没有传完整，请再发一次。',
    en: 'The message arrived broken. Please send it again.',
  },
  invalid_input: {
    status: 400,
    zh: '有几处没填对，请看标出的地方。',
    en: 'Some of what you entered does not fit. Look at the marked fields.',
  },
  cursor_invalid: {
    status: 400,
    zh: '列表位置失效了，请从头看起。',
    en: 'That place in the list is gone. Start from the top.',
  },
  idempotency_key_missing: {
    status: 400,
    zh: '这次提交缺少编号，请更新页面再试。',
    en: 'This submission has no number. Reload the page and send it again.',
  },
  origin_refused: {
    status: 403,
    zh: '这次提交不是从暖心页面发出的，没有执行。',
    en: 'This did not come from a Nuanxin page, so nothing was done.',
  },
  unauthenticated: { status: 401, zh: '请先登录。', en: 'Please sign in first.' },
  session_ended: { status: 401, zh: '登录已结束，请重新登录。', en: 'Your sign-in has ended. Please sign in again.' },
  session_reused: {
    status: 401,
    zh: '这次登录在别处被用过，为了安全都已退出，请重新登录。',
    en: 'This sign-in was used elsewhere. To be safe, all were ended. Please sign in again.',
  },
  forbidden: {
    status: 403,
    zh: '这件事不归您办。需要的话，请找社工站。',
    en: 'This is not yours to do. The station can help.',
  },
  other_person: {
    status: 409,
    zh: '现在登录的是另一个人，这件事等原来的人登录后再送。',
    en: 'Somebody else is signed in now. This waits for the one who gave it.',
  },
  acting_as_ended: {
    status: 403,
    zh: '您选的职务已经不在了，先以本人身份继续。',
    en: 'The role you chose has ended. You go on as yourself.',
  },
  step_up_needed: {
    status: 403,
    zh: '这一步要再确认一次是您本人。',
    en: 'This step needs you to show once more that it is you.',
  },
  four_eyes: {
    status: 403,
    zh: '自己经手的事，要由别人来定。',
    en: 'Somebody else has to decide what you handled yourself.',
  },
  not_found: { status: 404, zh: '没有找到，可能已经撤下。', en: 'Not found. It may have been taken down.' },
  method_not_allowed: { status: 405, zh: '这里不能这样操作。', en: 'That cannot be done here.' },
  conflict: {
    status: 409,
    zh: '同时有人在改，您的这次没有生效，请再试一次。',
    en: 'Someone changed it at the same moment; yours did not count. Try once more.',
  },
  idempotency_key_reused: {
    status: 422,
    zh: '同一个编号不能提交两件不同的事。',
    en: 'One submission number cannot stand for two different things.',
  },
  body_too_large: { status: 413, zh: '内容太长，装不下了，请精简一些。', en: 'That is too long. Please shorten it.' },
  unsupported_media: { status: 415, zh: '这种格式收不了。', en: 'That format cannot be taken.' },
  client_outdated: {
    status: 426,
    zh: '页面是旧版，请刷新后继续，草稿还在。',
    en: 'This page is an old version. Reload to go on; your draft is kept.',
  },
  too_many_requests: {
    status: 429,
    zh: '点得太快了，歇 {seconds} 秒再来。',
    en: 'That was too fast. Wait {seconds} seconds.',
  },
  header_too_large: {
    status: 431,
    zh: '请求头太大，请清理浏览器的网站数据后再试。',
    en: 'The request header is too large. Clear this site’s data in your browser and try again.',
  },
  internal: {
    status: 500,
    zh: '我们这边出错了，已经记下。',
    en: 'Something broke on our side and was noted.',
    sent: { zh: '您刚才的提交没有生效。', en: ' What you just sent did not count.' },
  },
  unavailable: {
    status: 503,
    zh: '现在人多，过一会儿再试。',
    en: 'Too busy just now. Try again in a moment.',
    sent: { zh: '用同一页面再发，不会重复。', en: ' Sent again from this page, it will not count twice.' },
  },
} as const satisfies Record<string, ErrorText>;
