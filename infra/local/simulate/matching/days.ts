import { DAY_MS, HOUR_MS } from '../../../../shared/kernel/time.ts';
import type { Option } from '../../../../shared/matching/assign.ts';
import { passesGates } from '../../../../shared/matching/gates.ts';
import type { MatchTask } from '../../../../shared/matching/model.ts';
import { Being, type Dice, diceOf } from './being.ts';
import { type City, START } from './city.ts';
import { optionOf, type Way } from './ways.ts';

const WEEK_DAYS = 7;

export type Help = { readonly personId: string; readonly at: number; readonly travelMinutes: number };
/** What became of a wish; without help when nobody came before its time was over. */
export type Outcome = { readonly task: MatchTask; readonly candidates: number; readonly help: Help | undefined };
export type Lived = {
  readonly outcomes: readonly Outcome[];
  /** Minutes served, by volunteer. */
  readonly minutes: readonly number[];
  readonly questions: number;
  /** Of each Monday's first plan, before anybody has answered: minutes on the way of who is planned for a wish. */
  readonly mondays: readonly (readonly number[])[];
  /** Volunteers at the start of each week and at the end. */
  readonly active: readonly number[];
};

/**
 * Lives the weeks of a city one way: every morning at 8 it is decided who is asked, by night they have answered. What somebody
 * says depends on seed, person, wish, way there and how often they were asked lately, not on which way the city lives.
 */
export function live(city: City, way: Way): Lived {
  const town = new Town(city);
  const active: number[] = [];
  const end = city.tasks.reduce((latest, { window }) => Math.max(latest, window.to), START);
  for (let now = START + 8 * HOUR_MS, day = 0; now < end; now += DAY_MS, day += 1) {
    if (day > 0 && day % WEEK_DAYS === 0) town.endWeek(now);
    if (day % WEEK_DAYS === 0) active.push(town.active());
    town.liveDay(way, now);
  }
  active.push(town.active());
  return {
    outcomes: town.wishes.map(({ task, suited, help }) => ({ task, candidates: suited.length, help })),
    minutes: town.beings.map(({ served }) => served.reduce((sum, visit) => sum + visit.minutes, 0)),
    questions: town.questions,
    mondays: town.mondays,
    active,
  };
}

/** A wish with those whom no gate refuses before anything has happened. */
type Wish = {
  readonly task: MatchTask;
  readonly at: number;
  readonly suited: readonly Being[];
  help: Help | undefined;
};

class Town {
  readonly beings: readonly Being[];
  readonly wishes: readonly Wish[];
  questions = 0;
  readonly mondays: (readonly number[])[] = [];
  private readonly beingOf: ReadonlyMap<string, Being>;
  private readonly wishOf: ReadonlyMap<string, Wish>;
  private readonly refused = new Set<string>();
  private readonly dice: Dice;

  constructor({ size, people, tasks }: City) {
    this.dice = diceOf(size.seed);
    this.beings = people.map((person, at) => new Being(person, at));
    this.wishes = tasks.map((task, at) => {
      const suited = this.beings.filter(({ volunteer }) => passesGates(volunteer, task, { now: task.publishedAt }));
      return { task, at, suited, help: undefined };
    });
    this.beingOf = new Map(this.beings.map((being) => [being.volunteer.personId, being]));
    this.wishOf = new Map(this.wishes.map((wish) => [wish.task.id, wish]));
  }

  active(): number {
    return this.beings.filter((being) => being.active).length;
  }

  endWeek(now: number): void {
    for (const being of this.beings) being.mayLeave(now, this.dice);
  }

  liveDay(way: Way, now: number): void {
    for (const being of this.beings) being.wake(now);
    const open = this.wishes.filter(({ task, help }) => task.publishedAt <= now && now < task.window.to && !help);
    const looks = ({ taskId, personId }: Option) =>
      this.dice(1, now / DAY_MS, this.wishOf.get(taskId)?.at, this.beingOf.get(personId)?.at);
    const options = open.flatMap((wish) => this.optionsFor(wish, now));
    const asked = way({ tasks: open.map(({ task }) => task), options, looks });
    this.questions += asked.length;
    // Whoever is planned comes before who is asked beside.
    const first = new Map(asked.toReversed().map(({ taskId, minutes }) => [taskId, minutes]));
    const fresh = open.filter(({ task }) => task.publishedAt === now);
    if (fresh.length > 0) this.mondays.push(fresh.flatMap(({ task }) => first.get(task.id) ?? []));
    for (const option of asked) this.ask(option, now);
  }

  private optionsFor({ task, suited }: Wish, now: number): readonly Option[] {
    const context = { now, automatic: true };
    return suited
      .filter((being) => being.active && !this.refused.has(`${task.id} ${being.volunteer.personId}`))
      .filter(({ volunteer }) => passesGates(volunteer, task, context))
      .map(({ volunteer }) => optionOf(volunteer, task, context));
  }

  /** The first of a wave who says yes has the place. */
  private ask({ taskId, personId, minutes }: Option, now: number): void {
    const [wish, being] = [this.wishOf.get(taskId), this.beingOf.get(personId)];
    if (!wish || !being) throw new Error('a way asked somebody, or for something, that does not exist');
    if (!being.answer(wish.at, minutes, now, this.dice)) this.refused.add(`${taskId} ${personId}`);
    else if (!wish.help && being.agree(wish.task, now)) wish.help = { personId, at: now, travelMinutes: minutes };
  }
}
