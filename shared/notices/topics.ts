import type { NoticeKind } from './kinds.ts';

/** What notices are about, as a person tells them apart: few enough to choose for each. */
export const TOPICS = ['ask', 'answer', 'wish', 'task', 'care', 'duty', 'record'] as const;
export type Topic = (typeof TOPICS)[number];
/** Ways beside the inbox, which always has everything. */
export const CHANNELS = ['push', 'sms', 'email'] as const;
export type Channel = (typeof CHANNELS)[number];
/** At once, with the others once a day, or not at all. */
export const TIMINGS = ['now', 'daily', 'off'] as const;
export type Timing = (typeof TIMINGS)[number];
export type Choices = { readonly [T in Topic]: { readonly [C in Channel]: Timing } };

export const TOPIC_OF: Readonly<Record<NoticeKind, Topic>> = {
  task_offered: 'ask',
  task_place_free: 'ask',
  wish_to_confirm: 'answer',
  wish_returned: 'answer',
  wish_closing: 'answer',
  gift_to_confirm: 'answer',
  visit_unheard: 'answer',
  gift_give_back: 'answer',
  wish_rejected: 'wish',
  wish_expired: 'wish',
  wish_closed: 'wish',
  wish_handed_over: 'wish',
  goods_open_again: 'wish',
  wish_escalated: 'wish',
  wish_published: 'wish',
  wish_accepted: 'wish',
  wish_delivered: 'wish',
  wish_fulfilled: 'wish',
  wish_withdrawn: 'wish',
  wish_merged: 'wish',
  wish_disputed: 'wish',
  dispute_settled: 'wish',
  gift_promised: 'wish',
  gift_received: 'wish',
  gift_delivered: 'wish',
  gift_confirmed: 'wish',
  gift_given_back: 'wish',
  task_lapsed: 'task',
  task_cancelled: 'task',
  no_show: 'task',
  goods_there: 'task',
  gift_due: 'task',
  gift_lapsed: 'task',
  gift_released: 'task',
  gift_given_up: 'task',
  consent_given: 'care',
  consent_withdrawn: 'care',
  link_expiring: 'care',
  link_ended: 'care',
  link_made: 'care',
  mandate_given: 'care',
  mandate_ended: 'care',
  wish_posted_for_you: 'wish',
  link_to_check: 'duty',
  wish_submitted: 'duty',
  clock_missed: 'duty',
  reply_late: 'wish',
  thanked: 'record',
  follow_up: 'duty',
  case_opened: 'duty',
  visit_to_ask: 'duty',
  hours_disputed: 'duty',
  hours_answered: 'record',
  series_offered: 'ask',
  series_started: 'wish',
  series_kept: 'wish',
  series_unkept: 'wish',
  series_other_face: 'wish',
  series_left_out: 'task',
  series_ended: 'task',
  series_away: 'task',
  dispute_to_settle: 'duty',
  dispute_waits: 'duty',
  line_ended: 'record',
  hours_booked: 'record',
  hours_reversed: 'record',
  role_granted: 'record',
  role_ended: 'record',
  check_added: 'record',
  role_invited: 'answer',
  invitation_accepted: 'duty',
  invitation_declined: 'duty',
  team_to_lead: 'answer',
  team_led: 'duty',
  team_request: 'answer',
  team_invited: 'answer',
  team_grew: 'record',
  team_joined: 'record',
  team_left: 'record',
  team_let_go: 'record',
  team_ended: 'record',
  team_task: 'ask',
  buddy_asked: 'ask',
  buddy_agreed: 'task',
  buddy_left: 'task',
  buddy_not_needed: 'task',
  buddy_wanted: 'duty',
  check_expiring: 'task',
  check_over: 'task',
  check_ended: 'task',
  check_to_renew: 'duty',
};

/**
 * Until a person chooses: what needs an answer, or saves a way in vain, comes at once, also as a text to who has no
 * notices on the phone; the rest waits in the inbox.
 */
export const USUAL_CHOICES: Choices = {
  ask: { push: 'now', sms: 'now', email: 'off' },
  answer: { push: 'now', sms: 'now', email: 'now' },
  wish: { push: 'now', sms: 'off', email: 'daily' },
  task: { push: 'now', sms: 'now', email: 'off' },
  care: { push: 'now', sms: 'now', email: 'now' },
  duty: { push: 'now', sms: 'off', email: 'daily' },
  record: { push: 'daily', sms: 'off', email: 'off' },
};

/** Minutes of the day in China. Over midnight when `from` is later than `to`; the same twice: never quiet. */
export type Quiet = { readonly from: number; readonly to: number };
/** Times and sums until a person chooses (cfg). */
export const USUAL_QUIET: Quiet = { from: 21 * 60 + 30, to: 7 * 60 + 30 };
export const USUAL_DIGEST_HOUR = 18;
export const USUAL_DAILY_LIMIT = 5;
export const DAILY_LIMIT_MOST_COUNT = 20;
