import { pack } from './scan-names.ts';
import { fold, type Heard, matches, reachBack, type Scanner } from './scan-text.ts';
import { COMPOUND_SURNAMES, MONGOLIAN_SOUNDS, NOT_NAMES, ORDINARY_WORDS, SURNAMES, SURNAMES_EN } from './scan-words.ts';
import type { Finding } from './wish.ts';

// Names that the record does not know are guessed where the text introduces somebody: soft.

const HAN = '\\p{Script=Han}';
const SURNAME = `[${[...SURNAMES].join('')}]`;
const KIN =
  '奶奶|爷爷|姥姥|姥爷|外公|外婆|爸爸|妈妈|父亲|母亲|儿子|女儿|闺女|姑娘|孩子|孙子|孙女|外孙|侄子|侄女|外甥|老伴|老伴儿|老头|老头子|老公|丈夫|爱人|妻子|媳妇|儿媳|女婿|嫂子|姐夫|妹夫|弟媳|亲家|[表堂][哥姐弟妹]|哥哥|姐姐|弟弟|妹妹|姑姑|姨妈|舅舅|叔叔|婶子|监护人|班主任|邻居|[我她他您][姐妹哥弟爸妈爹娘]';
/** How somebody is called who is not called by their name. */
const CALLED =
  '奶奶|爷爷|大娘|大爷|大妈|大伯|大叔|大婶|大哥|大姐|大嫂|阿姨|叔叔|伯伯|婶子|嫂子|师傅|老师|老汉|老人|老太|先生|女士|同学|额吉|阿爸|医生|大夫|主任|书记|[娘爷姨叔婶伯嫂姐哥]';
const NO_NAME_OF_SURNAME = new RegExp(`^${SURNAME}(?:${CALLED}|家.?)$|[的了着过]|在$`, 'u');

/** 帮奶奶关窗, 陪孙子温书: what is done for somebody, and no name of theirs. */
const NO_NAME_OF_KIN = new RegExp(
  `${NO_NAME_OF_SURNAME.source}|^[关包管游付温戴祝顾陪][我你他她您不]|^[关包管游付温戴祝顾][窗门灯火水电煤气饺粽药书账园船钱费家饭孩鸡羊牛车店寿帽镜手口锅奶酒粥菜汤]`,
  'u',
);

const FULL_NAME = `(?:${[...COMPOUND_SURNAMES].join('|')}|${SURNAME})${HAN}{1,2}?`;
const SPACED_NAME = `${SURNAME}[\\s·]${HAN}(?:[\\s·]?${HAN})?`;
/** Nothing follows that could belong to the name. */
const END = `(?=电话|手机|座机|[住在的]|$|(?!${HAN})[^])`;
/** The same after 我是孙晓梅: who speaks of themselves goes on without a comma. */
const END_OF_OWN = `(?=电话|手机|座机|今年|[住在的想和跟是家]|$|(?!${HAN})[^])`;

const FAMILY_NAMED = new RegExp(`(?<=${KIN})\\s?(${FULL_NAME})${END}`, 'gu');
/**
 * The same where the sentence goes on: 老伴儿李国庆去年走了. Nothing that a given name is hardly made of, then what a
 * sentence about somebody goes on with; the longer name first, so that 王芳上班 gives 王芳 and 李国庆去年 gives 李国庆.
 */
const GIVEN =
  '(?![的了着过们是在有没不也都就还又很最这那我你您他她它跟与及或被把给从向往于因所已将要会能去每各吗呢吧啊嘛说做吃住嫁娶患瘫忙玩顾打看爱怕常一两三画差])' +
  HAN;
const GOES_ON =
  '(?=[去今前昨明早晚已也都就还又在住是有没不要想能会可应该得上下出外打每天常总老刚才正从到来回走说讲给带陪照帮教患病瘫残死过跟和与把被因后平周星两三一十离搬嫁娶结工读念考当做干忙跑开种养放姓怕爱喜腿眼耳身脚手也之以为让用靠只却便])';
const FAMILY_IN_SENTENCE = new RegExp(
  `(?<=${KIN})\\s?((?:${[...COMPOUND_SURNAMES].join('|')}|${SURNAME})(?:${GIVEN}){1,2}|[${MONGOLIAN_SOUNDS}]{3,12})${GOES_ON}`,
  'gu',
);
const CALLED_SO = new RegExp(
  `(?<=叫|姓名[:是]?|名字[:是])[\\s:“「"]?(${SPACED_NAME}|${FULL_NAME}|[${MONGOLIAN_SOUNDS}]{2,20})${END_OF_OWN}`,
  'gu',
);
const ONESELF = new RegExp(
  `(?<=我是|本人是?|叫我)\\s?(${SPACED_NAME}|${FULL_NAME}|[${MONGOLIAN_SOUNDS}]{3,20})${END_OF_OWN}`,
  'gu',
);
const OWNER_OF_NUMBER = new RegExp(`(?<=${KIN}|叫)\\s?(${HAN}{2,6}?)(?=的?\\s?(?:电话|手机|座机|微信))`, 'gu');
const NO_OWNER =
  /^(?:没|有|用|借|留|把|家|自己|老|新|旧|同|不|会|教|给|换|买|修|常|都|也|还|只|一|要|说|来|去|是|能|学|怕|跟|每|天天|接|看|听|大字|智能|华为|小米|苹果|荣耀|按键|固定|视频|语音|急救|报警|医院|学校|社区|单位)|[的了着过在想爱打拨玩]/;
const NO_ONESELF = new RegExp(`${NO_NAME_OF_SURNAME.source}|人$`, 'u');
/** 孙晓梅家的床, 孙晓梅想要: somebody called in full; 张大娘家 and 王奶奶家 are how a neighbour says it. */
const OWNER_OF_HOME = new RegExp(
  `(?<!${HAN})(${SURNAME}(?!${CALLED})${HAN}(?![说人])${HAN})(?=家(?:[的里想要缺没有]|$)|想|需要|希望|盼)`,
  'gu',
);
/** 我姓孙，叫晓梅: a name in two pieces. */
const IN_PIECES = new RegExp(
  `(?:我|本人)姓(${SURNAME})[,;\\s]{0,2}(?:名字?)?叫?(?<=[名叫])(${HAN}{1,2}?)${END_OF_OWN}`,
  'gu',
);
/** What leads up to a name and is nothing without it: 我叫, 名叫, 她女儿叫. */
const LEADS_UP = /(?:我|本人)?(?:的?(?:姓名|名字)[:是]?|名字?叫|叫)[\s:“「"]?$/u;
const LEADS_UP_CHARS = 8;
const OF_ONESELF = /(?:我|本人)(?:的?(?:姓名|名字)[:是]?|名字?叫|叫)[\s:“「"]?$/u;

const CAPITAL = '[A-Z][a-z]{1,15}';
const WITH_SURNAME = `(?:${SURNAMES_EN})\\s${CAPITAL}|${CAPITAL}\\s(?:${SURNAMES_EN})\\b`;
const NAMED_EN = new RegExp(
  `(?<=\\b[Mm]y name(?: is|['’]s)\\s|\\b[Cc]all me\\s|\\b[Nn]ame:\\s?)(${CAPITAL}(?:[ -]${CAPITAL}){0,2})`,
  'gu',
);
const ONESELF_EN = new RegExp(`(?<=\\bI(?: am|['’]m)\\s|\\b[Tt]his is\\s)(${WITH_SURNAME})`, 'gu');
const KIN_EN =
  'daughter|son|grandson|granddaughter|husband|wife|mother|father|sister|brother|neighbou?r|friend|[Hh]er name is|[Hh]is name is';
const FAMILY_NAMED_EN = new RegExp(
  `(?<=\\b(?:${KIN_EN})\\s|\\b(?:${KIN_EN}) (?:is )?(?:called|named)\\s)(${WITH_SURNAME})`,
  'gu',
);
const NO_NAME_EN =
  /^(?:Grandma|Grandpa|Granny|Gran|Aunt|Auntie|Uncle|Mr|Mrs|Ms|Miss|Old|Little|Teacher|Doctor|Mama|Mom|Mum|On|At|If|When|[A-Z][a-z]+day)\b|\b(?:Chinese|Mongolian)\b/;

type Introduced = {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  /** Of who speaks: 我是孙晓梅. */
  readonly own: boolean;
  /** The sentence needs something in its place. */
  readonly stands: boolean;
};

/** Where nothing has to end with the name. */
const FREE: ReadonlySet<RegExp> = new Set([OWNER_OF_HOME, ONESELF, FAMILY_NAMED, FAMILY_IN_SENTENCE]);

function isWord(packed: string): boolean {
  return ORDINARY_WORDS.has(packed) || NOT_NAMES.has(packed);
}

function* introduced(plain: string): Generator<Introduced> {
  const patterns = [
    { pattern: FAMILY_NAMED, own: false, no: NO_NAME_OF_KIN },
    { pattern: FAMILY_IN_SENTENCE, own: false, no: NO_NAME_OF_KIN },
    { pattern: CALLED_SO, own: false, no: NO_NAME_OF_SURNAME },
    { pattern: OWNER_OF_NUMBER, own: false, no: NO_OWNER },
    { pattern: OWNER_OF_HOME, own: false, no: NO_NAME_OF_SURNAME },
    { pattern: ONESELF, own: true, no: NO_ONESELF },
    { pattern: NAMED_EN, own: true, no: NO_NAME_EN },
    { pattern: ONESELF_EN, own: true, no: NO_NAME_EN },
    { pattern: FAMILY_NAMED_EN, own: false, no: NO_NAME_EN },
  ];
  for (const { pattern, own, no } of patterns)
    for (const { start, end, groups } of matches(plain, pattern)) {
      const name = groups[0] ?? '';
      const { packed } = pack(name);
      if (isWord(packed) || no.test(name)) continue;
      // 孙子说想看, 叫我马上回: nobody says a name there so often as the word.
      if (FREE.has(pattern) && isWord(packed.slice(0, 2))) continue;
      const lead = plain.slice(Math.max(0, start - LEADS_UP_CHARS), start);
      const at = end - name.length;
      yield { start: own ? at : start, end, name, own: own || OF_ONESELF.test(lead), stands: own };
    }
  for (const { start, end, groups } of matches(plain, IN_PIECES))
    yield { start, end, name: groups.join(''), own: true, stands: false };
}

/** People introduced by themselves, by kinship, by the word for being called, or as whose home it is. */
export const scanIntroduced: Scanner = (text, known, { pseudonym }) => {
  const plain = fold(text);
  // Names of the record are found by themselves, and have a pseudonym to stand in their place.
  const record = new Set(known.names.map((name) => pack(name).packed));
  return [...introduced(plain)]
    .filter(({ name }) => !record.has(pack(name).packed))
    .map(({ start, end, stands }): Finding => {
      const from = stands ? start : reachBack(plain, start, LEADS_UP, LEADS_UP_CHARS);
      return { start: from, end, kind: 'name', hard: false, mask: stands ? (pseudonym ?? '') : '' };
    });
};

const HEARD_LIMIT_ITEMS = 10;

/**
 * Names that a wish's texts introduce (我叫孙晓梅): who writes of themselves often has no name on record, and a name masked
 * in the story stands in the title as well. At most HEARD_LIMIT_ITEMS, one's own first, for `Known.heard`. `before`: what was heard in texts that are masked by now.
 */
export function heardNames(texts: readonly string[], before: readonly Heard[] = []): readonly Heard[] {
  const heard = new Map(before.map((one) => [one.name, one]));
  for (const { name, own } of texts.flatMap((text) => [...introduced(fold(text))]))
    heard.set(name, { name, own: own || heard.get(name)?.own === true });
  const all = [...heard.values()];
  return [...all.filter(({ own }) => own), ...all.filter(({ own }) => !own)].slice(0, HEARD_LIMIT_ITEMS);
}
