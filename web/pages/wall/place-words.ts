import { pageWords } from '../../main/i18n.ts';

export const words = pageWords(
  {
    title: '看哪儿的愿望',
    all: '全部盟市',
    choose: '就是这儿',
    search: '站名或拼音，比如“东河”或 donghe',
    none: (text: string) => `没有叫“${text}”的社工站。换个字试试，或者按盟市往下找。`,
    byTree: '按盟市找',
    seeAll: (name: string) => `${name}的全貌`,
  },
  {
    title: 'Where to look',
    all: 'All leagues and cities',
    choose: 'This one',
    search: 'Name or pinyin, such as donghe',
    none: (text) => `No station is called “${text}”. Try another word, or go down by league.`,
    byTree: 'By league or city',
    seeAll: (name) => `All about ${name}`,
  },
);
