import { AppError } from '../../shared/kernel/errors.ts';
import { replyMs } from '../../shared/wishes/life.ts';
import { changeWish, postWish, submitWish, withdrawWish } from '../../shared/wishes/posting.ts';
import type { Org } from '../orgs/org-item.ts';
import { orgOf } from '../orgs/orgs.ts';
import { isConsented } from '../people/care.ts';
import { personOf } from '../people/people.ts';
import type { PersonActor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import { type Route, route } from '../platform/route.ts';
import type { Write } from '../platform/table.ts';
import { assignmentsOfWish } from '../tasks/assignments.ts';
import { cancelTasksWrites, isServed } from '../tasks/cancel.ts';
import { alikeTo } from './alike.ts';
import { changed, draftOf, stepBy, untaken } from './draft.ts';
import { answeredWrites, clockWrites } from './due.ts';
import { mustBeAhead, mustStand } from './rules.ts';
import { sealReason } from './secrets.ts';
import { aboutWish, actingAs, labelOf, type Voice, voiceOf } from './standing.ts';
import { moveWish, wishItem } from './steps.ts';
import { proxyGrant, type Subject, subjectOf } from './subject.ts';
import { withoutGifts } from './there.ts';
import { mineKey, type Wish } from './wish-item.ts';

const EDITORS_LIMIT_ITEMS = 50;

export const POSTING_ROUTES: readonly Route[] = [
  route(postWish, {
    act: async ({ actor, house, input: { body } }) => {
      const station = await stationFor(house, body.stationId);
      const self = body.beneficiary.who === 'self' || body.source === 'mandate';
      const grant = self ? undefined : await proxyGrant(house, actor, station);
      mustBeAhead(body.window, house.clock());
      const subject = await subjectOf(house, actor, station, body);
      const label = await labelOf(house, actor, grant);
      const voice = { by: label, ...subject.voice };
      const draft = await draftOf(house, actor, station, body, subject, voice, label);
      const wish = body.submit ? await submitted(house, draft, actor, voice) : { wish: draft };
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
      const { writes, ...voice } = await voiceOf(house, actor, wish, actingAs(actor, orgPath), 'post_wishes');
      const moved = moveWish(wish, {
        step: stepBy(house, actor, 'drafted', voice),
        patch: { ...(await changed(house, wish, body)), editedBy: editedBy(wish, actor) },
      });
      return {
        reply: { id: wish.id, state: wish.state },
        writes: [moved.write, ...writes, ...clockWrites(moved.wish)],
      };
    },
  }),
  route(submitWish, {
    about: aboutWish(),
    act: async ({ actor, house, thing: wish, orgPath }) => {
      mustStand(wish, 'submitWish');
      mustBeAhead(wish.window, house.clock());
      const person = await personOf(house, wish.beneficiaryId);
      if (wish.minor && !isConsented(person, 'posting', house.clock())) throw new AppError('guardian_required');
      if (wish.postedBy !== wish.beneficiaryId && !wish.consent) throw new AppError('consent_missing');
      const { writes, ...voice } = await voiceOf(house, actor, wish, actingAs(actor, orgPath), 'post_wishes');
      const moved = await submitted(house, wish, actor, voice);
      return {
        reply: { id: wish.id, state: moved.wish.state },
        writes: [moved.write, ...writes, ...clockWrites(moved.wish)],
      };
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
      const { writes, ...voice } = await voiceOf(house, actor, wish, actingAs(actor, orgPath), 'post_wishes');
      const moved = moveWish(wish, {
        state: 'withdrawn',
        step: { ...stepBy(house, actor, 'withdrawn', voice), society: 'community' },
        patch: { reasonSealed, dueAt: undefined, components: withoutGifts(wish.components) },
      });
      return {
        reply: { id: wish.id, state: moved.wish.state },
        writes: [
          moved.write,
          ...writes,
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

/** At most EDITORS_LIMIT_ITEMS, the newest kept; the poster is known anyway. */
function editedBy(wish: Wish, { personId }: PersonActor): readonly string[] {
  if (personId === wish.postedBy) return wish.editedBy ?? [];
  return [...(wish.editedBy ?? []).filter((one) => one !== personId), personId].slice(-EDITORS_LIMIT_ITEMS);
}

/** Handed to the station: its clock starts, and what may be the same wish is counted. */
async function submitted(
  house: House,
  wish: Wish,
  actor: PersonActor,
  voice: Omit<Voice, 'writes'>,
): Promise<{ wish: Wish; write: Write }> {
  const now = house.clock();
  const similar = (await alikeTo(house, wish)).length;
  return moveWish(wish, {
    state: 'submitted',
    step: { ...stepBy(house, actor, 'submitted', voice), society: 'community' },
    patch: {
      submittedAt: now,
      dueAt: now + replyMs(wish, now),
      editedBy: editedBy(wish, actor),
      tier: 0,
      similar,
      checks: [],
      components: untaken(wish.components),
      // What was asked for when it was sent back: whoever looks again knows what to look for.
      reasonSealed: wish.state === 'returned' ? wish.reasonSealed : undefined,
      verifierId: undefined,
      publishedAt: undefined,
    },
  });
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
