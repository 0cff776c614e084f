import type * as z from 'zod/mini';
import type { TaskCard } from '../tasks/task.ts';
import type { exception, healthLimit, hourRange } from '../volunteers/contract.ts';
import type { Language } from '../wishes/wish.ts';
import type { Answers } from './acceptance.ts';

export type HourRange = z.infer<typeof hourRange>;
export type AvailabilityException = z.infer<typeof exception>;
export type HealthLimit = z.infer<typeof healthLimit>;
export type TravelMode = 'walk' | 'bike' | 'car';

/** Something accepted: done within from..to, taking so many minutes there. */
export type Appointment = {
  readonly from: number;
  readonly to: number;
  readonly cell: string;
  readonly taskId: string;
  readonly minutes: number;
};

/** All that matching may know of a volunteer. No name, sex, ethnicity, faith or income: what is not here cannot weigh. */
export type MatchVolunteer = {
  readonly personId: string;
  /** Only for the age gate, never for points. */
  readonly birthYear: number;
  readonly skills: readonly {
    readonly skill: string;
    readonly level: number;
    readonly evidence?: string | undefined;
  }[];
  readonly weekly: readonly HourRange[];
  readonly exceptions: readonly AvailabilityException[];
  readonly homeCell: string;
  readonly radiusM: number;
  readonly languages: readonly Language[];
  /** Only for the health gate, never for points. */
  readonly health: readonly HealthLimit[];
  readonly weeklyCapMinutes: number;
  readonly suggestions: boolean;
  readonly travel: TravelMode;
  /** Until when the criminal-record check is good. */
  readonly checkUntil?: number | undefined;
  /** Until when the guardian of somebody under eighteen lets them serve. Only for the consent gate. */
  readonly consentUntil?: number | undefined;
  /** Beneficiaries that this volunteer is not to be matched with, from either side. */
  readonly blocked: readonly string[];
  readonly agenda: readonly Appointment[];
  /** Minutes already accepted in the task's week. */
  readonly weekMinutes: number;
  /** Confirmed visits by beneficiary. */
  readonly visits: Readonly<Record<string, number>>;
  /** Minutes served in the last four weeks. */
  readonly recentMinutes: number;
  /** Wants to be asked by the planner too; absent means yes. */
  readonly automaticOffers?: boolean | undefined;
  /** How they answered so far; absent for somebody never asked. */
  readonly answers?: Answers | undefined;
  readonly asked?: Asked | undefined;
};

/** How often somebody was asked, by the planner or a person. */
export type Asked = {
  /** In the last four weeks, this one included. */
  readonly recent: number;
  /** By the planner, in this week. */
  readonly thisWeek: number;
  /** Until when a question stands that is not answered yet; one at a time. */
  readonly until?: number | undefined;
};

export type MatchTask = TaskCard & { readonly beneficiaryId: string };

export type MatchContext = {
  readonly now: number;
  /** A person asks, or has asked, this volunteer for this task: a coordinator's list, an open offer. */
  readonly offered?: boolean;
  /** The volunteer looks by themself: the switch for suggestions does not matter. */
  readonly searching?: boolean;
  /** Nobody but the planner asks: both switches, the week's nudge budget and an open question matter. */
  readonly automatic?: boolean;
  /** By station, 0 to WEIGHTS.backlog: how much more often its wishes wait without anybody than those of its center. */
  readonly backlog?: Readonly<Record<string, number>>;
};
