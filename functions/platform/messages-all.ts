import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { Messages } from './messages.ts';
import { pushMessages } from './messages-push.ts';
import { smsMessages } from './messages-sms.ts';
import type { Vapid } from './vapid.ts';

export type MailSender = { readonly from: string; readonly ses?: SESv2Client };

/** All channels of a real place. Without a sender's address no mail is sent: the settings say so before anybody chooses it. */
export function allMessages(vapid: Vapid, mail: MailSender | undefined): Messages {
  const sms = smsMessages();
  const push = pushMessages(vapid, fetch);
  const ses = mail?.ses ?? new SESv2Client();
  return {
    send: async (message) => {
      if (message.channel === 'sms') return sms.send(message);
      if (message.channel === 'push') return push.send(message);
      if (mail === undefined) throw new Error('no address to send mail from');
      const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });
      await ses.send(
        new SendEmailCommand({
          FromEmailAddress: mail.from,
          Destination: { ToAddresses: [message.to] },
          Content: { Simple: { Subject: utf8(message.subject), Body: { Text: utf8(message.text) } } },
        }),
      );
      return 'taken';
    },
  };
}
