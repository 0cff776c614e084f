import { scan, withHeard } from '../../shared/wishes/scan.ts';
import type { VerificationView } from '../../shared/wishes/verification.ts';
import { orgOf } from '../orgs/orgs.ts';
import { nameOf, peopleOf, personOf } from '../people/people.ts';
import type { PersonActor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import { alikeTo } from './alike.ts';
import {
  addressOf,
  consentNoteOf,
  evidenceNoteOf,
  guardianNameOf,
  knownOf,
  maskedNeed,
  maskedWords,
  originalOf,
  reachablePhoneOf,
  textsOf,
} from './secrets.ts';
import { answeredOf, othersOf } from './together.ts';
import { viewerOf, wishViewOf } from './view.ts';
import type { Wish } from './wish-item.ts';

/** All a verifier needs: what was said, what in it would identify somebody, and the words that could be public. */
export async function verificationOf(house: House, actor: PersonActor, wish: Wish): Promise<VerificationView> {
  const person = await personOf(house, wish.beneficiaryId);
  const [{ heard, ...original }, address, station, alike, staff] = await Promise.all([
    originalOf(house, person, wish),
    addressOf(house, person, wish),
    orgOf(house, wish.stationId),
    alikeTo(house, wish),
    peopleOf(house, [wish.postedBy, ...wish.evidence.map((one) => one.by)]),
  ]);
  const known = withHeard(await knownOf(house, person, address), textsOf(original, wish.components), heard);
  // For a released wish the words that the desk settled on: what was rewritten by hand then is in no scan.
  const said = wish.state === 'released' ? wish : original;
  const masks = { pseudonym: person.pseudonym, station: station.name };
  const findingsIn = (text: string) => scan(text, known, { pseudonym: masks.pseudonym, stationName: masks.station.zh });
  const staffName = async (personId: string) => {
    const one = staff.get(personId);
    return one ? nameOf(house, one) : '';
  };
  const guardianName = await guardianNameOf(house, person);
  const consentNote = await consentNoteOf(house, person, wish);
  return {
    wish: await wishViewOf(house, wish, await viewerOf(house, actor, wish)),
    original,
    ...(known.heard === undefined || known.heard.length === 0 ? {} : { heard: [...known.heard] }),
    findings: {
      title: findingsIn(said.title.zh),
      story: findingsIn(said.story.zh),
      // Too short for a station's name in place of an address.
      needs: wish.components.map(({ text }) => scan(text.zh, known, { pseudonym: masks.pseudonym })),
    },
    suggested: {
      title: maskedWords(said.title, known, masks),
      story: maskedWords(said.story, known, masks),
      needs: wish.components.map(({ text }) => maskedNeed(text, known, masks)),
    },
    person: {
      name: await nameOf(house, person),
      pseudonym: person.pseudonym,
      minor: wish.minor,
      ...(person.birthYear === undefined ? {} : { birthYear: person.birthYear }),
      hasPhone: (await reachablePhoneOf(house, person, wish.minor)) !== undefined,
    },
    ...(person.guardian && guardianName !== undefined
      ? {
          guardian: {
            name: guardianName,
            relation: person.guardian.relation,
            way: person.guardian.way as 'spoken',
            at: person.guardian.at,
          },
        }
      : {}),
    poster: { name: await staffName(wish.postedBy), role: wish.posterLabel.zh },
    ...(wish.consent === undefined
      ? {}
      : {
          consent: {
            way: wish.consent.way,
            at: wish.consent.at,
            ...(consentNote === undefined ? {} : { note: consentNote }),
          },
        }),
    address: { building: address.building, ...(address.door === undefined ? {} : { door: address.door }) },
    checks: [...wish.checks],
    others: await othersOf(house, actor, wish),
    ...answeredOf(wish),
    evidence: await Promise.all(
      wish.evidence.map(async (one) => ({
        id: one.id,
        kind: one.kind,
        note: await evidenceNoteOf(house, person, one),
        at: one.at,
        by: await staffName(one.by),
        ...(one.photoIds === undefined ? {} : { photoIds: [...one.photoIds] }),
      })),
    ),
    similar: alike.map((other) => ({ ...other, cleared: wish.notSame.includes(other.id) })),
    submittedAt: wish.submittedAt ?? wish.createdAt,
    dueAt: wish.dueAt ?? wish.createdAt,
    tier: wish.tier,
  };
}
