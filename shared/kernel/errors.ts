/**
 * The closed list of what can go wrong, each with its HTTP status and a sentence that a resident understands.
 * Answers are problem+json (RFC 9457): `type` is `urn:nuanxin:error:<code>`, `code` is stable for programs.
 * `{name}` in a sentence is filled from the error's `params`, which never hold personal data.
 */
export const ERRORS = {
  // The call itself
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
    zh: '我们这边出错了，已经记下。您刚才的提交没有生效。',
    en: 'Something broke on our side and was noted. What you just sent did not count.',
  },
  unavailable: {
    status: 503,
    zh: '现在人多，没能办成。过一会儿用同一页面再发，不会重复。',
    en: 'Too busy just now. Send it again from this page in a moment; it will not count twice.',
  },

  // Signing in
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

  // Orgs and people
  org_tier: {
    status: 422,
    zh: '上下级不对：盟市下面是中心，中心下面是站，站下面是室。',
    en: 'The levels do not fit: region, center, station, room.',
  },
  org_full: { status: 422, zh: '这里的下级单位已经到上限了。', en: 'There are as many units here as there can be.' },
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

  // Wishes
  wrong_state: {
    status: 409,
    zh: '这件事已经走到别的一步了，请刷新看看。',
    en: 'This has already moved on. Reload to see where it is.',
  },
  consent_missing: {
    status: 422,
    zh: '替别人写愿望，要先征得本人同意并记下来。',
    en: 'To write for someone else, record their consent first.',
  },
  guardian_required: {
    status: 422,
    zh: '未满十八岁的孩子，要有监护人同意的记录。',
    en: 'For a child, a guardian’s consent has to be on record.',
  },
  window_invalid: {
    status: 422,
    zh: '时间不对：要从将来开始，先开始后结束，不超过 60 天。',
    en: 'The time does not fit: it must be ahead, end after it starts, and be within 60 days.',
  },
  checklist_open: { status: 422, zh: '还差 {left} 项没核实。', en: '{left} checks are still open.' },
  identifying_text: {
    status: 422,
    zh: '公开的文字里还有 {count} 处会认出本人，请先遮住。',
    en: '{count} places in the public text still identify the person. Mask them first.',
  },
  duplicate_open: {
    status: 422,
    zh: '有 {count} 条相近的愿望还没比对。',
    en: '{count} similar wishes have not been compared yet.',
  },
  supply_exceeds: { status: 422, zh: '记的数目超过还差的数目了。', en: 'That is more than what is still missing.' },
  children_protected: {
    status: 403,
    zh: '孩子的资料只给有职责的人看。',
    en: 'A child’s record is only for those in charge of it.',
  },

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

  // Photos
  photo_faces: {
    status: 422,
    zh: '孩子的愿望，只拍东西不拍人。请先确认照片里没有人。',
    en: 'For a child’s wish, show the thing and nobody’s face. Say first that nobody is in the picture.',
  },
  photo_limit: {
    status: 409,
    zh: '这里最多放 {count} 张照片，先删一张再加。',
    en: 'There is room for {count} photos here. Delete one first.',
  },
  photo_missing: {
    status: 409,
    zh: '照片还没有传到，请再发一次。',
    en: 'The photo has not arrived yet. Please send it again.',
  },
  photo_private: {
    status: 422,
    zh: '这张照片只给经办的人看，不能公开。',
    en: 'This photo is for those concerned only and cannot be made public.',
  },
  photo_refused: {
    status: 422,
    zh: '有一张照片用不了，请重新拍一张。',
    en: 'One of the photos cannot be used. Please take it again.',
  },

  // Goods
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

  // Volunteers, tasks, hours
  not_volunteer: { status: 422, zh: '请先登记成为志愿者。', en: 'Please register as a volunteer first.' },
  taken: {
    status: 409,
    zh: '刚刚有人先接下了。可以排在候补，空出来就找您。',
    en: 'Someone was just ahead of you. You can wait in line and will be asked when it opens.',
  },
  not_suitable: { status: 422, zh: '这件事不太合适：{reason}', en: 'This one does not suit: {reason}' },
  agenda_overlap: {
    status: 409,
    zh: '和您已接下的事时间撞上了，路上的时间也算在内。',
    en: 'It overlaps something you accepted, travel included.',
  },
  week_full: {
    status: 409,
    zh: '接下这件，这一周就超过您自己定的时数了。',
    en: 'With this one the week would be over the limit you set.',
  },
  already_accepted: { status: 409, zh: '您已经接下这件事了。', en: 'You have already accepted this.' },
  offer_lapsed: {
    status: 409,
    zh: '这次邀请过了时间，已经去问下一位了。',
    en: 'This offer ran out and the next person was asked.',
  },
  waitlist_full: { status: 409, zh: '候补已经排满了。', en: 'The waiting list is full.' },
  too_early: {
    status: 409,
    zh: '还没到时候，开始前 {minutes} 分钟内才能签到。',
    en: 'Too early. You can check in from {minutes} minutes before.',
  },
  too_late: { status: 409, zh: '已经过了时间，请让社工站补记。', en: 'Too late here. Ask the station to record it.' },
  too_far: {
    status: 422,
    zh: '您离约定的地方有点远，到了再签到。',
    en: 'You seem far from the place. Check in when you are there.',
  },
  show_code_wrong: {
    status: 422,
    zh: '这六位数不对或过期了，请看对方手机上新的。',
    en: 'Those six digits are wrong or old. Look at the new ones on their phone.',
  },
  show_code_used: {
    status: 409,
    zh: '这个码已经有人用过了，请对方换一个新的再扫。',
    en: 'Somebody has used this code already. Ask for a fresh one and scan again.',
  },
  show_code_old: {
    status: 422,
    zh: '存得太久了，超过三天才送到，请让社工站补记。',
    en: 'This was kept for more than three days before it was sent. Ask the station to record it.',
  },
  clock_differs: {
    status: 422,
    zh: '两台手机的钟差得太多，定不了时间，请让社工站补记。',
    en: 'The two phones’ clocks are too far apart to tell the time. Ask the station to record it.',
  },
  hours_overlap: {
    status: 409,
    zh: '这段时间，志愿者已经记在另一件事上了。请社工站核对两边的时间再补记。',
    en: 'The volunteer is already recorded at another task during this time. The station has to check both times first.',
  },
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
  nothing_delivered: {
    status: 409,
    zh: '还没有人做完，等做完再确认。',
    en: 'Nobody has finished yet. Confirm when it is done.',
  },
  absences_full: {
    status: 409,
    zh: '记下的日子已经很多了，先去掉几段过去的。',
    en: 'Very many days are noted already. Take some out first.',
  },
  dispute_late: {
    status: 409,
    zh: '记上已经超过 {days} 天，请当面跟社工站说。',
    en: 'It was booked more than {days} days ago. Please talk to the station.',
  },
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
  already_reversed: { status: 409, zh: '这笔时数已经冲正过了。', en: 'These hours were already reversed.' },
} as const satisfies Record<string, { status: number; zh: string; en: string }>;

export type ErrorCode = keyof typeof ERRORS;
export type ErrorParams = { readonly [name: string]: string | number };

/** What every call can answer beside its own codes. */
export const COMMON_ERRORS = [
  'bad_json',
  'invalid_input',
  'origin_refused',
  'session_ended',
  'not_found',
  'method_not_allowed',
  'body_too_large',
  'unsupported_media',
  'client_outdated',
  'too_many_requests',
  'header_too_large',
  'internal',
  'unavailable',
] as const satisfies readonly ErrorCode[];
/** What every command can answer beside its own codes. */
export const COMMAND_ERRORS = [
  'idempotency_key_missing',
  'idempotency_key_reused',
  'other_person',
  'conflict',
] as const satisfies readonly ErrorCode[];

/** The sentence of an error in the reader's language, its parameters filled in. */
export function errorSentence(code: ErrorCode, language: 'zh' | 'en', params: ErrorParams = {}): string {
  return ERRORS[code][language].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** An expected refusal. `cause` is for the log and never leaves the house. A plain Error means a bug. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  /** Paths of input fields that do not fit, with a short rule name: never the value. */
  readonly fields: readonly { readonly path: string; readonly rule: string }[];
  constructor(
    code: ErrorCode,
    params: ErrorParams = {},
    extra: { cause?: unknown; fields?: readonly { path: string; rule: string }[] } = {},
  ) {
    super(code, extra.cause === undefined ? undefined : { cause: extra.cause });
    this.name = 'AppError';
    this.code = code;
    this.params = params;
    this.fields = extra.fields ?? [];
  }
}
