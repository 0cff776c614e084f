import { COMING_PURPOSES, type Purpose } from '../../shared/guardians/purposes.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import type { Words } from '../../shared/kernel/schema.ts';
import { publicTextFindings, withHeard } from '../../shared/wishes/scan.ts';
import type { Known } from '../../shared/wishes/scan-text.ts';
import { publishWish } from '../../shared/wishes/verification.ts';
import { CHECKS, type TimeWindow } from '../../shared/wishes/wish.ts';
import { leftoverWrites } from '../goods/follow.ts';
import { consentCheck, isConsented } from '../people/care.ts';
import type { Person } from '../people/person-item.ts';
import type { House } from '../platform/house.ts';
import { type Route, route } from '../platform/route.ts';
import { newTask } from '../tasks/raise.ts';
import { alikeTo } from './alike.ts';
import { answeredWrites, clockWrites } from './due.ts';
import { mustBeOthers } from './eyes.ts';
import { mustBeAhead, mustStand } from './rules.ts';
import { addressOf, knownOf, originalOf, textsOf } from './secrets.ts';
import { aboutWish, actingAs, labelOf } from './standing.ts';
import { moveWish, wishItem } from './steps.ts';
import type { Wish } from './wish-item.ts';

export const PUBLICATION_ROUTES: readonly Route[] = [
  route(publishWish, {
    about: aboutWish(),
    act: async ({ actor, house, input: { body }, thing: wish, orgPath }) => {
      const person = await mustBeOthers(house, actor, wish, orgPath);
      mustStand(wish, 'publishWish');
      const now = house.clock();
      const window = windowFor(wish, body.window, now);
      const components = componentsOf(wish, body.needs);
      await mustBePublishable(house, { ...wish, components, window }, person, body, wish.components);
      const label = await labelOf(house, actor, actingAs(actor, orgPath));
      const moved = moveWish(wish, {
        state: 'published',
        step: { at: now, what: 'published', personId: actor.personId, society: 'social_worker', by: label },
        patch: {
          title: body.title,
          story: body.story,
          components,
          window,
          publishedAt: now,
          verifierId: actor.personId,
          dueAt: undefined,
          reasonSealed: undefined,
          similar: 0,
          editedBy: undefined,
          checkedBy: undefined,
        },
      });
      const raised = withTasks(house, moved.wish);
      return {
        reply: { id: wish.id, state: moved.wish.state },
        writes: [
          { ...moved.write, item: wishItem(raised.wish) } as typeof moved.write,
          ...raised.tasks,
          ...answeredWrites(wish, orgPath),
          ...clockWrites(moved.wish),
          ...(wish.minor ? [consentCheck(person)] : []),
          ...(wish.state === 'released' ? await leftoverWrites(house, wish) : []),
        ],
      };
    },
  }),
];

/** What is needed, in the words that the desk settled on. Raises `invalid_input` where a part has none. */
function componentsOf({ components }: Wish, needs: readonly Words[] | undefined): Wish['components'] {
  if (needs !== undefined && needs.length !== components.length)
    throw new AppError('invalid_input', {}, { fields: [{ path: 'body.needs', rule: 'does_not_fit' }] });
  return components.map((component, at) => ({ ...component, text: needs?.[at] ?? component.text }));
}

/** When it is wanted: what the poster asked for, and a new time where people are looked for anew. Raises `window_invalid`. */
function windowFor({ state, window }: Wish, given: TimeWindow | undefined, now: number): TimeWindow {
  if (given === undefined) return window;
  if (state !== 'released') throw new AppError('wrong_state');
  mustBeAhead(given, now);
  return given;
}

/** One task for each component that needs people; the wish points to them. */
function withTasks(house: House, wish: Wish) {
  const raised = wish.components.map((component, index) => ({
    component,
    made: component.kind === 'goods' ? undefined : newTask(house, wish, index),
  }));
  return {
    wish: {
      ...wish,
      components: raised.map(({ component, made }) =>
        made ? { ...component, have: 0, taskId: made.task.id } : component,
      ),
    },
    tasks: raised.flatMap(({ made }) => (made ? [made.write] : [])),
  };
}

/** What a guardian has to let happen for a child's wish to be shown: also that somebody comes, where people are asked to. */
function purposesOf({ components }: Wish): readonly Purpose[] {
  return components.some(({ kind }) => kind !== 'goods') ? ['posting', ...COMING_PURPOSES] : ['posting'];
}

/** Raises what still stands against publishing, the least work first. `before`: what is needed as it was written down. */
async function mustBePublishable(
  house: House,
  wish: Wish,
  person: Person,
  text: { title: Words; story: Words; vouched: readonly string[] },
  before: Wish['components'],
): Promise<void> {
  if (wish.minor && !purposesOf(wish).every((purpose) => isConsented(person, purpose, house.clock())))
    throw new AppError('guardian_required');
  if (wish.window.to <= house.clock()) throw new AppError('window_invalid');
  const left = CHECKS.length - wish.checks.length;
  if (left > 0) throw new AppError('checklist_open', { left });
  const open = (await alikeTo(house, wish)).filter((other) => !wish.notSame.includes(other.id));
  if (open.length > 0) throw new AppError('duplicate_open', { count: open.length });
  const [address, original] = await Promise.all([addressOf(house, person, wish), originalOf(house, person, wish)]);
  // What was said in the story and is masked there may stand in the title as well.
  const texts = [...textsOf(original, before), ...textsOf(text, wish.components)];
  const known = withHeard(await knownOf(house, person, address), texts, original.heard);
  const count = textsOf(text, wish.components).reduce(
    (sum, part) => sum + findingsIn(part, known, wish.minor, text.vouched),
    0,
  );
  if (count > 0) throw new AppError('identifying_text', { count });
}

function hardCount(words: readonly Words[], known: Known, minor: boolean): number {
  return languages(words).reduce((sum, part) => sum + hardIn(part, known, minor), 0);
}

/** Places in public words about a wish that surely identify its people: what a series is called, what is said as thanks. */
export async function identifyingCount(
  house: House,
  person: Person,
  wish: Wish,
  words: readonly Words[],
): Promise<number> {
  return hardCount(words, await knownOf(house, person, await addressOf(house, person, wish)), wish.minor);
}

function languages(words: readonly Words[]): readonly string[] {
  return words.flatMap(({ zh, en }) => (en === undefined ? [zh] : [zh, en]));
}

/** For a child nobody vouches for a place or a school (Minors Protection Law 103): each finding of theirs is hard. */
function hardIn(text: string, known: Known, minor: boolean): number {
  return publicTextFindings(text, known).filter(
    ({ hard, kind }) => hard || (minor && (kind === 'address' || kind === 'institution')),
  ).length;
}

function findingsIn(text: string, known: Known, minor: boolean, vouched: readonly string[]): number {
  return Math.max(hardIn(text, known, minor), publicTextFindings(text, known, vouched).length);
}
