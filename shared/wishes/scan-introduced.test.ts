import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskedText, scan, withHeard } from './scan.ts';

const NOBODY = { names: [] };
const OWN = { pseudonym: '小孙', stationName: '东河站' };

/** What is found of names in a text that introduces them itself. */
function named(text: string): readonly string[] {
  return scan(text, withHeard(NOBODY, [text]), OWN)
    .filter(({ kind }) => kind === 'name')
    .map(({ start, end }) => text.slice(start, end));
}

describe('who speaks of themselves', () => {
  it.each([
    ['我是孙晓梅，住在城东', '我是小孙，住在城东'],
    ['我是孙晓梅的女儿', '我是小孙的女儿'],
    ['本人孙晓梅想要一张床', '本人小孙想要一张床'],
    ['大家叫我孙晓梅！', '大家叫我小孙！'],
    ['我姓孙，叫晓梅。晓梅怕冷。', '小孙怕冷。'],
    ['我叫孙晓梅今年想要灯', '今年想要灯'],
    ['我叫王爱国，想学手机', '想学手机'],
    ['我叫欧阳晓梅，想学手机', '想学手机'],
    ['我叫乌云其木格，想学手机', '想学手机'],
    ['我的名字是孙晓梅，想学手机', '想学手机'],
    ['My name is Sun Xiaomei. Xiaomei sleeps on the sofa.', 'My name is 小孙. 小孙 sleeps on the sofa.'],
    ['I’m Sun Xiaomei and I need a bed', 'I’m 小孙 and I need a bed'],
    ['I am Xiaomei Sun, from the east', 'I am 小孙, from the east'],
    ['Please call me Xiaomei', 'Please call me 小孙'],
  ])('%s is masked', (text, masked) => {
    expect(maskedText(text, withHeard(NOBODY, [text]), OWN)).toBe(masked);
  });
});

describe('who is introduced', () => {
  it.each([
    ['我叫 孙 晓 梅，', '我叫 孙 晓 梅'],
    ['我叫孙·晓梅。', '我叫孙·晓梅'],
    ['我叫：孙晓梅', '我叫：孙晓梅'],
    ['我叫孙晓梅！', '我叫孙晓梅'],
    ['孩子孙小强，', '孙小强'],
    ['孙女包海棠，', '包海棠'],
    ['孙晓梅想要一张床', '孙晓梅'],
    ['My daughter Wang Li is away', 'Wang Li'],
    ['a son called Wang Dongming', 'Wang Dongming'],
    ['老伴儿李国庆去年走了', '李国庆'],
    ['老伴李国庆去年走了', '李国庆'],
    ['她儿子李建军去年走了', '李建军'],
    ['她女儿王芳上班忙', '王芳'],
    ['女儿王芳嫁到外地了', '王芳'],
    ['他爸李强跑运输', '李强'],
    ['闺女刘敏一周来一次', '刘敏'],
    ['姐姐欧阳兰住楼下', '欧阳兰'],
    ['表弟赵铁柱开车接她', '赵铁柱'],
    ['女儿萨仁高娃在外地', '萨仁高娃'],
  ])('%s is found', (text, name) => {
    expect(named(text)).toEqual([name]);
  });

  it.each(
    [
      '帮邻居王奶奶的忙。王奶奶和爷爷都在',
      '谢谢邻居王大爷。',
      '大家都叫王奶奶。',
      '给女儿高中的书，孙女白色的书包，奶奶黄色的毛衣',
      '孙女高二的课，儿子高考。孙子成年。老伴金婚。',
      '孩子成绩单。妈妈包饺子。爷爷毛笔字。',
      '帮奶奶关窗户，管账。陪孙子温书。帮妈妈顾店。给爷爷包药。陪奶奶游园。',
      '奶奶智能手机，爷爷华为手机，教奶奶视频电话',
      '我是石家庄人。我是安徽人，我是温州人。我是高中生。我是单身。',
      '本人常年在外，我是单亲妈妈，我是文盲。',
      '叫车。叫人来。叫我马上回。',
      '孙子说想看。周末想去。白天家里没人。',
      '儿子高兴得直蹦。老伴常说要去看海。老伴于去年走了。儿子毕业了。女儿辛苦上班。老伴尚在。女儿申请了补助。孩子童年没出过门。',
      '儿子白天上班。儿子管我。女儿包头上班。儿子马上回来。儿子温柔。女儿顾不上。儿子单位忙。爷爷康复后。妈妈钟爱唱歌。',
      '邻居王奶奶常来。邻居张大爷每天来。孙子成天玩手机。奶奶万事不求人。老头子年纪大。女儿和孙子都忙。孙子程度差。',
      'I am Very Happy. I’m Mongolian. I am Han Chinese. I’m at home.',
      'My name is on the list. Please call me Grandma Wang, call me Monday. A song called Ordos Wedding.',
    ].flatMap((text) => text.match(/[^。.]+[。.]?/g) ?? []),
  )('%s names nobody', (text) => {
    expect(named(text)).toEqual([]);
  });

  it('is found whoever follows', () => {
    const family = fc.constantFrom('王', '李', '张', '孙', '包', '欧阳', '诸葛');
    const given = fc.constantFrom('晓梅', '桂兰', '建国', '爱华', '玉', '淑珍', '德');
    const lead = fc.constantFrom('我叫', '我是', '本人', '她女儿叫', '儿子', '姓名：', '我的名字是', '邻居');
    const after = fc.constantFrom(
      '，',
      '。',
      '！',
      '？',
      '；',
      '（',
      '）',
      ' ',
      '\n',
      '"',
      '”',
      '/',
      '',
      '的',
      '住',
      '在',
    );
    fc.assert(
      fc.property(lead, family, given, after, (before, surname, rest, end) => {
        expect(named(`${before}${surname}${rest}${end}`).join()).toContain(surname + rest);
      }),
    );
  });

  it('is oneself first where many are named', () => {
    const many = Array.from('赵钱周吴郑王冯陈褚卫蒋沈', (surname) => `儿子叫${surname}建国。`).join('');
    expect(maskedText('孙晓梅来了', withHeard(NOBODY, [`${many}我叫孙晓梅。`]), OWN)).toBe('小孙来了');
  });
});
