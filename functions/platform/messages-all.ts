import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { CheckIfPhoneNumberIsOptedOutCommand, SNSClient } from '@aws-sdk/client-sns';
import type { Messages } from './messages.ts';
import { pushMessages } from './messages-push.ts';
import { smsMessages } from './messages-sms.ts';
import type { Vapid } from './vapid.ts';

export type MailSender = { readonly from: string; readonly ses?: SESv2Client };

/** All channels of a real place. Without a sender's address no mail is sent: the settings say so before anybody chooses it. */
export function allMessages(vapid: Vapid, mail: MailSender | undefined): Messages {
  const sns = new SNSClient();
  const sms = smsMessages(sns);
  const push = pushMessages(vapid, fetch);
  const ses = mail?.ses ?? new SESv2Client();
  return {
    send: async (message) => {
      if (message.channel === 'sms') return (await optedOut(sns, message.to)) ? 'gone' : sms.send(message);
      if (message.channel === 'push') return push.send(message);
      if (mail === undefined) throw new Error('no address to send mail from');
      const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });
      await ses.send(
        new SendEmailCommand({
          FromEmailAddress: mail.from,
          Destination: { ToAddresses: [message.to] },
          ...(message.about === undefined ? {} : { EmailTags: [{ Name: 'person', Value: message.about }] }),
          Content: { Simple: { Subject: utf8(message.subject), Body: { Text: utf8(message.text) } } },
        }),
      );
      return 'taken';
    },
  };
}

/** SNS takes a text to a number that opted out, and drops it: only by asking is it known. */
async function optedOut(sns: SNSClient, to: string): Promise<boolean> {
  const answer = await sns.send(new CheckIfPhoneNumberIsOptedOutCommand({ phoneNumber: `+86${to}` }));
  return answer.isOptedOut === true;
}
