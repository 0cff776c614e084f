import { AppError } from '../../shared/kernel/errors.ts';
import {
  addEvidence,
  escalateWish,
  readVerification,
  rejectWish,
  returnWish,
  saveVerification,
  takeVerification,
} from '../../shared/wishes/verification.ts';
import { CHECKS, type StepWhat, type WishState } from '../../shared/wishes/wish.ts';
import { caseWrite } from '../feedback/case.ts';
import { personOf } from '../people/people.ts';
import type { Person } from '../people/person-item.ts';
import { sideOf } from '../people/side.ts';
import { attachWrites } from '../photos/photos.ts';
import type { PersonActor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import { type Route, route } from '../platform/route.ts';
import type { Write } from '../platform/table.ts';
import { alikeTo } from './alike.ts';
import { answeredWrites, clockWrites } from './due.ts';
import { mustBeOthers, mustNotBeTheirs } from './eyes.ts';
import { logRead } from './reads.ts';
import { type Command, mustStand } from './rules.ts';
import { sealEvidence, sealReason } from './secrets.ts';
import { aboutWish, actingAs, labelOf, mayCareForChild } from './standing.ts';
import { keepWish, moveWish } from './steps.ts';
import { checking, othersOf } from './together.ts';
import { verificationOf } from './verification-view.ts';
import type { Wish } from './wish-item.ts';

/** All of it is in the wish's own item, which has its limit. */
const EVIDENCE_LIMIT_ITEMS = 12;
const NOT_SAME_LIMIT_ITEMS = 50;

export const VERIFICATION_ROUTES: readonly Route[] = [
  route(readVerification, {
    about: aboutWish(),
    act: async ({ actor, house, thing: wish, orgPath }) => {
      if (wish.minor && !mayCareForChild(actor, orgPath)) throw new AppError('children_protected');
      await mustNotBeTheirs(house, actor, wish);
      if (wish.minor) await logRead(house, actor, wish, orgPath, 'verification');
      return { reply: await verificationOf(house, actor, wish) };
    },
  }),
  route(takeVerification, {
    about: aboutWish('guardian'),
    act: async ({ actor, house, thing: wish, orgPath }) => {
      await mustBeOthers(house, actor, wish, orgPath);
      mustStand(wish, 'takeVerification');
      const step = {
        at: house.clock(),
        what: 'verifying',
        personId: actor.personId,
        society: 'social_worker',
        by: await labelOf(house, actor, actingAs(actor, orgPath)),
      } as const;
      const moved = moveWish(wish, {
        state: 'verifying',
        step,
        patch: { verifierId: actor.personId, ...checking(house, actor, wish) },
      });
      return { reply: { id: wish.id, state: moved.wish.state }, writes: [moved.write] };
    },
  }),
  route(saveVerification, {
    about: aboutWish(),
    act: async ({ actor, house, input: { body }, thing: wish, orgPath }) => {
      await mustBeOthers(house, actor, wish, orgPath);
      mustStand(wish, 'saveVerification');
      const { ticked = [], unticked = [] } = body;
      const checks = CHECKS.filter(
        (check) => !unticked.includes(check) && (ticked.includes(check) || wish.checks.includes(check)),
      );
      const notSame = [...new Set([...wish.notSame, ...(body.notSame ?? [])])].slice(-NOT_SAME_LIMIT_ITEMS);
      const open = (await alikeTo(house, wish)).filter((other) => !notSame.includes(other.id));
      return {
        reply: { id: wish.id, state: wish.state, checks, others: await othersOf(house, actor, wish) },
        writes: [keepWish(wish, { checks, notSame, similar: open.length, ...checking(house, actor, wish) })],
      };
    },
  }),
  route(addEvidence, {
    about: aboutWish(),
    act: async ({ actor, house, input: { body }, thing: wish }) => {
      // Whoever wrote their own wish down may show what speaks for it; a duty does not let them note what a worker saw.
      if (wish.postedBy !== actor.personId) await mustNotBeTheirs(house, actor, wish);
      mustStand(wish, 'addEvidence');
      const { photoIds = [] } = body;
      if (wish.evidence.length >= EVIDENCE_LIMIT_ITEMS)
        throw new AppError('invalid_input', {}, { fields: [{ path: 'body.note', rule: 'too_many' }] });
      const person = await personOf(house, wish.beneficiaryId);
      const id = house.newId('evidence');
      const evidence = {
        id,
        kind: body.kind,
        noteSealed: await sealEvidence(house, person, id, body.note),
        at: house.clock(),
        by: actor.personId,
        ...(photoIds.length === 0 ? {} : { photoIds }),
      };
      const photos = await attachWrites(house, actor, { wishId: wish.id, purpose: 'evidence', photoIds });
      return { reply: { id }, writes: [keepWish(wish, { evidence: [...wish.evidence, evidence] }), ...photos] };
    },
  }),
  answer(returnWish, 'returnWish', 'returned', 'returned'),
  answer(rejectWish, 'rejectWish', 'rejected', 'rejected'),
  answer(escalateWish, 'escalateWish', 'escalated', 'escalated_case'),
];

/** The three answers other than yes: each with its reason, for those whom it concerns. */
function answer(
  contract: typeof returnWish | typeof rejectWish | typeof escalateWish,
  command: Command,
  to: WishState,
  what: StepWhat,
): Route {
  return route(contract as typeof returnWish, {
    about: aboutWish(),
    act: async ({ actor, house, input: { body }, thing: wish, orgPath }) => {
      const person = await mustNotBeTheirs(house, actor, wish);
      mustStand(wish, command);
      const step = {
        at: house.clock(),
        what,
        personId: actor.personId,
        society: 'social_worker',
        by: await labelOf(house, actor, actingAs(actor, orgPath)),
      } as const;
      const moved = moveWish(wish, {
        state: to,
        step,
        patch: {
          reasonSealed: await sealReason(house, person, wish.id, body.reason),
          dueAt: undefined,
          checkedBy: undefined,
        },
      });
      const opened = to === 'escalated' ? [await openedCase(house, actor, wish, person, body.reason)] : [];
      return {
        reply: { id: wish.id, state: moved.wish.state },
        writes: [moved.write, ...answeredWrites(wish, orgPath), ...clockWrites(moved.wish), ...opened],
      };
    },
  });
}

/** The case, for the station to see to; those whose case it is do not close it. */
async function openedCase(house: House, actor: PersonActor, wish: Wish, person: Person, note: string): Promise<Write> {
  return caseWrite(house, wish, actor.personId, person, sideOf(person, wish.minor, house.clock()), note);
}
