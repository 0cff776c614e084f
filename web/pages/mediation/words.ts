import { pageWords } from '../../main/i18n.ts';

export const words = pageWords(
  {
    title: '等着调解的',
    text: '有人说不对的事。您不是其中一方，就点开听两边怎么说，再给个说法。经手过的，请别的站长或督导来。',
    none: '没有等着调解的',
    noneText: '愿望的任何一方说不对，会出现在这里，您也会收到消息。',
    waits: (time: string) => `等了 ${time}`,
    just: '刚说的',
    child: '孩子的',
  },
  {
    title: 'Waiting for a mediator',
    text: 'Where somebody says that something is wrong. If you are no party to it, open it, hear both sides and settle it; otherwise another head or supervisor does.',
    none: 'Nothing waits for a mediator',
    noneText: 'When any side of a wish says that something is wrong, it appears here, and you are told.',
    waits: (time) => `waiting for ${time}`,
    just: 'just now',
    child: 'a child’s',
  },
);
