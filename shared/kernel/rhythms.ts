/** How often scheduled work can run, in minutes: each is one EventBridge rule on AWS and one timer in the embedded server. */
export const RHYTHMS_MINUTES = [1, 5, 15, 1_440] as const;
export type RhythmMinutes = (typeof RHYTHMS_MINUTES)[number];
