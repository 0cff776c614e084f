import { dropped, loose, type Mutant, unruled } from './kinds.ts';

/** Series, their dates, and the word over the plan. */
export const SERIES_MUTANTS: readonly Mutant[] = [
  loose(
    'series/series.ts',
    'a series is written over whatever is there',
    "    if: [{ attribute: 'version', is: 'eq', value: before.version }],\n",
  ),
  unruled(
    'series/series.ts',
    'a pause leaves nothing out',
    'return skips.includes(at) || pauses.some((pause) => at >= pause.from && at < pause.to);',
    'return skips.includes(at) || pauses.some((pause) => at >= pause.to && at < pause.from);',
  ),
  dropped(
    'series/follow.ts',
    'the dates of a series outlive it',
    "if (series.state !== 'active' || isLeftOut(series, occurrence.at))",
    'if (isLeftOut(series, occurrence.at))',
  ),
  unruled(
    'series/start.ts',
    'whoever wrote a wish down may set up its series',
    "  if (isOwn(actor, wish)) throw new AppError('four_eyes');\n",
  ),
  unruled(
    'wishes/rules.ts',
    'a wish that was taken back may come again',
    "wish.seriesId === undefined && (mayStart(wish, 'startSeries') || wish.fulfilledAt !== undefined);",
    'wish.seriesId === undefined;',
  ),
  unruled(
    'matching/overrides.ts',
    'one may pin oneself',
    "  if (what === 'pin' && personId === actor.personId) throw new AppError('four_eyes');\n",
  ),
];
