import type { Purpose } from '../../shared/guardians/purposes.ts';
import { chinaDayStart, chinaMinute, chinaYear, DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import { GROWN_UP_YEARS } from '../../shared/volunteers/age.ts';
import type { Group, Language, Urgency, WishKind } from '../../shared/wishes/wish.ts';

/** Every question of posting, in its order. Each stands on a screen of its own. */
export const ASKS = ['whose', 'person', 'consent', 'guardian', 'story', 'needs', 'time', 'place', 'look'] as const;
export type Ask = (typeof ASKS)[number];
/** The three named steps: whose wish, what, when and where. */
export const STEP_OF: Readonly<Record<Ask, 0 | 1 | 2>> = {
  whose: 0,
  person: 0,
  consent: 0,
  guardian: 0,
  story: 1,
  needs: 1,
  time: 2,
  place: 2,
  look: 2,
};

export type ConsentWay = 'spoken' | 'signed' | 'recorded' | 'by_phone';
export type Relative = 'mother' | 'father' | 'grandparent' | 'other_guardian';
/** Numbers stay text while they are typed. */
export type Need = {
  readonly kind: WishKind;
  readonly text: string;
  readonly quantity: string;
  readonly unit: string;
  readonly minutes: string;
  readonly skills: readonly string[];
  readonly languages: readonly Language[];
  readonly lifting: boolean;
  /** People who begin when the goods of this wish are there: the tap before the plumber. */
  readonly later?: boolean;
};
export type DayPart = 'morning' | 'afternoon' | 'evening' | 'any';

export type ChildConsents = {
  readonly linked: boolean;
  readonly given: readonly Purpose[];
  /** Whether who writes may note a consent; else another has to, save the one to this wish being public. */
  readonly mayRecord: boolean;
};

/** What was answered so far; plain JSON, because it is kept on the device. */
export type Draft = {
  readonly at: Ask;
  /** Epoch ms of the last change. */
  readonly savedAt?: number;
  readonly stationId?: string;
  readonly who?: 'self' | 'known' | 'new';
  /** Written in the name of `personId`, who gave a mandate for it: that is the consent. */
  readonly mandate?: true;
  readonly personId?: string;
  readonly name: string;
  readonly pseudonym: string;
  readonly birthYear: string;
  readonly phone: string;
  readonly group?: Group;
  readonly heard: 'visit' | 'phone' | 'school';
  readonly way?: ConsentWay;
  /** When the consent was given, epoch ms. */
  readonly wayAt?: number;
  readonly guardianName: string;
  readonly guardianRelation?: Relative;
  readonly guardianPhone: string;
  readonly guardianWay?: ConsentWay;
  readonly guardianWayAt?: number;
  /** To which purposes a guardian who is recorded with this wish said yes. */
  readonly guardianPurposes?: readonly Purpose[];
  /** A known child's guardian on record, as last read: nothing to be written down again. */
  readonly childConsents?: ChildConsents | undefined;
  readonly title: string;
  readonly story: string;
  readonly example?: string;
  readonly needs: readonly Need[];
  readonly urgency: Urgency;
  /** Midnight in China of the chosen day. */
  readonly day?: number;
  readonly part?: DayPart;
  /** `08:30`, China time. */
  readonly from: string;
  readonly to: string;
  readonly building: string;
  readonly door: string;
};

export const NEW_NEED: Need = {
  kind: 'companionship',
  text: '',
  quantity: '1',
  unit: '',
  minutes: '60',
  skills: [],
  languages: [],
  lifting: false,
};
export const EMPTY_DRAFT: Draft = {
  at: 'whose',
  name: '',
  pseudonym: '',
  birthYear: '',
  phone: '',
  heard: 'visit',
  guardianName: '',
  guardianPhone: '',
  title: '',
  story: '',
  needs: [],
  urgency: 'normal',
  from: '',
  to: '',
  building: '',
  door: '',
};
/** Hours that a part of the day stands for until somebody says it more exactly. */
export const PART_HOURS: Readonly<Record<DayPart, readonly [from: string, to: string]>> = {
  morning: ['09:00', '11:00'],
  afternoon: ['14:00', '16:00'],
  evening: ['18:00', '20:00'],
  any: ['', '18:00'],
};
const OLD_YEARS = 60;
const HALF_HOUR_MS = HOUR_MS / 2;

/** The questions that this draft has to answer. A change of an old wish cannot change whose it is. */
export function asksOf(draft: Draft, now: number, changing: boolean): readonly Ask[] {
  return ASKS.filter((ask) => {
    if (STEP_OF[ask] === 0 && changing) return false;
    if (draft.mandate && ask !== 'whose' && STEP_OF[ask] === 0) return false;
    if (ask === 'person' || ask === 'consent') return draft.who === 'known' || draft.who === 'new';
    return ask !== 'guardian' || isMinor(draft, now);
  });
}

/** How a child's guardian is asked after: somebody new is written down whole, who is on record is not, unless their yes to the wish is missing. */
export function guardianAsk({ who, childConsents }: Draft): 'new' | 'ended' | 'agreed' | 'record' | 'again' {
  if (who !== 'known' || childConsents === undefined) return 'new';
  if (!childConsents.linked) return 'ended';
  if (childConsents.given.includes('posting')) return 'agreed';
  return childConsents.mayRecord ? 'record' : 'again';
}

/** Age reached this year, where a year of birth is known. */
export function ageOf(draft: Pick<Draft, 'birthYear'>, now: number): number | undefined {
  const year = Number(draft.birthYear);
  return Number.isInteger(year) && year >= 1900 && year <= 2100 ? chinaYear(now) - year : undefined;
}

/** Whether a guardian has to agree: a child by age, or by the group where the age is not known. */
export function isMinor(draft: Draft, now: number): boolean {
  const age = ageOf(draft, now);
  return age === undefined ? draft.group === 'child' : age <= GROWN_UP_YEARS;
}

/** A first guess of the group from the age; the person chooses. */
export function groupOfAge(age: number | undefined): Group | undefined {
  if (age === undefined) return undefined;
  if (age < GROWN_UP_YEARS) return 'child';
  return age >= OLD_YEARS ? 'elderly' : undefined;
}

/** `2026-11-28` and `08:30` in China as epoch ms. */
export function momentOf(day: number, clock: string): number | undefined {
  const found = /^(\d{1,2}):(\d{2})$/.exec(clock);
  if (found === null) return undefined;
  return day + Number(found[1]) * HOUR_MS + Number(found[2]) * 60_000;
}

/** The window that the answers stand for; "any time until then" begins with the next full hour. */
export function windowOf(draft: Draft, now: number): { readonly from: number; readonly to: number } | undefined {
  if (draft.day === undefined || draft.part === undefined) return undefined;
  const to = momentOf(draft.day, draft.to);
  const from = draft.part === 'any' ? Math.ceil((now + 1) / HOUR_MS) * HOUR_MS : momentOf(draft.day, draft.from);
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** The hours that a part of a day stands for; of one that has begun, from the next half hour on. */
export function hoursOf(day: number | undefined, part: DayPart, now: number): readonly [from: string, to: string] {
  const [from, to] = PART_HOURS[part];
  const begins = day === undefined ? undefined : momentOf(day, from);
  if (begins === undefined || begins >= now) return [from, to];
  return [chinaMinute(Math.ceil(now / HALF_HOUR_MS) * HALF_HOUR_MS).slice(-5), to];
}

/** Whether there is still time in a part of a day, so that somebody can come. */
export function isAhead(day: number, part: DayPart, now: number): boolean {
  const [from, to] = hoursOf(day, part, now);
  const window = windowOf({ ...EMPTY_DRAFT, day, part, from, to }, now);
  return window !== undefined && window.from >= now && window.to > window.from;
}

/** The answers that a window stands for, to change an old wish. */
export function answersOfWindow(window: {
  readonly from: number;
  readonly to: number;
}): Pick<Draft, 'day' | 'part' | 'from' | 'to'> {
  const clock = (at: number) => chinaMinute(at).slice(-5);
  const hour = Number(clock(window.from).slice(0, 2));
  const long = window.to - window.from >= DAY_MS / 2;
  const part: DayPart = long ? 'any' : hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
  return { day: chinaDayStart(long ? window.to : window.from), part, from: clock(window.from), to: clock(window.to) };
}
