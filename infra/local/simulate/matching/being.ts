import { DAY_MS, WEEK_MS, weekStart } from '../../../../shared/kernel/time.ts';
import { withAnswer } from '../../../../shared/matching/acceptance.ts';
import { slotFor } from '../../../../shared/matching/gates.ts';
import type { MatchTask, MatchVolunteer } from '../../../../shared/matching/model.ts';
import { seededRandom } from '../../seed/random.ts';
import type { Person } from './city.ts';

const FOUR_WEEKS_MS = 4 * WEEK_MS;
/** What each question beyond somebody's patience takes from a yes, and adds to leaving at the week's end. */
const WEARY = { yes: 0.06, leave: 0.05 };
/** Life changes: so many leave in any week. */
const LEAVES = 0.004;
const FAR = { fromMinutes: 15, yesPerMinute: 0.006 };

/** Chance in [0, 1) that depends on the seed and on what it is asked about alone. */
export type Dice = (...about: readonly (number | undefined)[]) => number;

export function diceOf(seed: number): Dice {
  const mix = (mixed: number, part: number) => Math.imul(mixed ^ part ^ (mixed >>> 15), 0x9e3779b1) >>> 0;
  return (...about) => seededRandom(about.reduce<number>((mixed, part = -1) => mix(mixed, part), seed + 1)).next();
}

/** Whether somebody comes, by the chance drawn for the pair, the way there and the questions of this week. */
export function saysYes(
  { willing, patience }: Person,
  chance: number,
  travelMinutes: number,
  questions: number,
): boolean {
  const weary = WEARY.yes * Math.max(0, questions - patience);
  const far = FAR.yesPerMinute * Math.max(0, travelMinutes - FAR.fromMinutes);
  return chance < willing - weary - far;
}

/** A volunteer as the weeks go by. */
export class Being {
  volunteer: MatchVolunteer;
  readonly person: Person;
  readonly at: number;
  readonly askedAt: number[] = [];
  readonly served: { readonly at: number; readonly minutes: number }[] = [];
  active = true;

  constructor(person: Person, at: number) {
    this.person = person;
    this.volunteer = person.volunteer;
    this.at = at;
  }

  /** What matching knows this morning. */
  wake(now: number): void {
    const week = weekStart(now);
    const minutes = (from: number, to: number) =>
      this.served.reduce((sum, visit) => (visit.at >= from && visit.at < to ? sum + visit.minutes : sum), 0);
    this.volunteer = {
      ...this.volunteer,
      weekMinutes: minutes(week, week + WEEK_MS),
      recentMinutes: minutes(now - FOUR_WEEKS_MS, now),
      agenda: this.volunteer.agenda.filter(({ to }) => to > now),
      asked: {
        recent: this.askedSince(now - FOUR_WEEKS_MS),
        thisWeek: this.askedSince(week),
      },
    };
  }

  askedSince(from: number): number {
    return this.askedAt.filter((at) => at >= from).length;
  }

  /** Whether they come for this wish when asked; a question that nobody answers has lapsed by night and is a no. */
  answer(task: number, travelMinutes: number, now: number, dice: Dice): boolean {
    this.askedAt.push(now);
    const comes = saysYes(this.person, dice(2, task, this.at), travelMinutes, this.askedSince(now - WEEK_MS));
    this.volunteer = { ...this.volunteer, answers: withAnswer(this.volunteer.answers, comes ? 'yes' : 'no') };
    return comes;
  }

  /** Agrees to come; false when there is no hour left for it after all. */
  agree(task: MatchTask, now: number): boolean {
    const slot = slotFor(this.volunteer, task, { now });
    if (!slot) return false;
    const { agenda, visits } = this.volunteer;
    this.served.push({ at: slot.from, minutes: task.minutes });
    this.volunteer = {
      ...this.volunteer,
      agenda: [...agenda, { ...slot, cell: task.cell, taskId: task.id, minutes: task.minutes }],
      visits: { ...visits, [task.beneficiaryId]: (visits[task.beneficiaryId] ?? 0) + 1 },
    };
    return true;
  }

  /** At the end of a week some leave: those who were asked too often, and a few because life changes. */
  mayLeave(now: number, dice: Dice): void {
    const over = Math.max(0, this.askedSince(now - WEEK_MS) - this.person.patience);
    if (dice(3, this.at, now / DAY_MS) < LEAVES + WEARY.leave * over) this.active = false;
  }
}
