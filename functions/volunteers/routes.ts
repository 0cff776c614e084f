import { starsOf } from '../../shared/hours/contract.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { DAY_MS } from '../../shared/kernel/time.ts';
import { COORDINATORS } from '../../shared/orgs/roles.ts';
import { isYoung } from '../../shared/volunteers/age.ts';
import { CHECK_LIMIT_DAYS } from '../../shared/volunteers/checks.ts';
import {
  addAbsence,
  addCheck,
  blockPair,
  endAbsence,
  endCheck,
  listVolunteers,
  readVolunteer,
  saveVolunteer,
  vouchSkill,
} from '../../shared/volunteers/contract.ts';
import { SKILLS } from '../../shared/volunteers/skills.ts';
import { totalsOf } from '../hours/totals.ts';
import { aboutOrg } from '../orgs/routes.ts';
import { nameOf, peopleOf, personOf } from '../people/people.ts';
import { rolesAt } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import { type About, type Route, route } from '../platform/route.ts';
import { absenceWrites, returnWrites } from './absences.ts';
import { checkDueWrites } from './check-clock.ts';
import { profileView, refuseField, saveProfile } from './profile.ts';
import { countsOf, duePage, rollOf } from './roll.ts';
import { BLOCKED_LIMIT_ITEMS, type Volunteer } from './volunteer-item.ts';
import {
  findVolunteer,
  papersOf,
  type VolunteerCard,
  volunteerOf,
  volunteersAt,
  volunteerWrite,
} from './volunteers.ts';

const SKILLS_LIMIT_ITEMS = 20;

/** Standing of a call about one volunteer: the station where the volunteer is registered, and the person. */
export async function aboutVolunteer(house: House, input: { params: { personId: string } }): Promise<About<Volunteer>> {
  const { personId } = input.params;
  const thing = await findVolunteer(house, personId);
  if (!thing) throw new AppError('not_found');
  return { thing, orgId: thing.stationId, relations: { self: [personId] } };
}

/** Nobody vouches for themselves (DOMAIN 3.8). */
function notOneself(actorId: string, volunteer: Volunteer): void {
  if (actorId === volunteer.personId) throw new AppError('four_eyes');
}

export const VOLUNTEER_ROUTES: readonly Route[] = [
  route(saveVolunteer, {
    act: async ({ actor, house, input }) => ({
      reply: { personId: actor.personId },
      writes: await saveProfile(house, actor.personId, input.body),
    }),
  }),
  route(addAbsence, {
    act: async ({ actor, house, input: { body } }) => {
      const { exceptions, writes } = absenceWrites(await volunteerOf(house, actor.personId), body, house.clock());
      return { reply: { exceptions: [...exceptions] }, writes };
    },
  }),
  route(endAbsence, {
    act: async ({ actor, house, input: { params } }) => {
      const { exceptions, writes } = returnWrites(await volunteerOf(house, actor.personId), Number(params.from));
      return { reply: { exceptions: [...exceptions] }, writes };
    },
  }),
  route(readVolunteer, {
    about: aboutVolunteer,
    act: async ({ house, thing }) => ({ reply: await profileView(house, thing) }),
  }),
  route(addCheck, {
    about: aboutVolunteer,
    act: async ({ actor, house, input: { body }, thing }) => {
      notOneself(actor.personId, thing);
      const now = house.clock();
      if (body.kind === 'guardian_consent' && !isYoung(thing.birthYear, now)) refuseField('kind', 'does_not_fit');
      if (body.validUntil <= now) refuseField('validUntil', 'already_over');
      if (body.validUntil > now + CHECK_LIMIT_DAYS * DAY_MS) refuseField('validUntil', 'over_a_year');
      const checks = [...thing.checks.filter((held) => held.kind !== body.kind), { ...body, by: actor.personId }];
      return {
        reply: { personId: thing.personId },
        writes: [volunteerWrite(thing, { ...thing, checks }), ...checkDueWrites(thing, body, now)],
      };
    },
  }),
  route(endCheck, {
    about: aboutVolunteer,
    act: async ({ actor, input: { params }, thing }) => {
      notOneself(actor.personId, thing);
      const checks = thing.checks.filter((held) => held.kind !== params.kind);
      if (checks.length === thing.checks.length) throw new AppError('not_found');
      return { reply: { personId: thing.personId }, writes: [volunteerWrite(thing, { ...thing, checks })] };
    },
  }),
  route(vouchSkill, {
    about: aboutVolunteer,
    act: async ({ actor, input: { body }, thing }) => {
      notOneself(actor.personId, thing);
      if (!SKILLS.has(body.skill)) refuseField('skill', 'unknown_skill');
      const others = thing.skills.filter((held) => held.skill !== body.skill);
      if (others.length >= SKILLS_LIMIT_ITEMS) refuseField('skill', 'too_big');
      const skills = [...others, { ...body, seenBy: actor.personId }];
      return { reply: { personId: thing.personId }, writes: [volunteerWrite(thing, { ...thing, skills })] };
    },
  }),
  route(blockPair, {
    about: aboutVolunteer,
    act: async ({ actor, house, input: { body }, thing, orgPath }) => {
      await personOf(house, body.beneficiaryId);
      // A block may protect the other side, so the volunteer can set one but not lift one.
      const coordinator =
        actor.personId !== thing.personId &&
        rolesAt(actor, orgPath).some(({ role }) => COORDINATORS.some((one) => one === role));
      if (!body.blocked && !coordinator) throw new AppError('forbidden');
      const others = thing.blocked.filter((one) => one !== body.beneficiaryId);
      if (body.blocked && others.length >= BLOCKED_LIMIT_ITEMS) refuseField('beneficiaryId', 'too_big');
      const blocked = body.blocked ? [...others, body.beneficiaryId] : others;
      return { reply: { personId: thing.personId }, writes: [volunteerWrite(thing, { ...thing, blocked })] };
    },
  }),
  route(listVolunteers, {
    about: aboutOrg,
    act: async ({ house, input: { query }, thing }) => {
      const [page, counts] = await volunteersPage(house, thing, query);
      const items = await rowsOf(house, page.items);
      return {
        reply: { items, ...(page.next === undefined ? {} : { next: page.next }), ...(counts ? { counts } : {}) },
      };
    },
  }),
];

type ListQuery = {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly due?: 'true' | 'false' | undefined;
};

/** A page of all of them in the order of the index, or of those whose paper is due; with the first one how many there are. */
async function volunteersPage(house: House, org: { readonly id: string; readonly kind: string }, query: ListQuery) {
  const first = query.cursor === undefined;
  const roll = first || query.due === 'true' ? await rollOf(house, org) : [];
  const counts = first ? countsOf(roll, house.clock()) : undefined;
  if (query.due === 'true') return [duePage(house, org.id, roll, query), counts] as const;
  const { items, next } = await volunteersAt(house, org, query.limit, query.cursor);
  const cards = items.map((item) => item.card as unknown as VolunteerCard);
  return [{ items: cards, ...(next === undefined ? {} : { next }) }, counts] as const;
}

async function rowsOf(house: House, cards: readonly VolunteerCard[]) {
  const ids = cards.map((card) => card.personId);
  const [people, totals] = await Promise.all([peopleOf(house, ids), totalsOf(house, ids)]);
  const rows = cards.map(async (card) => {
    const person = people.get(card.personId);
    const minutes = totals.get(card.personId) ?? 0;
    const { checkUntil, consentUntil } = papersOf(card);
    return person
      ? [
          {
            personId: card.personId,
            name: await nameOf(house, person),
            skills: card.skills.map((held) => held.skill),
            minutes,
            stars: starsOf(minutes),
            ...(checkUntil === undefined ? {} : { checkUntil }),
            ...(consentUntil === undefined ? {} : { consentUntil }),
            ...(isYoung(card.birthYear, house.clock()) ? { young: true } : {}),
            ...(card.demo === undefined ? {} : { demo: card.demo }),
          },
        ]
      : [];
  });
  return (await Promise.all(rows)).flat();
}
