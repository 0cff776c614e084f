import { pageWords } from '../../main/i18n.ts';

export const parcelWords = pageWords(
  {
    title: (station: string) => `先到${station}取东西`,
    shelf: (shelf: string) => `架位 ${shelf}`,
    take: '取好了，在路上',
    took: '记下了，路上小心',
    carrying: '您带着的',
    handOver: '到门口签到，签完成就是送到了。',
    back: '没送成，放回站里',
    returned: '放回架上了',
  },
  {
    title: (station) => `Fetch this at ${station} first`,
    shelf: (shelf) => `Shelf ${shelf}`,
    take: 'I have it',
    took: 'Noted. Safe way',
    carrying: 'With you',
    handOver: 'Check in at the door; when you finish, it counts as brought.',
    back: 'In vain: back to the station',
    returned: 'Back on the shelf',
  },
);
