import { pageWords } from '../../main/i18n.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

export const words = pageWords(zh, en);
