import type { Hints } from './hint.ts';
import { freshCode } from './people.ts';

const MAIL_HOST = '@example.com';
const P256DH = `B${'A'.repeat(86)}`;
const AUTH = 'A'.repeat(22);
const BROWSERS_COUNT = 30;

export const NOTICE_HINTS: Hints = {
  addPushDevice: ({ random }) => ({
    body: {
      endpoint: `https://fcm.googleapis.com/fcm/send/${random.below(BROWSERS_COUNT)}`,
      p256dh: P256DH,
      auth: AUTH,
    },
  }),
  removePushDevice: ({ county, random }) => {
    const device = county.pick<{ pk: string; personId: string }>('push_device', random);
    return device && { params: { deviceId: device.pk.slice('PUSHDEVICE#'.length) }, as: device.personId };
  },
  askMailCode: ({ town, random }) => {
    const { personId } = random.pick(town.people);
    return { body: { email: `${personId.toLowerCase()}${MAIL_HOST}` }, as: personId };
  },
  confirmMail: (known) => {
    const sent = freshCode(known, (to) => to.endsWith(MAIL_HOST));
    const owner = known.town.people.find(({ personId }) => sent?.[0] === `${personId.toLowerCase()}${MAIL_HOST}`);
    return sent && owner && { body: { email: sent[0], code: sent[1] }, as: owner.personId };
  },
  readNotices: ({ county, random }) => {
    const person = county.pick<{ personId: string; unread: number }>('person', random, ({ unread }) => unread > 0);
    const upTo = county.ids.get('ntc')?.at(-1);
    return person && upTo !== undefined ? { body: { upTo }, as: person.personId } : {};
  },
};
