/** What volunteers say of themselves and what is kept as they said it, but for their skills, which a station may add to. */
export const OWN_FIELDS = [
  'birthYear',
  'weekly',
  'exceptions',
  'homeCell',
  'radiusM',
  'languages',
  'health',
  'weeklyCapMinutes',
  'suggestions',
  'travel',
] as const;
