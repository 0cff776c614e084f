import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from './stage.ts';

/*
 * Draws the pictures of link previews into web/public/cards, one for each kind of wish, with nothing of anybody on them:
 * node web/e2e/make-cards.ts. Needs a font with Chinese characters; run it again when the mark or the words change.
 */
const FOLDER = join(import.meta.dirname, '..', 'public', 'cards');
const WORDS = {
  goods: ['缺一样东西', '您手边也许正好有', 'Something is missing'],
  service: ['有件事，搭把手', '一个小时，就能办成', 'A helping hand'],
  companionship: ['想有个人，陪一程', '说说话，走一段路', 'Good company'],
  skill: ['会一门手艺的人', '您会的，正好有人需要', 'A skill to share'],
} as const;

const mark = readFileSync(join(import.meta.dirname, '..', 'public', 'mark.svg'), 'utf8');
const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 1200, height: 630 } });
mkdirSync(FOLDER, { recursive: true });
for (const [kind, [title, text, english]] of Object.entries(WORDS)) {
  await page.setContent(`<style>
    body { margin: 0; width: 1200px; height: 630px; background: #fcf9f5; color: #2a1f18; font-family: "Noto Sans CJK SC", sans-serif; }
    main { position: absolute; left: 88px; top: 176px; }
    h1 { margin: 0; font-size: 76px; font-weight: 600; }
    p { margin: 18px 0 0; font-size: 36px; color: #6d5f55; }
    footer { position: absolute; left: 88px; bottom: 64px; font-size: 34px; font-weight: 600; color: #b4481e; }
    svg { position: absolute; right: 72px; top: 150px; width: 330px; height: 330px; }
    </style>${mark}<main><h1>${title}</h1><p>${text}</p><p>${english}</p></main><footer>暖心 Nuanxin</footer>`);
  await page.screenshot({ path: join(FOLDER, `${kind}.png`) });
}
await browser.close();
