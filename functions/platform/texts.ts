import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { chinaDay } from '../../shared/kernel/time.ts';
import type { Clock } from './clock.ts';
import type { Table } from './table.ts';

/** Sends one text message. The caller has already counted it against the limits. */
export type TextMessages = { send(message: { readonly phone: string; readonly text: string }): Promise<void> };

const DEV_KEPT_SECONDS = 86_400;

/** Keeps texts where a developer can read them; only where no phone and no person is real. */
export function devTexts(table: Table, clock: Clock, newName: () => string): TextMessages {
  return {
    send: async ({ phone, text }) => {
      const at = clock();
      await table.transact([
        {
          op: 'insert',
          item: {
            ...devTextKey(chinaDay(at), `${String(at).padStart(15, '0')}#${newName()}`),
            type: 'dev_text',
            at,
            phone,
            text,
            expires: Math.floor(at / 1_000) + DEV_KEPT_SECONDS,
          },
        },
      ]);
    },
  };
}

export function devTextKey(day: string, rest: string): { pk: string; sk: string } {
  return { pk: `DEVTEXT#${day}`, sk: rest };
}

/** Real texts through Amazon SNS, transactional, to mainland numbers. */
export function snsTexts(sns: SNSClient): TextMessages {
  return {
    send: async ({ phone, text }) => {
      await sns.send(
        new PublishCommand({
          PhoneNumber: `+86${phone}`,
          Message: text,
          MessageAttributes: { 'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' } },
        }),
      );
    },
  };
}
