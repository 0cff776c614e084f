import type { Relation } from '../../shared/kernel/endpoint.ts';
import type { Words } from '../../shared/kernel/schema.ts';
import type { MandatePurpose } from '../../shared/mandates/mandate.ts';
import { POST_WORDS, ROLE_WORDS, type Role, STATION_STAFF, VERIFIERS } from '../../shared/orgs/roles.ts';
import type { AssignmentState } from '../../shared/tasks/task.ts';
import { donorNow } from '../goods/claims.ts';
import { posterNow, type Written } from '../orgs/writers.ts';
import { guardianIdOf as guardianOfChild } from '../people/care.ts';
import { doneFor, holdersFor, mandateCheck, mandateFor } from '../people/mandate.ts';
import { personOf } from '../people/people.ts';
import type { Person } from '../people/person-item.ts';
import { type Actor, type Grant, type PersonActor, rolesAt } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import type { About } from '../platform/route.ts';
import type { Write } from '../platform/table.ts';
import { assignmentsOfWish } from '../tasks/assignments.ts';
import type { Assignment } from '../tasks/task-item.ts';
import type { Wish } from './wish-item.ts';
import { wishOf } from './wishes.ts';

/** Volunteers who took a wish's task on and did not give it back; also where it was called off over their heads. */
const ASSIGNEE_STATES: readonly AssignmentState[] = ['accepted', 'checked_in', 'checked_out', 'confirmed', 'disputed'];
export function isAssignee({ state, acceptedAt }: Pick<Assignment, 'state' | 'acceptedAt'>): boolean {
  return ASSIGNEE_STATES.includes(state) || (state === 'cancelled' && acceptedAt !== undefined);
}

/** Who wrote a wish, for whom and where. */
export function writtenOf({ postedBy, beneficiaryId, stationId }: Wish): Written {
  return { posterId: postedBy, beneficiaryId, stationId };
}

type Asked = 'guardian' | 'assignee' | 'donor' | 'holder';

/** Who stands how to a wish. Guardian and assignees cost a read each, so they are asked for. */
export async function relationsOf(
  house: House,
  wish: Wish,
  ask: readonly Exclude<Asked, 'donor'>[],
): Promise<{ readonly [R in Relation]?: readonly string[] }> {
  const needed = (ask.includes('guardian') && wish.minor) || ask.includes('holder') || wish.source === 'mandate';
  const [person, assignees] = await Promise.all([
    needed ? personOf(house, wish.beneficiaryId) : undefined,
    ask.includes('assignee') ? assignmentsOfWish(house, wish) : [],
  ]);
  const guardian =
    person && ask.includes('guardian') && wish.minor ? guardianOfChild(person, house.clock()) : undefined;
  return {
    poster: posterOf(house, wish, person),
    beneficiary: [wish.beneficiaryId],
    ...(guardian === undefined ? {} : { guardian: [guardian] }),
    ...(person && ask.includes('holder') ? { holder: holdersFor(person, 'confirm', house.clock()) } : {}),
    assignee: assignees.filter(isAssignee).map((one) => one.personId),
  };
}

/** Who wrote it down; under a mandate, while that counts. */
export function posterOf(house: House, wish: Wish, person: Person | undefined): readonly string[] {
  if (wish.source !== 'mandate') return [wish.postedBy];
  const stands = person && mandateFor(person, wish.postedBy, 'post_wishes', house.clock()) !== undefined;
  return stands ? [wish.postedBy] : [];
}

/** The actor as poster: by the duty that they hold now. What was written under a mandate is decided by that. */
async function posterRelation(house: House, actor: Actor, wish: Wish): Promise<{ poster?: readonly string[] }> {
  return wish.source === 'mandate' ? {} : { poster: await posterNow(house, actor, writtenOf(wish)) };
}

/** What a call about one wish is about: the wish, at its station. */
export function aboutWish(...ask: readonly Asked[]) {
  return async (house: House, input: { params: { wishId: string } }, actor: Actor): Promise<About<Wish>> => {
    const wish = await wishOf(house, input.params.wishId);
    const others = ask.filter((asked) => asked !== 'donor');
    const relations = await relationsOf(house, wish, others);
    return {
      thing: wish,
      orgId: wish.stationId,
      relations: {
        ...relations,
        ...(await posterRelation(house, actor, wish)),
        ...(others.length === ask.length ? {} : { donor: await donorNow(house, actor, wish.id) }),
      },
    };
  };
}

const IN_CHARGE: readonly Role[] = [...new Set([...STATION_STAFF, ...VERIFIERS])];

/** The station's staff and the supervisor above it. */
export function isStaff(actor: Actor, orgPath: readonly string[]): boolean {
  return rolesAt(actor, orgPath).some((grant) => IN_CHARGE.includes(grant.role));
}

/**
 * Who may see what identifies a child (DOMAIN 3.4, least privilege): those in charge of the station, and social workers
 * except the posts whose duty is another: grid workers and assistance aides.
 */
export function mayCareForChild(actor: Actor, orgPath: readonly string[]): boolean {
  return rolesAt(actor, orgPath).some(caresForChild);
}

/** The same of a duty that somebody holds at the place itself. */
export function caresForChild({ role, post }: Pick<Grant, 'role' | 'post'>): boolean {
  return (
    IN_CHARGE.includes(role) && (role !== 'social_worker' || (post !== 'grid_worker' && post !== 'assistance_aide'))
  );
}

/** The role in which somebody acts at an org: the first that fits. */
export function actingAs(
  actor: Actor,
  orgPath: readonly string[],
  roles: readonly Role[] = IN_CHARGE,
): Grant | undefined {
  return rolesAt(actor, orgPath).find((grant) => roles.includes(grant.role));
}

/** What the public reads of who did something: 网格员小陈 for staff at their duty, else the pseudonym alone. */
export async function labelOf(house: House, actor: PersonActor, grant: Grant | undefined): Promise<Words> {
  const { pseudonym } = await personOf(house, actor.personId);
  if (!grant) return { zh: pseudonym };
  const words = grant.post === undefined ? ROLE_WORDS[grant.role] : POST_WORDS[grant.post];
  return { zh: `${words.zh}${pseudonym}`, en: `${words.en} ${pseudonym}` };
}

/** In whose name somebody acts on a wish: what its steps say, and the check that goes with an act under a mandate. */
export type Voice = { readonly by: Words; readonly for?: string; readonly writes: readonly Write[] };

/**
 * The voice of a call: at their duty, for themselves, or, where they are neither and hold a mandate for this, in the
 * beneficiary's name.
 */
export async function voiceOf(
  house: House,
  actor: PersonActor,
  wish: Pick<Wish, 'beneficiaryId' | 'source' | 'postedBy'>,
  grant: Grant | undefined,
  purpose: MandatePurpose,
): Promise<Voice> {
  const own = actor.personId === wish.beneficiaryId;
  const posted = actor.personId === wish.postedBy && wish.source !== 'mandate';
  if (!own && !grant && !(posted && purpose === 'post_wishes')) {
    const giver = await personOf(house, wish.beneficiaryId);
    if (mandateFor(giver, actor.personId, purpose, house.clock()))
      return {
        by: doneFor(await personOf(house, actor.personId), giver),
        for: giver.personId,
        writes: [mandateCheck(giver)],
      };
  }
  return { by: await labelOf(house, actor, grant), writes: [] };
}
