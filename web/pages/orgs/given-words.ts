import { pageWords } from '../../main/i18n.ts';

export const words = pageWords(
  {
    given: '送出的东西',
    none: '还没有署名送过东西。',
    noneYet: '还没有以单位的名义送过东西。',
    how: (name: string) =>
      `在墙上点开要东西的愿望，选“我送一件”，就能以${name}的名义送。只收东西，不收钱；写不写单位的名字，每一份都由您定。`,
    wall: '看看附近缺什么',
    sheet: '印一张送到家的',
    aside: '这里也归您管。换成负责人的身份，没署名的也看得到，还能接着办。',
    promisedBy: (who: string) => `，${who}认下的`,
    groups: {
      promised: '认下了，等送到站里',
      fetch: '要到站里取回的',
      underWay: '在站里，在路上',
      arrived: '收到了',
      over: '没有送成的',
    },
  },
  {
    given: 'What it gives',
    none: 'It has given nothing under its name yet.',
    noneYet: 'Nothing has been given in its name yet.',
    how: (name) =>
      `Open a wish for goods on the wall, press “Give something”, and it can come from ${name}. Things only, no money; whether its name is shown is yours to say for each gift.`,
    wall: 'See what is needed nearby',
    sheet: 'Print what has arrived',
    aside: 'You run it as well. Act as its manager to see every gift, named or not, and to look after them.',
    promisedBy: (who) => `, promised by ${who}`,
    groups: {
      promised: 'Promised, to be brought to the station',
      fetch: 'To be fetched at the station',
      underWay: 'At the station or on the way',
      arrived: 'Received',
      over: 'Did not come about',
    },
  },
);
