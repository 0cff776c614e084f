import { AppError } from '../../shared/kernel/errors.ts';
import { mailCode } from '../../shared/notices/texts.ts';
import { type CodeSubject, issueCode } from '../people/codes.ts';
import { personOf, sealFor } from '../people/people.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { CODE_SK, sendToItem } from './send-item.ts';
import { sendsMail } from './sends.ts';

/** What a code proves: that this person reads this address. */
export function mailSubject(house: House, personId: string, email: string): CodeSubject {
  return { purpose: 'mail', subject: `${personId}#${house.sealer.lookup('mail', email.toLowerCase())}` };
}

/**
 * Writes that send a code to an address. It goes the way of every other mail, by the schedule and within a minute: the
 * API function need not carry a mail client for it. Raises `mail_off`, `code_limit`, `code_spend`.
 */
export async function askedMailCode(
  house: House,
  personId: string,
  email: string,
  address: string,
): Promise<readonly Write[]> {
  if (!sendsMail(house)) throw new AppError('mail_off');
  const subject = mailSubject(house, personId, email);
  const target = { channel: 'email', to: email.toLowerCase() } as const;
  const [person, { code, writes }] = await Promise.all([
    personOf(house, personId),
    issueCode(house, subject, target, address),
  ]);
  const sealed = await sealFor(house, person, 'code', JSON.stringify({ to: email, ...mailCode(code, person.locale) }));
  const now = house.clock();
  const send = { personId, sk: CODE_SK, channel: 'email', what: 'code', noticeIds: [], count: 1, sealed } as const;
  return [
    ...writes,
    { op: 'replace', item: sendToItem({ ...send, state: 'waiting', at: now, dueAt: now, tries: 0, version: 1 }) },
  ];
}

/** `wa…@example.com`: enough to recognise one's own. */
export function maskedMail(email: string): string {
  const [name = '', host = ''] = email.split('@');
  return `${name.slice(0, 2)}…@${host}`;
}
