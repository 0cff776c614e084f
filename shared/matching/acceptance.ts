/** How somebody answered when asked. A no for reasons of health is in neither: it says nothing of the next time. */
export type Answers = { readonly yes: number; readonly no: number };

/** Beta prior: whoever was never asked counts as two yes and two no, so one answer alone moves little. */
export const ANSWER_PRIOR: Answers = { yes: 2, no: 2 };
/** From here on both counts are halved, so that what was long ago fades. */
export const ANSWERS_KEPT_COUNT = 32;

/** How likely a yes is, in permille: the mean of the Beta distribution after the answers so far. Between 1 and 999. */
export function yesPermille(answers: Answers = { yes: 0, no: 0 }): number {
  const yes = answers.yes + ANSWER_PRIOR.yes;
  return Math.round((1_000 * yes) / (yes + answers.no + ANSWER_PRIOR.no));
}

/** The counts after one more answer; an offer that lapsed is a no. */
export function withAnswer(answers: Answers | undefined, said: keyof Answers): Answers {
  const yes = (answers?.yes ?? 0) + Number(said === 'yes');
  const no = (answers?.no ?? 0) + Number(said === 'no');
  if (yes + no < ANSWERS_KEPT_COUNT) return { yes, no };
  return { yes: Math.floor(yes / 2), no: Math.floor(no / 2) };
}
