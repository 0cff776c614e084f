import type { FollowUp } from '../../../../functions/feedback/follow-up-item.ts';
import { THANKS_PHRASES } from '../../../../shared/feedback/phrases.ts';
import type { Hints } from './hint.ts';
import { seatIn } from './tasks.ts';
import { wishIn } from './wishes.ts';

export const FEEDBACK_HINTS: Hints = {
  giveThanks: (known) => {
    const wish = wishIn(['fulfilled', 'archived'], known, ({ thanks }) => thanks === undefined);
    return wish && { params: { wishId: wish.id }, body: { phrase: known.random.pick(THANKS_PHRASES) } };
  },
  rateVisit: (known) => {
    const { random } = known;
    const seat = seatIn(['confirmed'], known);
    const body = { went: random.pick(['well', 'fine', 'not_well']), again: random.chance(0.9), note: '说了会儿话' };
    return seat && { params: { wishId: seat.wishId }, body };
  },
  tellVisit: (known) => {
    const { random } = known;
    const seat = seatIn(['checked_out', 'confirmed'], known);
    const body = {
      went: random.pick(['well', 'hard', 'worried']),
      ...(random.chance(0.5) ? { note: '腿脚不好' } : {}),
    };
    return seat && { params: { taskId: seat.taskId }, body, as: seat.personId };
  },
  closeFollowUp: ({ county, random }) => {
    const open = county.pick<FollowUp>('follow_up', random, ({ closedAt }) => closedAt === undefined);
    return open && { params: { followUpId: open.id }, body: { note: '上门谈过' } };
  },
};
