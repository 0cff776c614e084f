import type * as z from 'zod/mini';
import { AppError } from '../../shared/kernel/errors.ts';
import type { Words } from '../../shared/kernel/schema.ts';
import { HOUR_MS } from '../../shared/kernel/time.ts';
import { changeWish, postWish, type postWishBody, submitWish, withdrawWish } from '../../shared/wishes/contract.ts';
import { REPLY_HOURS } from '../../shared/wishes/life.ts';
import type { Known } from '../../shared/wishes/scan-text.ts';
import type { Component } from '../../shared/wishes/wish.ts';
import type { Org } from '../orgs/org-item.ts';
import { ancestry, centerOf, orgOf } from '../orgs/orgs.ts';
import { personOf } from '../people/people.ts';
import type { Person } from '../people/person-item.ts';
import type { PersonActor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import { type Route, route } from '../platform/route.ts';
import type { Write } from '../platform/table.ts';
import { assignmentsOfWish } from '../tasks/assignments.ts';
import { cancelTasksWrites, isServed } from '../tasks/cancel.ts';
import { alikeTo } from './alike.ts';
import { answeredWrites, clockWrites } from './due.ts';
import { mustBeAhead, mustStand } from './rules.ts';
import {
  addressOf,
  knownOf,
  maskedWords,
  originalOf,
  sealAddress,
  sealOriginal,
  sealReason,
  shortWords,
} from './secrets.ts';
import { aboutWish, actingAs, labelOf } from './standing.ts';
import { moveWish, type NewStep, type WishPatch, wishItem } from './steps.ts';
import { proxyGrant, type Subject, subjectOf } from './subject.ts';
import { mineKey, type Step, type Wish, type WishComponent } from './wish-item.ts';

type Body = z.infer<typeof postWishBody>;
const COMPONENT_TEXT_CHARS = 40;

export const POSTING_ROUTES: readonly Route[] = [
  route(postWish, {
    act: async ({ actor, house, input: { body } }) => {
      const station = await stationFor(house, body.stationId);
      const self = body.beneficiary.who === 'self';
      const label = await labelOf(house, actor, self ? undefined : await proxyGrant(house, actor, station));
      mustBeAhead(body.window, house.clock());
      const subject = await subjectOf(house, actor, station, body);
      const draft = await draftOf(house, actor, station, body, subject, label);
      const wish = body.submit ? await submitted(house, draft, actor, label) : { wish: draft };
      return {
        reply: { id: wish.wish.id, state: wish.wish.state },
        writes: [
          { op: 'insert', item: wishItem(wish.wish) },
          ...subject.writes,
          ...mineWrites(wish.wish, subject),
          ...clockWrites(wish.wish),
        ],
      };
    },
  }),
  route(changeWish, {
    about: aboutWish(),
    act: async ({ actor, house, input: { body }, thing: wish, orgPath }) => {
      mustStand(wish, 'changeWish');
      if (body.window) mustBeAhead(body.window, house.clock());
      const label = await labelOf(house, actor, actingAs(actor, orgPath));
      const moved = moveWish(wish, {
        step: stepBy(house, actor, 'drafted', label),
        patch: await changed(house, wish, body),
      });
      return { reply: { id: wish.id, state: wish.state }, writes: [moved.write, ...clockWrites(moved.wish)] };
    },
  }),
  route(submitWish, {
    about: aboutWish(),
    act: async ({ actor, house, thing: wish, orgPath }) => {
      mustStand(wish, 'submitWish');
      mustBeAhead(wish.window, house.clock());
      const person = await personOf(house, wish.beneficiaryId);
      if (wish.minor && !person.guardian) throw new AppError('guardian_required');
      if (wish.postedBy !== wish.beneficiaryId && !wish.consent) throw new AppError('consent_missing');
      const moved = await submitted(house, wish, actor, await labelOf(house, actor, actingAs(actor, orgPath)));
      return { reply: { id: wish.id, state: moved.wish.state }, writes: [moved.write, ...clockWrites(moved.wish)] };
    },
  }),
  route(withdrawWish, {
    about: aboutWish('guardian'),
    act: async ({ actor, house, input: { body }, thing: wish, orgPath }) => {
      mustStand(wish, 'withdrawWish');
      // What was done for somebody is confirmed or disputed first: nobody's hours vanish with a wish.
      if ((await assignmentsOfWish(house, wish)).some(isServed)) throw new AppError('wrong_state');
      const reasonSealed =
        body.reason === undefined
          ? undefined
          : await sealReason(house, await personOf(house, wish.beneficiaryId), wish.id, body.reason);
      const label = await labelOf(house, actor, actingAs(actor, orgPath));
      const moved = moveWish(wish, {
        state: 'withdrawn',
        step: { ...stepBy(house, actor, 'withdrawn', label), society: 'community' },
        patch: { reasonSealed, dueAt: undefined },
      });
      return {
        reply: { id: wish.id, state: moved.wish.state },
        writes: [
          moved.write,
          ...answeredWrites(wish, orgPath),
          ...clockWrites(moved.wish),
          ...(await cancelTasksWrites(house, wish)),
        ],
      };
    },
  }),
];

async function stationFor(house: House, orgId: string): Promise<Org> {
  const org = await orgOf(house, orgId);
  if (org.kind !== 'station') throw new AppError('not_found');
  return org;
}

function stepBy(house: House, actor: PersonActor, what: NewStep['what'], by: Words): NewStep {
  return { at: house.clock(), what, personId: actor.personId, by };
}

async function draftOf(
  house: House,
  actor: PersonActor,
  station: Org,
  body: Body,
  subject: Subject,
  label: Words,
): Promise<Wish> {
  const { person, minor, consent } = subject;
  const id = house.newId('wish');
  const now = house.clock();
  const center = await centerOf(house, station.id);
  if (!center) throw new AppError('not_found');
  const known = await knownOf(house, person, body.address);
  const words = publicWords(person, known, station.name, body);
  const steps: Step[] = [{ ...stepBy(house, actor, 'drafted', label), to: 'draft' }];
  if (consent) steps.push({ ...stepBy(house, actor, 'consented', label), society: 'community' });
  return {
    id,
    version: 1,
    state: 'draft',
    stationId: station.id,
    centerId: center.id,
    station: station.name,
    group: body.group,
    kind: body.kind,
    domain: body.domain,
    urgency: body.urgency,
    source: body.source,
    beneficiaryId: person.personId,
    minor,
    postedBy: actor.personId,
    posterLabel: label,
    ...(consent === undefined ? {} : { consent }),
    originalSealed: await sealOriginal(house, person, id, { title: body.title, story: body.story }),
    addressSealed: await sealAddress(house, person, id, body.address),
    ...words,
    components: untaken(body.components, known, minor),
    window: body.window,
    cell: await cellFor(house, station, minor ? undefined : body.address.cell),
    checks: [],
    evidence: [],
    notSame: [],
    similar: 0,
    steps,
    createdAt: now,
    tier: 0,
    ...(person.demo === undefined ? {} : { demo: person.demo }),
  };
}

/** Handed to the station: its clock starts, and what may be the same wish is counted. */
async function submitted(
  house: House,
  wish: Wish,
  actor: PersonActor,
  label: Words,
): Promise<{ wish: Wish; write: Write }> {
  const now = house.clock();
  const similar = (await alikeTo(house, wish)).length;
  return moveWish(wish, {
    state: 'submitted',
    step: { ...stepBy(house, actor, 'submitted', label), society: 'community' },
    patch: {
      submittedAt: now,
      dueAt: now + REPLY_HOURS[wish.urgency] * HOUR_MS,
      tier: 0,
      similar,
      checks: [],
      components: untaken(wish.components),
      reasonSealed: undefined,
      verifierId: undefined,
      publishedAt: undefined,
    },
  });
}

async function changed(house: House, wish: Wish, body: z.infer<typeof changeWish.body>): Promise<WishPatch> {
  const person = await personOf(house, wish.beneficiaryId);
  const [original, address] = await Promise.all([originalOf(house, person, wish), addressOf(house, person, wish)]);
  const text = {
    title: body.title ?? original.title,
    story: body.story ?? original.story,
    address: body.address ?? address,
  };
  const station = await orgOf(house, wish.stationId);
  const known = await knownOf(house, person, text.address);
  return {
    ...publicWords(person, known, wish.station, text),
    originalSealed: await sealOriginal(house, person, wish.id, { title: text.title, story: text.story }),
    ...(body.address === undefined
      ? {}
      : {
          addressSealed: await sealAddress(house, person, wish.id, body.address),
          cell: await cellFor(house, station, wish.minor ? undefined : body.address.cell),
        }),
    ...(body.components === undefined ? {} : { components: untaken(body.components, known, wish.minor) }),
    ...(body.window === undefined ? {} : { window: body.window }),
    ...(body.urgency === undefined ? {} : { urgency: body.urgency }),
  };
}

/** Until a verifier publishes, title and story are what the machine masked: nobody reads the original in a list. */
function publicWords(
  { pseudonym }: Person,
  known: Known,
  station: Words,
  text: Pick<Body, 'title' | 'story'>,
): { title: Words; story: Words } {
  const masks = { pseudonym, station };
  return { title: maskedWords(text.title, known, masks), story: maskedWords(text.story, known, masks) };
}

/** Components as nobody has taken them yet, their words without what identifies. Goods that were brought stay. */
function untaken(
  components: readonly (Component & { readonly have?: number })[],
  known?: Known,
  minor = false,
): readonly WishComponent[] {
  return components.map(({ kind, text, quantity, unit, skills, languages, minutes, lifting, have }) => ({
    kind,
    text: known ? shortWords(text, known, COMPONENT_TEXT_CHARS, minor) : text,
    quantity,
    skills,
    languages,
    have: kind === 'goods' ? Math.min(have ?? 0, quantity) : 0,
    ...(unit === undefined ? {} : { unit }),
    ...(minutes === undefined ? {} : { minutes }),
    ...(lifting === undefined ? {} : { lifting }),
  }));
}

/** The home's cell of about 1 km, else the seat's of the station or of what is above it. */
async function cellFor(house: House, station: Org, given: string | undefined): Promise<string> {
  const cell = given ?? (await ancestry(house, station.id)).find((org) => org.cell !== undefined)?.cell;
  if (cell === undefined)
    throw new AppError('invalid_input', {}, { fields: [{ path: 'body.address.cell', rule: 'missing' }] });
  return cell;
}

/** The wish in the lists of those whose it is and who did not write it. */
function mineWrites(wish: Wish, { person }: Subject): readonly Write[] {
  const people = new Set([
    wish.beneficiaryId,
    ...(wish.minor && person.guardian?.personId !== undefined ? [person.guardian.personId] : []),
  ]);
  people.delete(wish.postedBy);
  return [...people].map((personId) => ({
    op: 'insert',
    item: { ...mineKey(personId, wish.id), type: 'mine', wishId: wish.id },
  }));
}
