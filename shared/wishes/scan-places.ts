import {
  aroundStation,
  fold,
  type Known,
  type MaskWords,
  matches,
  nameStart,
  reachBack,
  type Scanner,
} from './scan-text.ts';
import { words } from './scan-words.ts';
import type { Finding } from './wish.ts';

/** A number as doors carry it: 12, 12-3, B, 三, 甲. */
const NUM = '(?:[A-Z]?[0-9]{1,5}[A-Z]?(?:-[0-9]{1,4}){0,3}|[A-Z]|[〇零一二三四五六七八九十百]{1,5}|[甲乙丙丁东西南北])';
/** What a house number counts, each without the words that only begin like it (号线, 组织, 队员, 3 栋房). */
const UNIT =
  '(?:号院|号楼|号房|号(?![线码台机文鞋])|栋(?![房楼别])|幢|座(?!位)|单元|室(?![内外友])|弄|排(?!队)|村民小组|小组|组(?![织长成合])|社(?![区会工])|队(?![长伍员友])|楼|层|门|户(?!人)|院(?![子里]))';
/** Not followed by what would make it a date, an amount or a count. */
const NOT_COUNTED = '(?![0-9])(?!\\s?[年月日点时分元块米公里平个人次岁斤袋天号:.%])';
const DOOR = new RegExp(
  `${NUM}\\s{0,2}${UNIT}(?:[\\s,]{0,2}${NUM}\\s{0,2}${UNIT}){0,6}(?:\\s{0,2}(?:[0-9]{2,4}|[〇零一二三四五六七八九]{3,4})${NOT_COUNTED})?`,
  'g',
);
/** 和平小区 3-2-401. */
const BARE_DOOR = new RegExp(`(?<=[路街巷区苑园村府寓])\\s{0,2}[0-9]{1,4}(?:[-#][0-9]{1,4}){1,3}${NOT_COUNTED}`, 'g');

/** What may stand between a street and the number: 水泉村南头 22 号, 矿山街平房区 4 排. */
const PART =
  '(?:[东南西北中前后]{1,2}(?:头|面|边|院|排|侧)?|平房区?|干休所|大院|院[内里]|家属[院楼区]|宿舍|[冬夏]营盘|[一二三四五六七八九十0-9]{1,2}期|[内里])';
const BEFORE_NUMBER = new RegExp(`\\s{0,2}(?:${PART}\\s?)?第?$`);
const BETWEEN_PARTS = new RegExp(`^[\\s,]{0,2}(?:${PART})?[\\s,]{0,2}$`);

const STREET = /(?:路|大街|街|巷|胡同|大道|小区|花园|家园|新村|苑|公寓|广场|庄园|府)$/;
const VILLAGE = /(?:村|嘎查|屯|营子|庄|窑子|牧场|林场|农场|苏木)$/;
const WIDER = /(?:社区|镇|乡|区)$/;
/** Words that end like a street and are none, or name no particular one. */
const GENERIC_PLACE: ReadonlySet<string> = new Set(
  words(`
    走 马 公 铁 赶 带 修 水 电 网 一 半 迷 问 认 领 让 引 铺 上 下 大 小 老 新 土 石子 柏油 泥 水泥 高速公
    乡间小 盘山公 思 出 逛 过 整 整个 老旧 封闭 同一 隔壁 附近 旁边 本 各 后 自家 老年 人才 牧区 农 山 全
    同 邻 外 城中 十字 步行 商业 美食 小吃 单身 职工 学生 校 几个 周边
  `),
);
/** Whatever stands before it: 每天走路 12 公里, 上街 12 号. */
const NO_STREET = /(?:[走赶带修迷问认领让逛过上一半马公铁电网水])$/;
const BEFORE_PLACE = /(?:(?<=^|[,。;;!?:\s(])(?:家?住在?|家在)|地址[是为:]{0,2}\s?|位于)$/;

type Spot = { start: number; end: number; hard: boolean };

/** Where the street, estate or village right before `end` begins, or undefined when there is none with a name. */
function placeBefore(plain: string, end: number): { start: number; kind: 'street' | 'village' | 'wider' } | undefined {
  const tail = reachBack(plain, end, BEFORE_NUMBER, 10);
  const before = plain.slice(Math.max(0, tail - 4), tail);
  for (const [kind, pattern] of [
    ['wider', WIDER],
    ['street', STREET],
    ['village', VILLAGE],
  ] as const) {
    const suffix = pattern.exec(before)?.[0];
    if (suffix === undefined) continue;
    const start = nameStart(plain, tail - suffix.length, 10, true);
    const name = plain.slice(start, tail - suffix.length);
    if (name === '' || GENERIC_PLACE.has(name) || (/[路街]$/.test(suffix) && NO_STREET.test(name))) return undefined;
    return { start, kind };
  }
  return undefined;
}

function doorSpot(plain: string, start: number, end: number, words: string): Spot | undefined {
  const units = [...words.matchAll(new RegExp(UNIT, 'g'))].map((match) => match[0]);
  const place = placeBefore(plain, start);
  if (place !== undefined && doorAt(place.kind, units)) return { start: place.start, end, hard: true };
  const strong =
    units.some((unit) => ['号院', '号楼', '号房', '栋', '幢', '单元'].includes(unit)) ||
    (units.includes('室') && /\d{3,}\s{0,2}室/.test(words));
  if (!strong || plain.charAt(start - 1) === '第') return undefined;
  return { start, end, hard: units.length > 1 || /[0-9〇零一二三四五六七八九]$/.test(words) };
}

/** Whether such a place is divided by such a unit: streets and villages have numbers, only villages have groups. */
function doorAt(kind: 'street' | 'village' | 'wider', units: readonly string[]): boolean {
  if (units.every((unit) => unit === '层' || unit === '门' || unit === '户')) return false;
  const first = units[0] ?? '';
  const ofVillage = ['组', '小组', '村民小组', '社', '队'].includes(first);
  if (kind === 'street') return !ofVillage;
  return kind === 'village' || ofVillage || units.length > 1;
}

/** A named street, estate or village without a number: soft, a person looks whether it tells too much. */
const NAMED =
  /大街|胡同|小区|花园|家园|新村|佳苑|嘉园|公寓|嘎查|(?:路|街|巷|村|屯|苑)(?![上过线灯费由程面子径途局坊道民委里长医小中学校边人])/g;
const CLEAR = /^(?:大街|胡同|小区|花园|家园|新村|佳苑|嘉园|公寓|嘎查)$/;

function* namedSpots(plain: string): Generator<Spot> {
  for (const suffix of matches(plain, NAMED)) {
    const start = nameStart(plain, suffix.start, suffix.text === '嘎查' ? 10 : 6);
    const name = plain.slice(start, suffix.start);
    if (name.length < 2 || GENERIC_PLACE.has(name)) continue;
    // 路 and 村 end many words, so without a word of place before the name they are left alone.
    if (CLEAR.test(suffix.text) || /[住在到去从于往沿走过着]$/.test(plain.slice(0, start)))
      yield { start, end: suffix.end, hard: false };
  }
}

/** 46.1234, 122.2345, with or without words and degree signs. */
const COORDINATES =
  /(?:坐标|北纬|[NE])?[\s:是为]{0,2}\d{2,3}\.\d{3,}°?[\s,NE]{1,4}(?:东经)?\s?\d{2,3}\.\d{3,}°?(?:\s?[NE]\b)?/g;
const ENGLISH_PART =
  "(?:(?:No\\. ?)?\\d{1,5}[A-Z]? (?:[A-Z][\\w'-]{0,20} ){1,4}(?:Road|Street|Lane|Avenue|Alley|Rd|St|Ave)\\b|\\b(?:Building|Block|Unit|Room|Apartment|Apt|Flat|Door)\\.? ?(?:No\\. ?)?\\d{1,5}[A-Z]?\\b)";
const ENGLISH_DOOR = new RegExp(`${ENGLISH_PART}(?:,? ${ENGLISH_PART}){0,4}`, 'g');
const ENGLISH_STREET = /\b(?:[A-Z][\w'-]{0,20} ){1,4}(?:Road|Street|Lane|Avenue|Alley)\b/g;

function* spots(plain: string): Generator<Spot> {
  for (const { start, end, text } of matches(plain, DOOR)) {
    const spot = doorSpot(plain, start, end, text);
    if (spot !== undefined) yield spot;
  }
  for (const { start, end } of matches(plain, BARE_DOOR)) {
    const place = placeBefore(plain, start);
    if (place !== undefined) yield { start: place.start, end, hard: true };
  }
  for (const { start, end } of matches(plain, COORDINATES)) yield { start, end, hard: true };
  yield* namedSpots(plain);
  for (const { start, end } of matches(plain, ENGLISH_DOOR)) yield { start, end, hard: true };
  for (const { start, end } of matches(plain, ENGLISH_STREET)) yield { start, end, hard: false };
}

/** What belongs to a place although it comes after the number: 88 号后院, 9 号院后排 2 户. */
const AFTER_NUMBER = new RegExp(`^\\s?${PART}(?![的人])(?:\\s?${NUM}\\s{0,2}${UNIT})?`);

/** Pieces of one address as one: 光明路干休所 + 4 栋 202. */
function joined(plain: string, list: Iterable<Spot>): Spot[] {
  const result: Spot[] = [];
  for (const spot of [...list].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1);
    spot.end += AFTER_NUMBER.exec(plain.slice(spot.end, spot.end + 16))?.[0].length ?? 0;
    if (last !== undefined && (spot.start <= last.end || BETWEEN_PARTS.test(plain.slice(last.end, spot.start)))) {
      last.end = Math.max(last.end, spot.end);
      last.hard ||= spot.hard;
    } else result.push({ ...spot });
  }
  return result;
}

/** The record's own addresses, however they are spaced. */
function* knownSpots(plain: string, known: Known): Generator<Spot> {
  const at: number[] = [];
  let packed = '';
  for (let index = 0; index < plain.length; index += 1) {
    if (/[\s,-]/.test(plain.charAt(index))) continue;
    at.push(index);
    packed += plain.charAt(index);
  }
  for (const address of known.addresses ?? []) {
    const wanted = fold(address).replace(/[\s,-]/g, '');
    if (wanted.length < 4) continue;
    for (let from = packed.indexOf(wanted); from >= 0; from = packed.indexOf(wanted, from + wanted.length)) {
      yield { start: at[from] ?? 0, end: (at[from + wanted.length - 1] ?? 0) + 1, hard: true };
    }
  }
}

/** Addresses. Hard with a door, building or group number or when the record knows them; soft when only named. */
export const scanAddresses: Scanner = (text, known, masks: MaskWords) => {
  const plain = fold(text);
  const mask = aroundStation(masks);
  return joined(plain, [...spots(plain), ...knownSpots(plain, known)]).map(({ start, end, hard }): Finding => {
    return { start: reachBack(plain, start, BEFORE_PLACE, 6), end, kind: 'address', hard, mask };
  });
};

const INSTITUTION =
  /医院|卫生院|卫生室|小学(?!生)|中学(?!生)|幼儿园|学校|福利院|敬老院|养老院|(?:大学|高中|初中|职高)(?!生)/g;
const GENERIC_INSTITUTION: ReadonlySet<string> = new Set(
  words(`
    大 好 小 新 老 省城 城里 省里 外地 当地 本地 附近 旁边 专科 三甲 对口 定点 公立 私立 民办 公办 寄宿
    寄宿制 普通 全日制 重点 同一 一 几 各 哪 考 老年 正规 公费 周边 女子 母 驾驶
  `),
);
/** One character before the word that names a particular one: there is one in each banner, county or town. */
const ONE_OF_ITS_KIND = /^[市县旗镇乡区盟省蒙校村]$/;
const NUMBERED_SCHOOL = /(?:[市旗县区盟]|实验)第?[一二三四五六七八九十]{1,3}[中小](?![时块会心区组姐伙])/g;
const ENGLISH_INSTITUTION =
  /\b(?:(?!(?:The|A|Her|His|My|Our|At|In|To|From)\b)(?:[A-Z][\w'-]{0,20}|No\. ?\d{1,3}) ){1,5}(Hospital|Clinic|(?:Primary |Middle |High |Nursing )?School|Kindergarten|Nursing Home)\b/g;

/** Hospitals, schools and homes with a name of their own: soft, the public reads only the kind. */
export const scanInstitutions: Scanner = (text) => {
  const plain = fold(text);
  const found: Finding[] = [];
  const add = (start: number, end: number, mask: string) =>
    found.push({ start, end, kind: 'institution', hard: false, mask });
  for (const word of matches(plain, INSTITUTION)) {
    const start = nameStart(plain, word.start, 8);
    const name = plain.slice(start, word.start);
    if (name === '' || GENERIC_INSTITUTION.has(name) || (name.length === 1 && !ONE_OF_ITS_KIND.test(name))) continue;
    if (/^(?:大学|高中|初中|职高)$/.test(word.text) && !/[市县旗区镇第省盟蒙一二三四五六七八九十]/.test(name)) continue;
    add(start, word.end, word.text);
  }
  for (const school of matches(plain, NUMBERED_SCHOOL)) add(nameStart(plain, school.start, 4), school.end, '学校');
  for (const word of matches(plain, ENGLISH_INSTITUTION))
    add(word.start, word.end, word.groups[0]?.toLowerCase() ?? '');
  return found;
};
