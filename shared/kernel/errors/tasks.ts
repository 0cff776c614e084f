import type { ErrorText } from './text.ts';

/** Volunteers, their tasks and their hours. */
export const TASK_ERRORS = {
  not_volunteer: { status: 422, zh: '请先登记成为志愿者。', en: 'Please register as a volunteer first.' },
  taken: {
    status: 409,
    zh: '刚刚有人先接下了。可以排在候补，空出来就找您。',
    en: 'Someone was just ahead of you. You can wait in line and will be asked when it opens.',
  },
  consent_form_missing: {
    status: 422,
    zh: '未满十八岁，要先把监护人签好字的同意书交到社工站，登记好了就能接。',
    en: 'Under 18, your guardian’s signed consent comes first. Bring it to the station; once it is on record you can take this on.',
  },
  not_suitable: { status: 422, zh: '这件事不太合适：{reason}', en: 'This one does not suit: {reason}' },
  asked_not_to: {
    status: 409,
    zh: '{by}说过这次不请这一位，所以没有问。要请，先收回那句话。',
    en: '{by} has said not to ask this person this time, so nobody was asked. Take that back first.',
  },
  word_stands: {
    status: 409,
    zh: '{by}先说了“{word}”，您这句没有记下。看过再定；要改，先收回那句话。',
    en: '{by} was first to say “{word}”, so yours was not noted. Look again; to change it, take theirs back.',
  },
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
  still_awaited: {
    status: 409,
    zh: '过了约好的时间 {minutes} 分钟还没到，才能记没有来。',
    en: 'This can be recorded once {minutes} minutes have passed since the start.',
  },
  too_late: { status: 409, zh: '已经过了时间，请让社工站补记。', en: 'Too late here. Ask the station to record it.' },
  too_far: {
    status: 422,
    zh: '您离约定的地方有点远，到了再签到。',
    en: 'You seem far from the place. Check in when you are there.',
  },
  show_code_wrong: {
    status: 422,
    zh: '这六位数字不对或过期了，请看对方手机上新的。',
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
  already_reversed: { status: 409, zh: '这笔时长已经改回过了。', en: 'These hours were already taken back.' },
} as const satisfies Record<string, ErrorText>;
