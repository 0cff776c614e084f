import {
  GOODS_LIMIT_UNITS,
  NAME_LIMIT_CHARS,
  NEED_LIMIT_CHARS,
  PEOPLE_LIMIT_COUNT,
  STORY_LIMIT_CHARS,
  TITLE_LIMIT_CHARS,
} from '../../shared/kernel/limits.ts';
import { DAY_MS } from '../../shared/kernel/time.ts';
import { tellsName } from '../../shared/people/called.ts';
import { isPhone } from '../main/digits.ts';
import type { Problem } from '../main/problem.ts';
import { type Ask, type Draft, guardianAsk, isMinor, type Need, windowOf } from './post-draft.ts';

/** What does not fit, as a code; the page has the sentence. */
export type Fault =
  | 'empty'
  | 'long'
  | 'choose'
  | 'number'
  | 'phone'
  | 'year'
  | 'time'
  | 'past'
  | 'far'
  | 'refused'
  | 'full_name'
  | 'consent';
export type Faults = Readonly<Record<string, Fault>>;

const WINDOW_LIMIT_MS = 60 * DAY_MS;
const MINUTES = [15, 720] as const;

function textFault(text: string, limit: number): Fault | undefined {
  const length = text.trim().length;
  if (length === 0) return 'empty';
  return length > limit ? 'long' : undefined;
}

function wholeFault(text: string, min: number, max: number): Fault | undefined {
  const value = Number(text);
  return Number.isInteger(value) && value >= min && value <= max ? undefined : 'number';
}

function personFaults(draft: Draft): Record<string, Fault | undefined> {
  if (draft.who === 'known')
    return {
      person: draft.personId === undefined ? 'choose' : undefined,
      group: draft.group === undefined ? 'choose' : undefined,
    };
  const year = draft.birthYear.trim();
  return {
    name: textFault(draft.name, NAME_LIMIT_CHARS),
    pseudonym: tellsName(draft.pseudonym, draft.name) ? 'full_name' : textFault(draft.pseudonym, 16),
    birthYear: year === '' || wholeFault(year, 1900, 2100) === undefined ? undefined : 'year',
    phone: draft.phone.trim() === '' || isPhone(draft.phone) ? undefined : 'phone',
    group: draft.group === undefined ? 'choose' : undefined,
  };
}

function guardianFaults(draft: Draft): Record<string, Fault | undefined> {
  const ask = guardianAsk(draft);
  if (ask === 'agreed') return {};
  // Not to be mended by a word in this form: the page says where.
  if (ask === 'ended' || ask === 'record') return { guardianPurposes: 'consent' };
  const posting = ask === 'again' || draft.guardianPurposes?.includes('posting');
  return {
    guardianPurposes: posting ? undefined : 'consent',
    guardianName: textFault(draft.guardianName, NAME_LIMIT_CHARS),
    guardianRelation: draft.guardianRelation === undefined ? 'choose' : undefined,
    guardianPhone: draft.guardianPhone.trim() === '' || isPhone(draft.guardianPhone) ? undefined : 'phone',
    guardianWay: draft.guardianWay === undefined ? 'choose' : undefined,
  };
}

function needFaults(need: Need, index: number): Record<string, Fault | undefined> {
  const goods = need.kind === 'goods';
  return {
    [`needs.${index}.text`]: textFault(need.text, NEED_LIMIT_CHARS),
    [`needs.${index}.quantity`]: wholeFault(need.quantity, 1, goods ? GOODS_LIMIT_UNITS : PEOPLE_LIMIT_COUNT),
    [`needs.${index}.unit`]: need.unit.trim().length > 8 ? 'long' : undefined,
    [`needs.${index}.minutes`]: goods ? undefined : wholeFault(need.minutes, ...MINUTES),
  };
}

function timeFault(draft: Draft, now: number): Fault | undefined {
  const window = windowOf(draft, now);
  if (draft.day === undefined || draft.part === undefined) return 'choose';
  if (window === undefined || window.to <= window.from) return 'time';
  if (window.from < now) return 'past';
  return window.to - now > WINDOW_LIMIT_MS ? 'far' : undefined;
}

/** What is missing or does not fit in the answers to one question. Empty when it can be left. */
export function faultsOf(draft: Draft, ask: Ask, now: number, changing: boolean): Faults {
  const all: Record<string, Fault | undefined> =
    ask === 'whose'
      ? {
          who: draft.who === undefined ? 'choose' : undefined,
          ...(draft.who === 'self' && draft.group === undefined ? { group: 'choose' } : {}),
        }
      : ask === 'person'
        ? personFaults(draft)
        : ask === 'consent'
          ? { way: draft.way === undefined ? 'choose' : undefined }
          : ask === 'guardian'
            ? isMinor(draft, now)
              ? guardianFaults(draft)
              : {}
            : ask === 'story'
              ? { title: textFault(draft.title, TITLE_LIMIT_CHARS), story: textFault(draft.story, STORY_LIMIT_CHARS) }
              : ask === 'needs'
                ? Object.assign(
                    draft.needs.length === 0 ? { needs: 'choose' as const } : {},
                    ...draft.needs.map(needFaults),
                  )
                : ask === 'time'
                  ? { time: timeFault(draft, now) }
                  : ask === 'place'
                    ? {
                        building: changing && draft.building.trim() === '' ? undefined : textFault(draft.building, 60),
                        door: draft.door.trim().length > 20 ? 'long' : undefined,
                      }
                    : {};
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, Fault] => entry[1] !== undefined));
}

/** A field of the command, where it is asked for. */
const ASK_OF_PATH: readonly (readonly [prefix: string, ask: Ask, field: string])[] = [
  ['body.beneficiary.name', 'person', 'name'],
  ['body.beneficiary.pseudonym', 'person', 'pseudonym'],
  ['body.beneficiary.birthYear', 'person', 'birthYear'],
  ['body.beneficiary.phone', 'person', 'phone'],
  ['body.beneficiary', 'person', 'person'],
  ['body.consent', 'consent', 'way'],
  ['body.guardian.name', 'guardian', 'guardianName'],
  ['body.guardian.phone', 'guardian', 'guardianPhone'],
  ['body.guardian', 'guardian', 'guardianRelation'],
  ['body.title', 'story', 'title'],
  ['body.story', 'story', 'story'],
  ['body.window', 'time', 'time'],
  ['body.address.door', 'place', 'door'],
  ['body.address', 'place', 'building'],
];
const ASK_OF_CODE: Readonly<Partial<Record<string, readonly [ask: Ask, field: string]>>> = {
  consent_missing: ['consent', 'way'],
  guardian_required: ['guardian', 'guardianPurposes'],
  window_invalid: ['time', 'time'],
};

function faultOfRule(rule: string): Fault {
  if (rule === 'full_name') return rule;
  if (rule === 'too_big') return 'long';
  return rule === 'too_small' ? 'empty' : 'refused';
}

/** The server's refusal at the questions it is about; undefined when it is about none of them. */
export function refusalOf(problem: Problem): { readonly ask: Ask; readonly faults: Faults } | undefined {
  const known = ASK_OF_CODE[problem.code];
  if (known !== undefined) return { ask: known[0], faults: { [known[1]]: 'refused' } };
  const found: { ask: Ask; field: string; fault: Fault }[] = [];
  for (const { path, rule } of problem.fields) {
    const need = /^body\.components\.(\d)\.(\w+)/.exec(path);
    const entry = ASK_OF_PATH.find(([prefix]) => path.startsWith(prefix));
    if (need !== null) found.push({ ask: 'needs', field: `needs.${need[1]}.${need[2]}`, fault: faultOfRule(rule) });
    else if (entry !== undefined) found.push({ ask: entry[1], field: entry[2], fault: faultOfRule(rule) });
  }
  const first = found[0];
  if (first === undefined) return undefined;
  return { ask: first.ask, faults: Object.fromEntries(found.map(({ field, fault }) => [field, fault])) };
}
