import { AppError } from '../../shared/kernel/errors.ts';
import type { Device } from '../../shared/people/contract.ts';
import { askStepUpCode, endSession, listSessions, type SignInWay, stepUp } from '../../shared/people/sessions.ts';
import { type Route, route } from '../platform/route.ts';
import { CODE_TEXT, CODE_VALID_SECONDS, type CodeSubject, issueCode, spendCode } from './codes.ts';
import { personOf, phoneOf } from './people.ts';
import { endSessionWrite, provedWrite, sessionKey, sessionsOf } from './sessions.ts';

/** One's own sign-ins, and showing once more who one is. */
export const SESSION_ROUTES: readonly Route[] = [
  route(listSessions, {
    act: async ({ actor, house }) => {
      const live = (await sessionsOf(house, actor.personId)).filter(
        (item) => (item.expires ?? 0) * 1_000 > house.clock(),
      );
      const items = live.reverse().map((item) => {
        const id = item.sk.slice(sessionKey('', '').sk.length);
        return {
          id,
          since: Number(item['since']),
          seenAt: Number(item['rotatedAt']),
          // Sign-ins from before the way was noted came by a code.
          how: (item['how'] ?? 'code') as SignInWay,
          ...(item['device'] === undefined ? {} : { device: item['device'] as Device }),
          here: id === actor.sessionId,
        };
      });
      return { reply: { items } };
    },
  }),
  route(endSession, {
    act: async ({ actor, house, input: { params } }) => {
      if (!(await house.table.get(sessionKey(actor.personId, params.sessionId), { consistent: true })))
        throw new AppError('not_found');
      return { reply: { ended: 1 }, writes: [endSessionWrite(actor.personId, params.sessionId)] };
    },
  }),
  route(askStepUpCode, {
    act: async ({ actor, house, caller }) => {
      const phone = await phoneOf(house, await personOf(house, actor.personId));
      if (phone === undefined) throw new AppError('phone_missing');
      const { code, writes } = await issueCode(
        house,
        subjectOf(actor.personId),
        { channel: 'sms', to: phone },
        caller.address,
      );
      const text = CODE_TEXT[actor.locale].replace('{code}', code);
      return {
        reply: { validSeconds: CODE_VALID_SECONDS },
        writes,
        after: async () => void (await house.messages.send({ channel: 'sms', to: phone, text })),
      };
    },
  }),
  route(stepUp, {
    act: async ({ actor, house, input: { body } }) => {
      const spent = await spendCode(house, subjectOf(actor.personId), body.code);
      return { reply: { at: house.clock() }, writes: [spent, provedWrite(house, actor.personId, actor.sessionId)] };
    },
  }),
];

function subjectOf(personId: string): CodeSubject {
  return { purpose: 'step_up', subject: personId };
}
