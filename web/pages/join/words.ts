import { pageWords } from '../../main/i18n.ts';

export const words = pageWords(
  {
    signInTitle: '有人请您担任一个职务',
    signInText: '请用收到邀请的那个手机号登录，邀请只认这个号。',
    none: '没有等您回音的邀请',
    noneText: '邀请绑在手机号上，7 天内有效。换了号码或过了时间，请对方重发一份。',
    asked: (org: string, duty: string) => `${org}请您担任${duty}`,
    by: (name: string, until: string) => `${name}发的邀请，请在${until}回一声。`,
    means: '接下以后，您能看到和处理这个职务分内的事，每一步都会记下是您做的。随时可以请站里结束。',
    code: '邀请码',
    codeHint: '短信里或对方给您看的八位，字母不分大小写',
    codeFirst: '先填八位邀请码',
    accept: '接下这个职务',
    decline: '不接',
    declined: '告诉对方了',
    others: '还有别的邀请',
    taken: (org: string, duty: string) => `您现在是${org}的${duty}了`,
    takenText: '工作台已经打开。您有几个职务时，可以随时选以哪个身份办事。',
    go: (org: string) => `去看${org}`,
  },
  {
    signInTitle: 'You are invited to take up a duty',
    signInText: 'Sign in with the phone number the invitation was sent to. It works with no other.',
    none: 'No invitation is waiting for you',
    noneText:
      'An invitation belongs to a phone number and is good for 7 days. If yours changed or time ran out, ask for a new one.',
    asked: (org, duty) => `${org} invites you to be its ${duty.toLowerCase()}`,
    by: (name, until) => `Sent by ${name}. Please answer ${until}.`,
    means:
      'With it you see and handle what belongs to this duty, and each step is recorded as yours. The station can end it at any time.',
    code: 'Invitation code',
    codeHint: 'Eight characters from the text message, or shown to you',
    codeFirst: 'Type the eight characters first',
    accept: 'Take it up',
    decline: 'No, thank you',
    declined: 'They have been told',
    others: 'More invitations',
    taken: (org, duty) => `You are now ${duty.toLowerCase()} at ${org}`,
    takenText: 'Your desk is open. With several duties you choose at any time in which one you act.',
    go: (org) => `Go to ${org}`,
  },
);
