import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { readJson } from '../main/store.ts';
import {
  type Ask,
  ageOf,
  asksOf,
  type DayPart,
  type Draft,
  groupOfAge,
  hoursOf,
  NEW_NEED,
  type Need,
} from './post-draft.ts';
import { type Fault, type Faults, faultsOf } from './post-faults.ts';

/** Why a page cannot be left yet: nothing was chosen, something is not written yet, or what is there does not fit. */
export type Lack = 'choice' | 'words' | Fault;
export type Beneficiary = ReplyTo<'GET /api/orgs/:orgId/beneficiaries'>['items'][number];
type Parts = Pick<App, 'store' | 'now'> & {
  readonly draftName: string;
  readonly changing: boolean;
  /** Where an empty draft begins: what is known before the first question. */
  readonly begin: Draft;
};
export type Answers = ReturnType<typeof createAnswers>;

const TIME_ANSWERS = ['day', 'part', 'from', 'to'];
/** Whether a fault shown for `field` may stay when these answers changed. */
function stays(field: string, answers: Partial<Draft>): boolean {
  if (field === 'time') return !TIME_ANSWERS.some((answer) => answer in answers);
  return (
    !(field in answers) &&
    !(field.startsWith('needs') && 'needs' in answers) &&
    !(field === 'person' && 'personId' in answers)
  );
}

/** The answers of a draft, kept on the device with each change, and the way through the questions. */
export function createAnswers({ store, now, draftName, changing, begin }: Parts) {
  const kept = readJson<Draft>(store, draftName);
  const draft = signal<Draft>(kept ?? (changing ? { ...begin, at: 'story' } : begin));
  const faults = signal<Faults>({});
  const restored = signal(kept?.savedAt !== undefined);
  const asks = computed(() => asksOf(draft.value, now(), changing));

  function put(next: Draft): void {
    draft.value = { ...next, savedAt: now() };
    store.set(draftName, JSON.stringify(draft.value));
  }
  /** Changes answers; a fault that was shown for one of them goes. */
  function change(answers: Partial<Draft>): void {
    batch(() => {
      put({ ...draft.value, ...answers });
      if (Object.keys(faults.value).length > 0)
        faults.value = Object.fromEntries(Object.entries(faults.value).filter(([field]) => stays(field, answers)));
    });
  }
  /** To a question, with what does not fit there. */
  function goTo(at: Ask, shown: Faults = {}): void {
    batch(() => {
      put({ ...draft.value, at });
      faults.value = shown;
    });
  }

  return {
    draft: draft as ReadonlySignal<Draft>,
    /** What keeps from leaving this question: a choice, or words too; undefined where nothing does. */
    lacks: computed((): Lack | undefined => {
      const missing = Object.values(faultsOf(draft.value, draft.value.at, now(), changing));
      if (missing.length === 0) return undefined;
      if (missing.every((fault) => fault === 'choose')) return 'choice';
      // What is there and does not fit is said; of what is not there yet the page itself speaks.
      return missing.find((fault) => fault !== 'choose' && fault !== 'empty') ?? 'words';
    }),
    faults: faults as ReadonlySignal<Faults>,
    /** Whether this is a draft from before. */
    restored: restored as ReadonlySignal<boolean>,
    asks,
    change,
    goTo,
    ...filling(draft, change, put, now),
    /** To the next question, or shows what is still missing here. */
    next(): void {
      const { at } = draft.value;
      const missing = faultsOf(draft.value, at, now(), changing);
      if (Object.keys(missing).length > 0) {
        faults.value = missing;
        return;
      }
      if (at === 'story' && draft.value.needs.length === 0) put({ ...draft.value, needs: [NEW_NEED] });
      const next = asks.value[asks.value.indexOf(at) + 1];
      if (next !== undefined) goTo(next);
    },
    /** To the question before; false when this is the first. */
    back(): boolean {
      const before = asks.value[asks.value.indexOf(draft.value.at) - 1];
      if (before !== undefined) goTo(before);
      return before !== undefined;
    },
    /** Leads to the first question that has a fault; false when none has. */
    showFaults(): boolean {
      for (const ask of asks.value) {
        const missing = faultsOf(draft.value, ask, now(), changing);
        if (Object.keys(missing).length === 0) continue;
        goTo(ask, missing);
        return true;
      }
      return false;
    },
    /** An old wish as a draft, unless changes of it are kept here already. */
    fill(old: Draft): void {
      if (kept === undefined) draft.value = old;
    },
    /** Begins anew; what was kept is gone. */
    discard(): void {
      store.set(draftName, undefined);
      batch(() => {
        draft.value = begin;
        faults.value = {};
        restored.value = false;
      });
    },
    forget: (): void => store.set(draftName, undefined),
  };
}

/** Answers that fill more than one field. */
function filling(
  draft: ReadonlySignal<Draft>,
  change: (answers: Partial<Draft>) => void,
  put: (next: Draft) => void,
  now: () => number,
) {
  const guess = (birthYear: string) => {
    const group = groupOfAge(ageOf({ birthYear }, now()));
    return group === undefined ? {} : { group };
  };
  return {
    choosePerson(person: Beneficiary): void {
      const birthYear = person.birthYear === undefined ? '' : String(person.birthYear);
      change({
        who: 'known',
        personId: person.personId,
        name: person.name,
        pseudonym: person.pseudonym,
        birthYear,
        childConsents: undefined,
        ...guess(birthYear),
      });
    },
    /** Somebody the station does not know yet: nothing of the one chosen before may stay. */
    chooseNew(): void {
      const { personId: _before, ...rest } = draft.value;
      if (rest.who !== 'new') put({ ...rest, who: 'new', name: '', pseudonym: '', birthYear: '', phone: '' });
    },
    setBirthYear: (birthYear: string): void => change({ birthYear, ...guess(birthYear) }),
    setPart(part: DayPart): void {
      const [from, to] = hoursOf(draft.value.day, part, now());
      change({ part, from, to });
    },
    /** A thing that people often write: fills what is still empty or came from another example. */
    useExample(id: string, title: string, need: Need): void {
      const again = draft.value.example !== undefined;
      change({
        example: id,
        ...(draft.value.title.trim() === '' || again ? { title } : {}),
        ...(draft.value.needs.length === 0 || again ? { needs: [need] } : {}),
      });
    },
    changeNeed: (index: number, answers: Partial<Need>): void =>
      change({ needs: draft.value.needs.map((need, at) => (at === index ? { ...need, ...answers } : need)) }),
    addNeed: (need: Need): void => change({ needs: [...draft.value.needs, need] }),
    dropNeed: (index: number): void => change({ needs: draft.value.needs.filter((_need, at) => at !== index) }),
  };
}
