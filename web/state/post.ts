import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Finding } from '../../shared/wishes/wish.ts';
import type { WishView } from '../../shared/wishes/contract.ts';
import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { readJson } from '../main/store.ts';
import { createLoad, type Load } from './load.ts';
import { createMarks, scanner } from './marks.ts';
import {
  ageOf, answersOfWindow, type Ask, asksOf, type Body, bodyOf, type Change, changeOf, type Draft, EMPTY_DRAFT, groupOfAge, type Need, NEW_NEED, PART_HOURS, type DayPart,
} from './post-draft.ts';
import { type Faults, faultsOf, refusalOf } from './post-faults.ts';
import { createSubmit } from './submit.ts';

type Beneficiary = ReplyTo<'GET /api/orgs/:orgId/beneficiaries'>['items'][number];
export type Sent = { readonly how: 'sent'; readonly id: string } | { readonly how: 'kept' };
export type PostParts = Pick<App, 'client' | 'store' | 'outbox' | 'now' | 'newKey'> & {
  /** Whether the phone believes it has a network: without one the wish goes to the outbox at once. */
  readonly online: () => boolean;
  /** The station of the sender, where it is known; else the draft asks for one. */
  readonly stationId: string | undefined;
  readonly stationName: () => string;
  /** The sender's own pseudonym, for their own wish. */
  readonly selfName: string;
  /** Whether a list of known people may be read. */
  readonly staff: boolean;
  /** A draft or returned wish that is changed. */
  readonly wishId: string | undefined;
};

export type Post = ReturnType<typeof createPost>;

/** Which key the command had, and what it said: pressed again after a lost answer it counts once, even after a reload. */
type Tried = { readonly key: string; readonly input: string };

/** Posting a wish, one question at a time, kept on the device after each answer. */
export function createPost(parts: PostParts) {
  const { client, store, now, wishId } = parts;
  const changing = wishId !== undefined;
  const draftName = changing ? `draft.${wishId}` : 'draft.post';
  const kept = readJson<Draft>(store, draftName);
  const draft = signal<Draft>(kept ?? (changing ? { ...EMPTY_DRAFT, at: 'story' } : EMPTY_DRAFT));
  const shown = signal<Faults>({});
  const sent = signal<Sent | undefined>(undefined);
  const restored = signal(kept?.savedAt !== undefined);
  const asks = computed(() => asksOf(draft.value, now(), changing));
  const called = computed(() => (draft.value.who === 'self' ? parts.selfName : draft.value.pseudonym.trim()));
  const known = () => ({ names: [draft.value.name, draft.value.guardianName].filter((name) => name.trim().length > 1), addresses: draft.value.building.trim() === '' ? [] : [draft.value.building] });
  const masks = () => ({ pseudonym: called.value, stationName: parts.stationName() });

  const people: Load<readonly Beneficiary[]> = createLoad(async () => {
    const answer = await client.read('GET /api/orgs/:orgId/beneficiaries', { params: { orgId: parts.stationId ?? '' }, query: { limit: 100 } });
    return { value: answer.value.items, keptAt: answer.keptAt };
  });
  const old: Load<WishView> = createLoad(() => client.read('GET /api/wishes/:wishId', { params: { wishId: wishId ?? '' } }));

  function put(next: Draft): void {
    draft.value = { ...next, savedAt: now() };
    store.set(draftName, JSON.stringify(draft.value));
  }
  /** Changes answers; a fault that was shown for one of them goes. */
  function change(answers: Partial<Draft>): void {
    batch(() => {
      put({ ...draft.value, ...answers });
      if (Object.keys(shown.value).length > 0) shown.value = Object.fromEntries(Object.entries(shown.value).filter(([field]) => !(field in answers) && !(field === 'time' && ('day' in answers || 'from' in answers || 'to' in answers))));
    });
  }

  const tried = `${draftName}.tried`;
  function keyFor(input: string): string {
    const before = readJson<Tried>(store, tried);
    if (before?.input === input) return before.key;
    const key = parts.newKey();
    store.set(tried, JSON.stringify({ key, input }));
    return key;
  }
  const submit = createSubmit(parts.newKey, async (_key: string, body: Body) => client.send('POST /api/wishes', { body }, keyFor(JSON.stringify(body))));
  const resubmit = createSubmit(parts.newKey, async (key: string, id: string, body: Change) => {
    await client.send('PATCH /api/wishes/:wishId', { params: { wishId: id }, body }, `${key}-c`);
    return client.send('POST /api/wishes/:wishId/submission', { params: { wishId: id } }, key);
  });

  function finish(how: Sent): void {
    store.set(draftName, undefined);
    store.set(tried, undefined);
    sent.value = how;
  }
  function goTo(ask: Ask): void {
    batch(() => {
      put({ ...draft.value, at: ask });
      shown.value = {};
    });
  }
  /** The first question that still has a fault, with its faults on show. */
  function showFaults(): boolean {
    for (const ask of asks.value) {
      const faults = faultsOf(draft.value, ask, now(), changing);
      if (Object.keys(faults).length === 0) continue;
      put({ ...draft.value, at: ask });
      shown.value = faults;
      return true;
    }
    return false;
  }
  async function send(label: string): Promise<void> {
    if (showFaults()) return;
    const stationId = draft.value.stationId ?? parts.stationId;
    if (wishId === undefined && stationId === undefined) return goTo('place');
    if (wishId !== undefined) {
      const answer = await resubmit.send(wishId, changeOf(draft.value, now()));
      if (answer !== undefined) return finish({ how: 'sent', id: wishId });
    } else {
      const body = bodyOf(draft.value, stationId ?? '', now());
      if (!parts.online()) {
        parts.outbox.add('POST /api/wishes', { body }, label);
        return finish({ how: 'kept' });
      }
      const answer = await submit.send(body);
      if (answer !== undefined) return finish({ how: 'sent', id: answer.id });
    }
    const problem = submit.problem.value ?? resubmit.problem.value;
    if (problem === undefined || problem.open) return;
    store.set(tried, undefined);
    const refusal = refusalOf(problem);
    if (refusal === undefined) return;
    put({ ...draft.value, at: refusal.ask });
    shown.value = refusal.faults;
  }

  return {
    draft: draft as ReadonlySignal<Draft>,
    asks,
    faults: shown as ReadonlySignal<Faults>,
    sent: sent as ReadonlySignal<Sent | undefined>,
    /** Whether this is a draft from before. */
    restored: restored as ReadonlySignal<boolean>,
    called,
    people,
    old,
    busy: computed(() => submit.busy.value || resubmit.busy.value),
    problem: computed(() => submit.problem.value ?? resubmit.problem.value),
    marks: createMarks(() => draft.value.story, known, masks),
    titleMarks: createMarks(() => draft.value.title, known, masks),
    /** What the public would read of a text. */
    masked: (text: string): string => scanner().value?.maskedText(text, known(), masks()) ?? text,
    changing,
    start(): void {
      if (parts.staff && parts.stationId !== undefined && !changing) void people.load();
      if (changing) void old.load().then(() => {
        if (old.data.value !== undefined && kept === undefined) draft.value = draftOf(old.data.value);
      });
    },
    change,
    goTo,
    choosePerson(person: Beneficiary): void {
      const birthYear = person.birthYear === undefined ? '' : String(person.birthYear);
      const group = groupOfAge(ageOf({ birthYear }, now())) ?? draft.value.group;
      change({ who: 'known', personId: person.personId, name: person.name, pseudonym: person.pseudonym, birthYear, ...(group === undefined ? {} : { group }) });
    },
    setBirthYear(birthYear: string): void {
      const group = groupOfAge(ageOf({ birthYear }, now()));
      change({ birthYear, ...(group === undefined ? {} : { group }) });
    },
    setPart(part: DayPart): void {
      const [from, to] = PART_HOURS[part];
      change({ part, from, to });
    },
    /** A thing that people often write: fills what is still empty or came from another example. */
    useExample(id: string, title: string, need: Need): void {
      const fromExample = draft.value.example !== undefined;
      change({
        example: id,
        ...(draft.value.title.trim() === '' || fromExample ? { title } : {}),
        ...(draft.value.needs.length === 0 || fromExample ? { needs: [need] } : {}),
      });
    },
    changeNeed(index: number, answers: Partial<Need>): void {
      change({ needs: draft.value.needs.map((need, at) => (at === index ? { ...need, ...answers } : need)) });
      if (Object.keys(shown.value).length > 0) shown.value = {};
    },
    addNeed: (need: Need = NEW_NEED) => change({ needs: [...draft.value.needs, need] }),
    dropNeed: (index: number) => change({ needs: draft.value.needs.filter((_need, at) => at !== index) }),
    /** To the next question, or shows what is still missing here. */
    next(): void {
      const { at } = draft.value;
      const faults = faultsOf(draft.value, at, now(), changing);
      if (Object.keys(faults).length > 0) {
        shown.value = faults;
        return;
      }
      if (at === 'story' && draft.value.needs.length === 0) put({ ...draft.value, needs: [{ ...NEW_NEED, text: '' }] });
      const next = asks.value[asks.value.indexOf(at) + 1];
      if (next !== undefined) goTo(next);
    },
    /** To the question before; false when this is the first. */
    back(): boolean {
      const before = asks.value[asks.value.indexOf(draft.value.at) - 1];
      if (before === undefined) return false;
      goTo(before);
      return true;
    },
    /** Begins anew; the old draft is gone. */
    discard(): void {
      store.set(draftName, undefined);
      batch(() => {
        draft.value = EMPTY_DRAFT;
        shown.value = {};
        restored.value = false;
        sent.value = undefined;
      });
    },
    send,
  };
}

function draftOf(wish: WishView): Draft {
  return {
    ...EMPTY_DRAFT,
    at: 'story',
    who: wish.mine === 'beneficiary' ? 'self' : 'known',
    group: wish.group,
    title: wish.title.zh,
    story: wish.story.zh,
    urgency: wish.urgency,
    needs: wish.components.map((component) => ({
      kind: component.kind, text: component.text.zh, quantity: String(component.quantity), unit: component.unit?.zh ?? '', minutes: String(component.minutes ?? 60),
      skills: component.skills, languages: component.languages, lifting: component.lifting === true,
    })),
    ...answersOfWindow(wish.window),
    building: wish.place.building ?? '',
    door: wish.place.door ?? '',
    pseudonym: wish.name ?? '',
  };
}

/** Kinds of findings in a text, each once, in the order of the text. */
export function kindsOf(findings: readonly Finding[]): readonly Finding['kind'][] {
  return [...new Set(findings.map((finding) => finding.kind))];
}
