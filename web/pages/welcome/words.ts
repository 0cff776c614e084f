import { pageWords } from '../../main/i18n.ts';

export const words = pageWords(
  {
    title: '您住在哪一片？',
    text: '选好社工站，愿望墙从那儿打开，有事也由那儿的社工照应。以后在“我的”里随时能换。',
    later: '先到处看看',
    set: (name: string) => `记下了，从${name}看起`,
  },
  {
    title: 'Which station is yours?',
    text: 'The wall opens there, and its social workers are the ones to turn to. You can change it later under “Me”.',
    later: 'Look around first',
    set: (name) => `Noted: the wall opens at ${name}`,
  },
);
