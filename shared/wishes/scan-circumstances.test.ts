import { describe, expect, it } from 'vitest';
import { maskedText, publicTextFindings, scan } from './scan.ts';

const NOBODY = { names: [] };
/** `kind! text` for hard findings, `kind text` for soft ones. */
const found = (text: string) =>
  scan(text, NOBODY).map(({ start, end, kind, hard }) => `${kind}${hard ? '!' : ''} ${text.slice(start, end)}`);

describe('what is never said in public of somebody’s circumstances', () => {
  it.each([
    ['她是低保户，腿脚慢', 'aid 是低保户'],
    ['家里吃低保', 'aid 吃低保'],
    ['特困供养', 'aid 特困供养'],
    ['五保老人', 'aid 五保老人'],
    ['留守儿童', 'aid 留守儿童'],
    ['一个人独居', 'aid 独居'],
    ['a left-behind child', 'aid left-behind child'],
    ['儿子在监狱', 'justice 在监狱'],
    ['儿子正在监狱服刑，孙子没人管', 'justice 正在监狱服刑'],
    ['她儿子判了三年', 'justice 判了三年'],
    ['刚从看守所出来', 'justice 从看守所出来'],
    ['Her son is in prison', 'justice is in prison'],
  ])('%s is found, for a person to vouch for', (text, finding) => {
    expect(found(text)).toEqual([finding]);
    const place = finding.slice(finding.indexOf(' ') + 1);
    expect(publicTextFindings(text, NOBODY, [place])).toEqual([]);
  });

  it.each([
    ['正在做化疗，想有人陪', '想有人陪'],
    ['隔天做透析。', '隔天。'],
    ['放疗五次了，', ''],
    ['刚做完手术，走不动', '走不动'],
    ['住院半个月了，想有人送饭', '想有人送饭'],
    ['陪她去肿瘤科', '陪她去'],
    ['she is having chemotherapy', 'she is having '],
  ])('a treatment is taken out: %s is shown as %s', (text, shown) => {
    expect(maskedText(text, NOBODY)).toBe(shown);
  });

  it.each([
    '想要一个手机支架',
    '支架床坏了',
    '牵线搭桥',
    '在保密',
    '去医院',
    '下五保险',
    '犯愁',
    '监护人',
    '做了一桌菜',
  ])('%s is left alone', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('number plates', () => {
  it.each(['蒙B·12345', '蒙B12345', '蒙 B 1A234', '京AD12345', '蒙ｂ１２３４５', '内有蒙B-12345的车'])(
    '%s is found',
    (text) => {
      expect(found(text)).toMatchObject([expect.stringMatching(/^plate! /)]);
    },
  );
  it('go with the word that leads up to them', () => {
    expect(maskedText('开车牌号蒙B12345的面包车来', NOBODY)).toBe('开的面包车来');
  });
  it.each(['新A计划', '蒙B', '川A4纸12张', '云D 2026', '新B1层'])('%s is left alone', (text) => {
    expect(found(text)).toEqual([]);
  });
});
