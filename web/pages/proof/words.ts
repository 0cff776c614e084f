import { pageWords } from '../../main/i18n.ts';

export const words = pageWords(
  {
    title: '再确认一次是您本人',
    text: '要紧的事，先看看是不是您本人。确认以后，接着刚才的办。',
    passkey: '用指纹、面容或锁屏密码',
    ask: '给我的手机发验证码',
    sent: '发到您登记的手机号了，输入里面的六位数字。',
    code: '短信里的六位数字',
    go: '是我，继续',
    devInbox: '这里不真发短信，去看发件箱',
  },
  {
    title: 'Show that it is you',
    text: 'What comes next matters, so we make sure that it is you. Then it goes on where you were.',
    passkey: 'Use finger, face or screen lock',
    ask: 'Text a code to my phone',
    sent: 'Sent to the number on record. Enter its six digits.',
    code: 'The six digits from the text',
    go: 'It is me, go on',
    devInbox: 'No texts are really sent here: see the outbox',
  },
);
