import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyMasks, maskedText, publicTextFindings, scan, withHeard } from './scan.ts';
import { idChecksumHolds, luhnHolds } from './scan-numbers.ts';
import type { Finding } from './wish.ts';

const KNOWN = {
  names: ['王桂兰', '乌云其木格', 'Batbayar Uyunqimeg'],
  phones: ['13804720163'],
  addresses: ['和平路 12 号院 3 单元'],
};
const MASKS = { pseudonym: '王奶奶', stationName: '东河站' };

/** `kind! text` for hard findings, `kind text` for soft ones. */
function seen(text: string): string[] {
  return scan(text, KNOWN, MASKS).map(
    (finding) => `${finding.kind}${finding.hard ? '!' : ''} ${text.slice(finding.start, finding.end)}`,
  );
}
function shown(text: string): string {
  return applyMasks(text, scan(text, KNOWN, MASKS));
}

describe('the wish of the picture', () => {
  const text =
    '王桂兰（78 岁，独居），白内障术后一年，周六上午要去市第八医院复查。上回一个人去，下台阶时心里没底。她说不用扶，路上有个说话的就行，会说蒙古语更好。住和平路 12 号院 3 单元 401。电话 138 0472 0163';

  it('finds what identifies her, each at its exact place', () => {
    expect(seen(text)).toEqual([
      'name! 王桂兰',
      'age （78 岁，独居）',
      'illness 白内障术后一年',
      'institution 市第八医院',
      'address! 住和平路 12 号院 3 单元 401',
      'phone! 电话 138 0472 0163',
    ]);
  });

  it('reads well once masked', () => {
    expect(shown(text)).toBe(
      '王奶奶，周六上午要去医院复查。上回一个人去，下台阶时心里没底。她说不用扶，路上有个说话的就行，会说蒙古语更好。东河站一带。',
    );
  });
});

describe('numbers', () => {
  it.each([
    ['打13804720163找她', 'phone! 13804720163'],
    ['+86 138-0472-0163', 'phone! +86 138-0472-0163'],
    ['手机号：１３８０４７２０１６３', 'phone! 手机号：１３８０４７２０１６３'],
    ['①③⑧⓪④⑦②⓪①⑥③', 'phone! ①③⑧⓪④⑦②⓪①⑥③'],
    ['一三八零四七二零一六三', 'phone! 一三八零四七二零一六三'],
    ['幺三八，〇四七二，〇一六三', 'phone! 幺三八，〇四七二，〇一六三'],
    ['1 3 8 0 4 7 2 0 1 6 3', 'phone! 1 3 8 0 4 7 2 0 1 6 3'],
    ['᠑᠓᠘᠐᠔᠗᠒᠐᠑᠖᠓', 'phone! ᠑᠓᠘᠐᠔᠗᠒᠐᠑᠖᠓'],
    ['𝟏𝟑𝟖𝟎𝟒𝟕𝟐𝟎𝟏𝟔𝟑', 'phone! 𝟏𝟑𝟖𝟎𝟒𝟕𝟐𝟎𝟏𝟔𝟑'],
    ['1\u200b3\u200b804720163', 'phone! 1\u200b3\u200b804720163'],
    ['138OO472016', 'phone! 138OO472016'],
    ['星期一13904720169两个人', 'phone! 13904720169'],
    ['0472-2345678', 'phone! 0472-2345678'],
    ['(0472) 234 5678', 'phone! (0472) 234 5678'],
    ['座机 2345678', 'phone! 座机 2345678'],
    ['微信 wang_gl58', 'phone! 微信 wang_gl58'],
    ['邮箱 wgl@example.com', 'phone! 邮箱 wgl@example.com'],
    ['单号 991380472016399', 'phone! 13804720163'],
    ['身份证11010519491231002X', 'id_number! 身份证11010519491231002X'],
    ['110105 19491231 002x', 'id_number! 110105 19491231 002x'],
    ['一一〇一〇五一九四九一二三一〇〇二X', 'id_number! 一一〇一〇五一九四九一二三一〇〇二X'],
    ['110105194912310021', 'id_number 110105194912310021'],
    ['110105491231002', 'id_number! 110105491231002'],
    ['卡号 6222 0212 3456 7894', 'bank_card! 卡号 6222 0212 3456 7894'],
    ['622202 1234567894', 'bank_card! 622202 1234567894'],
  ])('%s is found', (text, finding) => {
    expect(seen(text)).toEqual([finding]);
  });

  it.each([
    '2026 年 11 月 28 日周六 8:30 到 11:30',
    '2026-11-28 14:30-16:00',
    '2026.11.28-2026.12.03',
    '600 米',
    '3 公里，走路 20 分钟',
    '38 码和 41 码的鞋',
    '1,280 元',
    '13,904,720,163 元',
    '￥2,380.50',
    '订单号 20261128000123',
    '想要 14、16、18、20、22、3 号',
    '拨 12345 或者 120',
    '400-820-8820',
    '编号 2345678',
    '二〇二六年十一月二十八日',
    '一二三四五六七八九',
    '每天 10000 步',
    '6222 0212 3456 7895',
    '999999194912310021',
    '110105194913310021',
    '用微信视频',
    '教她用微信 video',
  ])('%s is left alone', (text) => {
    expect(seen(text)).toEqual([]);
  });
});

describe('addresses', () => {
  it.each([
    ['和平路12号', 'address! 和平路12号'],
    ['乌兰察布东街 45 号', 'address! 乌兰察布东街 45 号'],
    ['红旗巷 7 号院', 'address! 红旗巷 7 号院'],
    ['幸福小区 5 栋 2 单元 301 室', 'address! 幸福小区 5 栋 2 单元 301 室'],
    ['和平小区3-2-401', 'address! 和平小区3-2-401'],
    ['2 号楼 3 单元 401', 'address! 2 号楼 3 单元 401'],
    ['和平路十二号院三单元四〇一', 'address! 和平路十二号院三单元四〇一'],
    ['友谊路１２号', 'address! 友谊路１２号'],
    ['幸福村三组', 'address! 幸福村三组'],
    ['巴彦嘎查 12 号', 'address! 巴彦嘎查 12 号'],
    ['查干苏木 5 号', 'address! 查干苏木 5 号'],
    ['东风社区 5 号楼 2 单元', 'address! 东风社区 5 号楼 2 单元'],
    ['她住在 3 单元', 'address 3 单元'],
    ['从巴彦嘎查来', 'address 巴彦嘎查'],
    ['每天走和平路去买菜', 'address 和平路'],
    ['12 Heping Road, Unit 3, Room 401', 'address! 12 Heping Road, Unit 3, Room 401'],
    ['along Heping Road', 'address Heping Road'],
  ])('%s is found', (text, finding) => {
    expect(seen(text)).toEqual([finding]);
  });

  it.each([
    '家里 3 楼没电梯',
    '两室一厅',
    '28 号要来人',
    '走路 20 分钟',
    '一路上有个说话的',
    '知道 12 号有雪',
    '上街 12 号去',
    '镇上 12 号赶集',
    '坐 8 号线',
    '第三单元的英语',
    '盖了 3 栋房',
    '我们小区门口',
    '老旧小区没电梯',
    '村里两户人家',
    '和平路 2-3 公里',
    '三个组',
    '一社区的人',
    '5 号电池',
    '41 号鞋',
    '在高速公路上',
    '住铁西街道',
    'two rooms on the 3rd floor',
    'The road is icy',
  ])('%s is left alone', (text) => {
    expect(seen(text)).toEqual([]);
  });

  it('knows the record’s own address in any spacing', () => {
    const known = { names: [], addresses: ['老供销社北 2 排'] };
    const text = '就在老供销社 北2 排那边';
    expect(scan(text, known, MASKS)).toEqual([{ start: 2, end: 11, kind: 'address', hard: true, mask: '东河站一带' }]);
  });
});

describe('names', () => {
  it.each([
    ['王 桂 兰说', 'name! 王 桂 兰'],
    ['王·桂兰', 'name! 王·桂兰'],
    ['桂兰爱唱歌', 'name! 桂兰'],
    ['乌云 其木格', 'name! 乌云 其木格'],
    ['batbayar  UYUNQIMEG', 'name! batbayar  UYUNQIMEG'],
    ['call Uyunqimeg', 'name! Uyunqimeg'],
  ])('%s is found', (text, finding) => {
    expect(seen(text)).toEqual([finding]);
  });

  it.each(['王奶奶', '兰花开了', '桂花和兰花', '乌云密布', 'Batbayars is no name here'])('%s is left alone', (text) => {
    expect(seen(text)).toEqual([]);
  });

  it('takes the title along, so that the pseudonym does not say it twice', () => {
    expect(shown('王桂兰奶奶想有人陪')).toBe('王奶奶想有人陪');
  });

  it('is soft where the name is an ordinary word', () => {
    expect(scan('大家高兴', { names: ['高兴'] })).toMatchObject([{ kind: 'name', hard: false }]);
  });

  it('uses no mask that would give the name away', () => {
    expect(scan('王桂兰来了', KNOWN, { pseudonym: '桂兰奶奶' })).toMatchObject([{ mask: '' }]);
  });

  it('finds names in Mongolian script whatever invisible marks they carry', () => {
    const name = 'ᠠᠯᠲᠠᠨ';
    expect(scan(`ᠠᠯ\u180bᠲᠠᠨ`, { names: [name] })).toMatchObject([{ start: 0, end: 6, kind: 'name', hard: true }]);
  });
});

describe('names that no record knows', () => {
  const NOBODY = { names: [] };
  const TITLE = '孙晓梅家的床散架了，想要一张行军床';
  const STORY = '床腿断了两条。我叫孙晓梅，住在城东，晓梅这几天睡沙发。';
  const OWN = { pseudonym: '小孙', stationName: '东河站' };

  it('said in the story are masked in the title too, by the pseudonym where somebody speaks of themselves', () => {
    const known = withHeard(NOBODY, [TITLE, STORY]);
    expect(maskedText(TITLE, known, OWN)).toBe('小孙家的床散架了，想要一张行军床');
    expect(maskedText(STORY, known, OWN)).toBe('床腿断了两条。住在城东，小孙这几天睡沙发。');
  });
  it('are for a person to vouch for, and stop the text until then', () => {
    const known = withHeard(NOBODY, [TITLE, STORY]);
    expect(publicTextFindings(TITLE, known)).toMatchObject([{ kind: 'name', hard: false }]);
    expect(publicTextFindings(TITLE, known, ['孙晓梅'])).toEqual([]);
  });
  it('of others leave a sentence that can be read, and nobody else’s pseudonym in their place', () => {
    const texts = ['她女儿叫王丽，在外地。', '王丽过年才回来'];
    const known = withHeard(NOBODY, texts);
    expect(texts.map((text) => maskedText(text, known, OWN))).toEqual(['她女儿，在外地。', '过年才回来']);
  });
  it('are heard where a full name stands before a home, not where neighbours say how somebody is called', () => {
    const found = (text: string) => scan(text, NOBODY).map(({ start, end }) => text.slice(start, end));
    expect(found('孙晓梅家的床散架了')).toEqual(['孙晓梅']);
    for (const usual of [
      '张大娘家的炕倒烟',
      '王奶奶家厨房的水管漏了',
      '老周家想要米',
      '高爷爷家里缺个灯',
      '白天家里没人',
    ])
      expect(found(usual)).toEqual([]);
  });
  it('that are ordinary words are not looked for', () => {
    expect(withHeard(NOBODY, ['儿子叫高兴。'])).toEqual({ names: [], heard: [] });
  });
});

describe('ages, illnesses, institutions', () => {
  it.each([
    ['78 岁的老人', '七十多岁的老人'],
    ['七十八岁', '七十多岁'],
    ['一百零二岁', '百岁'],
    ['今年 9 岁', '今年几岁'],
    ['十岁的女孩', '十来岁的女孩'],
    ['一个人（81岁，独居）住', '一个人住'],
    ['1948 年 3 月生，爱听戏', '爱听戏'],
    ['a 78-year-old woman', 'an elderly woman'],
    ['an 8-year-old boy', 'a young boy'],
    ['She is 81 years old', 'She is over eighty'],
    ['得了糖尿病多年，腿脚慢', '腿脚慢'],
    ['查出肺癌晚期。', ''],
    ['she has diabetes.', 'she has.'],
    ['在铁西小学读书', '在小学读书'],
    ['去旗人民医院', '去医院'],
    ['市三中的老师', '学校的老师'],
    ['near No. 8 Hospital', 'near hospital'],
    ['呼和浩特市第一中学', '中学'],
    ['回民小学', '小学'],
  ])('%s is shown as %s', (text, public_) => {
    expect(shown(text)).toBe(public_);
  });

  it.each([
    '四十五岁',
    '60 岁以上',
    '七八岁',
    '快 80 岁了',
    '七十多岁',
    '两三岁的小狗',
    '感冒了，坐轮椅',
    '去医院',
    '上小学',
    '考大学',
    '附近的医院',
    '大医院看过',
    '小学生',
    'a hospital',
    'the 12-year plan',
  ])('%s is left alone', (text) => {
    expect(seen(text)).toEqual([]);
  });
});

describe('what people really write', () => {
  const masked = (text: string) => maskedText(text, KNOWN, MASKS);
  it.each([
    ['家在青年路 17 号院 2 单元 502。', '东河站一带。'],
    ['家在水泉村南头 22 号，', '东河站一带，'],
    ['住矿山街平房区 4 排 6 号。', '东河站一带。'],
    ['现住光明路干休所 4 栋 202。', '现住东河站一带。'],
    ['红旗大街 208 号锦华家园 9 栋 1104', '东河站一带'],
    ['永丰镇东街 88 号后院，屋顶漏', '东河站一带，屋顶漏'],
    ['住火车站后街 6 号大院 14 号房', '东河站一带'],
    ['吉林郭勒苏木沙布尔嘎查冬营盘', '东河站一带'],
    ['坐标 46.1234，122.2345', '东河站一带'],
    ['残疾证 15029020000311604752', ''],
    ['儿子刘洋电话 160 4721 5538。', '儿子。'],
    ['她侄子巴特尔电话 160-4790-6615', '她侄子'],
    ['想要一个电暖气，电话16010000', '想要一个电暖气'],
    ['想要电暖气，手机号 138 0013 80', '想要电暖气'],
    ['要一把拐杖，电话1380013800', '要一把拐杖'],
    ['跟姑姑白兰住', '跟姑姑住'],
    ['今年 81，耳朵背', '今年八十多岁，耳朵背'],
    ['高位截瘫，1 型糖尿病打针', '打针'],
  ])('%s becomes %s', (text, expected) => {
    expect(masked(text)).toBe(expected);
  });
  it.each([
    '奶奶一来电话课就断',
    '周奶奶想在手机上看孙女',
    '苗奶奶接过骗子电话',
    '女儿方便，儿子也来',
    '助听器 hearing aids',
    '给社保打电话 4008123 也没人接',
    '手机号 138 开头',
    '想要一套心理科普书',
    '想出院子走走',
    '一台吸氧机',
    '开刀口的陶罐',
  ])('%s is left alone', (text) => {
    expect(seen(text)).toEqual([]);
  });
});

describe('before publishing', () => {
  it('hard findings stand whatever is vouched for, soft ones until it is', () => {
    const text = '去红旗小学，电话 13904720169';
    expect(publicTextFindings(text, KNOWN)).toHaveLength(2);
    expect(publicTextFindings(text, KNOWN, ['红旗小学', '电话 13904720169']).map((finding) => finding.kind)).toEqual([
      'phone',
    ]);
  });

  it('masking what stands between two halves of a number does not bring the number out', () => {
    expect(maskedText('138糖尿病04720163', KNOWN, MASKS)).toBe('');
    expect(maskedText('乌云糖尿病其木格', KNOWN, MASKS)).toBe('王奶奶');
  });
});

/** Text without anything that could be read as a digit or a name beside what is put into it. */
const filler = fc
  .array(
    fc.oneof(
      fc.constantFrom('她说', '，', '。', ' ', '想有人陪', '炕洞堵了', '（', '）', '窗户漏风', 'Hello ', '\n'),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join('').replace(/[\p{N}xX×OoＯ〇零○一二三四五六七八九壹贰叁肆伍陆柒捌玖幺+@]/gu, ''));
const phone = fc
  .tuple(fc.constantFrom('3', '4', '5', '6', '7', '8', '9'), fc.stringMatching(/^\d{9}$/))
  .map(([second, rest]) => `1${second}${rest}`);
const idNumber = fc
  .tuple(
    fc.constantFrom('150203', '152501', '110105'),
    fc.date({ min: new Date('1920-01-01'), max: new Date('2025-12-31'), noInvalidDate: true }),
    fc.stringMatching(/^\d{3}$/),
  )
  .map(([place, day, serial]) => place + day.toISOString().slice(0, 10).replaceAll('-', '') + serial)
  .map((body) => body + [...'0123456789X'].find((last) => idChecksumHolds(body + last)));
const card = fc
  .stringMatching(/^[3-6]\d{11,17}$/)
  .map((body) => body + [...'0123456789'].find((last) => luhnHolds(body + last)));
const dress = fc.constantFrom(
  (digits: string) => digits,
  (digits: string) => digits.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  (digits: string) => digits.replace(/\d/g, (digit) => '〇一二三四五六七八九'.charAt(Number(digit))),
  (digits: string) => [...digits].join(' '),
  (digits: string) => digits.replace(/(.{4})(?=.)/g, '$1-'),
);

function covers(findings: readonly Finding[], start: number, end: number): boolean {
  return findings.some((finding) => finding.hard && finding.start <= start && finding.end >= end);
}

describe('laws', () => {
  it.each([
    ['phone', phone],
    ['id number', idNumber],
    ['bank card', card],
  ] as const)('a %s is found wherever and however it stands', (_, numbers) => {
    fc.assert(
      fc.property(filler, numbers, dress, filler, (before, digits, how, after) => {
        const text = before + how(digits) + after;
        expect(covers(scan(text, KNOWN, MASKS), before.length, before.length + how(digits).length)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('findings are in order, apart from each other and inside the text', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            filler,
            phone,
            idNumber,
            card,
            fc.constantFrom('王桂兰', '和平路 12 号', '78 岁', '市第八医院', '糖尿病', '(', '3 单元'),
          ),
          { maxLength: 12 },
        ),
        (parts) => {
          const text = parts.join('');
          let read = 0;
          for (const finding of scan(text, KNOWN, MASKS)) {
            expect(finding.start).toBeGreaterThanOrEqual(read);
            expect(finding.end).toBeGreaterThan(finding.start);
            read = finding.end;
          }
          expect(read).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });

  it('masked text holds nothing hard, whatever was in it', () => {
    const pieces = fc.oneof(
      filler,
      phone,
      idNumber,
      card,
      fc.stringMatching(/^[\d -]{1,12}$/),
      fc.constantFrom(
        '王',
        '桂',
        '兰',
        '王桂兰',
        '和平路',
        ' 12 号院',
        '3 单元 401',
        '糖尿病',
        '138',
        '0472',
        '0163',
        '（',
        '78 岁',
        '）',
        '电话',
      ),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        const masked = maskedText(parts.join(''), KNOWN, MASKS);
        expect(scan(masked, KNOWN, MASKS).filter((finding) => finding.hard)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    '1',
    '1 ',
    '12号',
    '路',
    '村3组',
    'A1-',
    '(',
    '王 ',
    '〇一',
    '和平路 12 号院 ',
    'Aa ',
    '138-',
    '电话',
    '糖尿病',
    '1a@',
    '七十',
    '12 Heping Road, ',
  ])('10,000 characters of "%s" are scanned in a blink', (piece) => {
    const text = piece.repeat(10_000).slice(0, 10_000);
    const began = performance.now();
    scan(text, KNOWN, MASKS);
    expect(performance.now() - began).toBeLessThan(1_500);
  });
});
