import type * as z from 'zod/mini';
import { AppError } from '../../shared/kernel/errors.ts';
import { NEED_LIMIT_CHARS } from '../../shared/kernel/limits.ts';
import type { Words } from '../../shared/kernel/schema.ts';
import type { changeWish, postWishBody } from '../../shared/wishes/posting.ts';
import { withHeard } from '../../shared/wishes/scan.ts';
import type { Known } from '../../shared/wishes/scan-text.ts';
import type { Component } from '../../shared/wishes/wish.ts';
import type { Org } from '../orgs/org-item.ts';
import { ancestry, centerOf, orgOf } from '../orgs/orgs.ts';
import { personOf } from '../people/people.ts';
import type { Person } from '../people/person-item.ts';
import type { PersonActor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import {
  addressOf,
  knownOf,
  maskedWords,
  originalOf,
  sealAddress,
  sealNote,
  sealOriginal,
  shortWords,
  textsOf,
} from './secrets.ts';
import type { Voice } from './standing.ts';
import type { NewStep, WishPatch } from './steps.ts';
import type { Subject } from './subject.ts';
import type { Consent, Step, Wish, WishComponent } from './wish-item.ts';

type Body = z.infer<typeof postWishBody>;

/** A new wish as it is written down, with everything that identifies sealed. */
export async function draftOf(
  house: House,
  actor: PersonActor,
  station: Org,
  body: Body,
  subject: Subject,
  voice: Omit<Voice, 'writes'>,
  label: Words,
): Promise<Wish> {
  const { person, minor, consent } = subject;
  const id = house.newId('wish');
  const now = house.clock();
  const center = await centerOf(house, station.id);
  if (!center) throw new AppError('not_found');
  const known = withHeard(await knownOf(house, person, body.address), textsOf(body, body.components));
  const words = publicWords(person, known, station.name, body);
  const steps: Step[] = [{ ...stepBy(house, actor, 'drafted', voice), to: 'draft' }];
  if (consent) steps.push({ ...stepBy(house, actor, 'consented', voice), society: 'community' });
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
    ...(consent === undefined ? {} : { consent: await sealedConsent(house, person, id, consent) }),
    originalSealed: await sealOriginal(house, person, id, { title: body.title, story: body.story, ...heardOf(known) }),
    addressSealed: await sealAddress(house, person, id, body.address),
    ...words,
    components: untaken(body.components, { known, minor, pseudonym: person.pseudonym }),
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

async function sealedConsent(
  house: House,
  person: Person,
  wishId: string,
  { way, at, note }: NonNullable<Subject['consent']>,
): Promise<Consent> {
  return {
    way,
    at,
    ...(note === undefined ? {} : { noteSealed: await sealNote(house, person, 'consent', wishId, note) }),
  };
}

/** What a change of a draft makes of the wish. */
export async function changed(house: House, wish: Wish, body: z.infer<typeof changeWish.body>): Promise<WishPatch> {
  const person = await personOf(house, wish.beneficiaryId);
  const [original, address] = await Promise.all([originalOf(house, person, wish), addressOf(house, person, wish)]);
  const text = {
    title: body.title ?? original.title,
    story: body.story ?? original.story,
    address: body.address ?? address,
  };
  const station = await orgOf(house, wish.stationId);
  const components = body.components ?? wish.components;
  // What is needed was masked when it was written down: what it said then is remembered, until it is written anew.
  const before = body.components === undefined ? original.heard : undefined;
  const known = withHeard(await knownOf(house, person, text.address), textsOf(text, components), before);
  return {
    ...publicWords(person, known, wish.station, text),
    originalSealed: await sealOriginal(house, person, wish.id, {
      title: text.title,
      story: text.story,
      ...heardOf(known),
    }),
    ...(body.address === undefined
      ? {}
      : {
          addressSealed: await sealAddress(house, person, wish.id, body.address),
          cell: await cellFor(house, station, wish.minor ? undefined : body.address.cell),
        }),
    components:
      body.components === undefined
        ? wish.components.map((one) => ({
            ...one,
            text: shortWords(one.text, known, NEED_LIMIT_CHARS, wish.minor, person),
          }))
        : untaken(body.components, { known, minor: wish.minor, pseudonym: person.pseudonym }),
    ...(body.window === undefined ? {} : { window: body.window }),
    ...(body.urgency === undefined ? {} : { urgency: body.urgency }),
  };
}

function heardOf({ heard = [] }: Known): { readonly heard?: NonNullable<Known['heard']> } {
  return heard.length === 0 ? {} : { heard };
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
export function untaken(
  components: readonly (Component & { readonly have?: number })[],
  said?: { readonly known: Known; readonly minor: boolean; readonly pseudonym: string },
): readonly WishComponent[] {
  return components.map(({ kind, text, quantity, unit, skills, languages, minutes, lifting, after, have }) => ({
    kind,
    text: said ? shortWords(text, said.known, NEED_LIMIT_CHARS, said.minor, said) : text,
    quantity,
    skills,
    languages,
    have: kind === 'goods' ? Math.min(have ?? 0, quantity) : 0,
    ...(unit === undefined ? {} : { unit }),
    ...(minutes === undefined ? {} : { minutes }),
    ...(lifting === undefined ? {} : { lifting }),
    ...(after === undefined ? {} : { after }),
  }));
}

/** The home's cell of about 1 km, else the seat's of the station or of what is above it. */
async function cellFor(house: House, station: Org, given: string | undefined): Promise<string> {
  const cell = given ?? (await ancestry(house, station.id)).find((org) => org.cell !== undefined)?.cell;
  if (cell === undefined)
    throw new AppError('invalid_input', {}, { fields: [{ path: 'body.address.cell', rule: 'missing' }] });
  return cell;
}

/** A step that a person does now, under the label that the public reads. */
export function stepBy(house: House, actor: PersonActor, what: NewStep['what'], voice: Omit<Voice, 'writes'>): NewStep {
  return { at: house.clock(), what, personId: actor.personId, ...voice };
}
