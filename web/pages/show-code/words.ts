import { pageWords } from '../../main/i18n.ts';

export const words = pageWords(
  {
    back: '返回',
    title: { check_in: '志愿者到了，给他扫一下', check_out: '做完了，再给他扫一下', confirm: '都做好了，给他扫一下' },
    text: {
      check_in: '扫过就算到了，从这会儿起记时间。',
      check_out: '扫过就算做完了，时间停在这会儿。',
      confirm: '扫过就等于点头，时长记到志愿者名下。有不对的先别给。',
    },
    label: { check_in: '签到用的码', check_out: '完成用的码', confirm: '点头用的码' },
    seconds: (n: number) => `30 秒一换，还有 ${n} 秒。`,
    spoken: '扫不上就念',
    speak: '念给他听',
    which: '哪一步',
    step: { check_in: '刚到', check_out: '做完了' },
    aloneText: '没有网也能扫：码是这台设备自己出的，过后会核对。一个码只给一个人扫，再来人等下一个。',
    renewing: '正在换新的',
    oldTitle: '没有网，码换不了',
    oldText: '连上网会自己换新的。急的话打给社工站，按您说的补记。',
    notNowTitle: '现在还用不着亮码',
    notNowText: '等志愿者快到了，或者做完了，这里就会有。',

    private: '只给来帮忙的人看，别拍照发出去。',
  },
  {
    back: 'Back',
    title: {
      check_in: 'The volunteer is here: let them scan',
      check_out: 'Done: let them scan once more',
      confirm: 'All done well: let them scan',
    },
    text: {
      check_in: 'Scanned means arrived; the time counts from now.',
      check_out: 'Scanned means finished; the time stops now.',
      confirm: 'Once scanned it is your yes, and the time is booked. If something is not right, do not show it yet.',
    },
    label: { check_in: 'Code for arriving', check_out: 'Code for finishing', confirm: 'Code for your yes' },
    seconds: (n) => `New every 30 seconds; ${n} left.`,
    spoken: 'Or say',
    speak: 'Read it aloud',
    which: 'Which step',
    step: { check_in: 'Just arrived', check_out: 'All done' },
    aloneText:
      'It works without a network: this device makes the code, and it is checked later. One code is for one person; for the next one wait for the next code.',
    renewing: 'Getting a new one',
    oldTitle: 'No network, so the code cannot change',
    oldText: 'It renews by itself once there is one. If it is urgent, call the station and they enter it on your word.',
    notNowTitle: 'No code is needed right now',
    notNowText: 'It appears here when the volunteer is about to arrive, or has finished.',

    private: 'For the helper only. Please do not send a photo of it.',
  },
);
