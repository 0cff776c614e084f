import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { Messages } from './messages.ts';

/** Real texts through Amazon SNS, transactional, to mainland numbers; no other channel. */
export function smsMessages(sns: SNSClient = new SNSClient()): Messages {
  return {
    send: async (message) => {
      if (message.channel !== 'sms') throw new Error(`no way to send by ${message.channel} from here`);
      await sns.send(
        new PublishCommand({
          PhoneNumber: `+86${message.to}`,
          Message: message.text,
          MessageAttributes: { 'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' } },
        }),
      );
      return 'taken';
    },
  };
}
