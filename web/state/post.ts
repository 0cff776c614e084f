import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { WishView } from '../../shared/wishes/contract.ts';
import type { Known } from '../../shared/wishes/scan-text.ts';
import type { Finding } from '../../shared/wishes/wish.ts';
import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { readJson } from '../main/store.ts';
import { createLoad, type Load } from './load.ts';
import { createMarks, scanner } from './marks.ts';
import { type Answers, type Beneficiary, createAnswers } from './post-answers.ts';
import { type Body, bodyOf, type Change, changeOf } from './post-command.ts';
import { createPostConsents } from './post-consents.ts';
import { answersOfWindow, type Draft, EMPTY_DRAFT } from './post-draft.ts';
import { refusalOf } from './post-faults.ts';
import { createSubmit } from './submit.ts';

/** `key`: of the command that waits in the outbox. */
export type Sent = { readonly how: 'sent'; readonly id: string } | { readonly how: 'kept'; readonly key: string };
export type PostParts = Pick<App, 'client' | 'store' | 'outbox' | 'now' | 'newKey'> & {
  /** Whether the phone believes it has a network: without one the wish goes to the outbox at once. */
  readonly online: () => boolean;
  /** The station of the sender, where it is known; else the draft asks for one. */
  readonly stationId: string | undefined;
  readonly stationName: () => string;
  /** The sender's own pseudonym, for their own wish. */
  readonly selfName: string;
  /** Their full name: what they write of themselves is marked as what it is. */
  readonly ownName?: string | undefined;
  /** Whether a list of known people may be read. */
  readonly staff: boolean;
  /** A draft or returned wish that is changed. */
  readonly wishId: string | undefined;
  /** Somebody who gave the sender a mandate to write for them, as the address of the page names them. */
  readonly forId?: string | undefined;
};
export type Post = ReturnType<typeof createPost>;

/** Which key the command had, and what it said: pressed again after a lost answer it counts once, even after a reload. */
type Tried = { readonly key: string; readonly input: string };

/** Handing it in: to the server, to the outbox, or back to the question that was refused. */
function createSending(parts: PostParts, answers: Answers, triedName: string, before: () => Draft | undefined) {
  const { client, store, now, wishId } = parts;
  const sent = signal<Sent | undefined>(undefined);
  function keyFor(input: string): string {
    const before = readJson<Tried>(store, triedName);
    if (before?.input === input) return before.key;
    const key = parts.newKey();
    store.set(triedName, JSON.stringify({ key, input }));
    return key;
  }
  const first = createSubmit(parts.newKey, (_key: string, body: Body) =>
    client.send('POST /api/wishes', { body }, keyFor(JSON.stringify(body))),
  );
  const again = createSubmit(parts.newKey, async (key: string, id: string, body: Change) => {
    await client.send('PATCH /api/wishes/:wishId', { params: { wishId: id }, body }, `${key}-c`);
    return client.send('POST /api/wishes/:wishId/submission', { params: { wishId: id } }, key);
  });
  /** Both wait in their order: what is changed is handed in after it. */
  const againWaits = createSubmit(parts.newKey, async (key: string, id: string, body: Change, label: string) => {
    await parts.outbox.add('PATCH /api/wishes/:wishId', { params: { wishId: id }, body }, label, `${key}-c`);
    await parts.outbox.add('POST /api/wishes/:wishId/submission', { params: { wishId: id } }, label, key);
    return { how: 'kept', key } as const;
  });
  function finish(how: Sent): void {
    answers.forget();
    store.set(triedName, undefined);
    sent.value = how;
  }
  const waits = createSubmit(parts.newKey, async (_key: string, body: Body, label: string) => {
    const key = keyFor(JSON.stringify(body));
    await parts.outbox.add('POST /api/wishes', { body }, label, key);
    return { how: 'kept', key } as const;
  });
  async function hand(stationId: string, label: string): Promise<Sent | undefined> {
    if (wishId !== undefined && !parts.online())
      return againWaits.send(wishId, changeOf(answers.draft.value, now(), before()), label);
    if (wishId !== undefined)
      return (await again.send(wishId, changeOf(answers.draft.value, now(), before()))) === undefined
        ? undefined
        : { how: 'sent', id: wishId };
    const body = bodyOf(answers.draft.value, stationId, now());
    // Under the key that an earlier try may have used: perhaps that one arrived.
    if (!parts.online()) return waits.send(body, label);
    const answer = await first.send(body);
    return answer === undefined ? undefined : { how: 'sent', id: answer.id };
  }
  return {
    sent,
    busy: computed(() => first.busy.value || again.busy.value || waits.busy.value || againWaits.busy.value),
    problem: computed(
      () => first.problem.value ?? again.problem.value ?? waits.problem.value ?? againWaits.problem.value,
    ),
    /** `label`: what it is, for the outbox. */
    async send(label: string): Promise<void> {
      if (answers.showFaults()) return;
      const stationId = answers.draft.value.stationId ?? parts.stationId;
      if (wishId === undefined && stationId === undefined) return answers.goTo('place', { station: 'choose' });
      const how = await hand(stationId ?? '', label);
      if (how !== undefined) return finish(how);
      const problem = first.problem.value ?? again.problem.value;
      if (problem === undefined || problem.open) return;
      // It was decided: the next try is another one, with another key.
      store.set(triedName, undefined);
      const refusal = refusalOf(problem);
      if (refusal !== undefined) answers.goTo(refusal.ask, refusal.faults);
    },
  };
}

/** Posting a wish, one question at a time, kept on the device after each answer. */
export function createPost(parts: PostParts) {
  const { client, now, wishId } = parts;
  const changing = wishId !== undefined;
  const { forId } = parts;
  const draftName = changing ? `draft.${wishId}` : forId === undefined ? 'draft.post' : `draft.for.${forId}`;
  const begin: Draft =
    forId === undefined
      ? EMPTY_DRAFT
      : { ...EMPTY_DRAFT, who: 'known', personId: forId, mandate: true, group: 'elderly' };
  const answers = createAnswers({ store: parts.store, now, draftName, changing, begin });
  const { draft } = answers;
  const called = computed(() => (draft.value.who === 'self' ? parts.selfName : draft.value.pseudonym.trim()));
  const known = (): Known => {
    const { who, name, guardianName, building, title, story, needs } = draft.value;
    const record = {
      names: [name, guardianName, who === 'self' ? (parts.ownName ?? '') : ''].filter((one) => one.trim().length > 1),
      addresses: building.trim() === '' ? [] : [building],
    };
    return scanner().value?.withHeard(record, [title, story, ...needs.map(({ text }) => text)]) ?? record;
  };
  const masks = () => ({ pseudonym: called.value, stationName: parts.stationName() });
  const people: Load<readonly Beneficiary[]> = createLoad(async () => {
    const { value, keptAt } = await client.read('GET /api/orgs/:orgId/beneficiaries', {
      params: { orgId: parts.stationId ?? '' },
      query: { limit: 100 },
    });
    return { value: value.items, keptAt };
  });
  /** Whom it is for: their public name, and the station that it goes to. */
  const affairs = createLoad(() =>
    client.read('GET /api/people/:personId/affairs', { params: { personId: forId ?? '' } }),
  );
  const old: Load<WishView> = createLoad(() =>
    client.read('GET /api/wishes/:wishId', { params: { wishId: wishId ?? '' } }),
  );

  function meet(found: ReplyTo<'GET /api/people/:personId/affairs'> | undefined): void {
    if (found === undefined || draft.value.pseudonym === found.mandate.called) return;
    answers.change({
      pseudonym: found.mandate.called,
      ...(found.stationId === undefined ? {} : { stationId: found.stationId }),
    });
  }

  const sending = createSending(parts, answers, `${draftName}.tried`, () =>
    old.data.value === undefined ? undefined : draftOf(old.data.value),
  );

  return {
    ...answers,
    ...sending,
    consents: createPostConsents(parts, draft, answers.change),
    sent: sending.sent as ReadonlySignal<Sent | undefined>,
    changing,
    /** How the person is called in public. */
    called,
    people,
    affairs,
    old,
    marks: createMarks(() => draft.value.story, known, masks),
    titleMarks: createMarks(() => draft.value.title, known, masks),
    /** The same of what is needed, part by part. */
    needMarks: computed(() => draft.value.needs.map(({ text }) => scanner().value?.scan(text, known(), masks()) ?? [])),
    /** What the public would read of a text. */
    masked: (text: string): string => scanner().value?.maskedText(text, known(), masks()) ?? text,
    start(): void {
      if (parts.staff && parts.stationId !== undefined && !changing) void people.load();
      if (forId !== undefined) void affairs.load().then(() => meet(affairs.data.value));
      if (changing)
        void old.load().then(() => (old.data.value === undefined ? undefined : answers.fill(draftOf(old.data.value))));
    },
    discard(): void {
      answers.discard();
      sending.sent.value = undefined;
    },
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
      kind: component.kind,
      text: component.text.zh,
      quantity: String(component.quantity),
      unit: component.unit?.zh ?? '',
      minutes: String(component.minutes ?? 60),
      skills: component.skills,
      languages: component.languages,
      lifting: component.lifting === true,
      ...(component.after === undefined ? {} : { later: true }),
    })),
    ...answersOfWindow(wish.window),
    // Without the name nobody can mark it: the preview then shows the title alone.
    name: wish.name ?? '',
    building: wish.place.building ?? '',
    door: wish.place.door ?? '',
  };
}

/** Kinds of findings in a text, each once, in the order of the text. */
export function kindsOf(findings: readonly Finding[]): readonly Finding['kind'][] {
  return [...new Set(findings.map((finding) => finding.kind))];
}
