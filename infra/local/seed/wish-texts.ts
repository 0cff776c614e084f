import type { WishText } from './wish-text.ts';
import { CHILD_HANDS } from './wish-texts/child-hands.ts';
import { CHILD_LEARNING } from './wish-texts/child-learning.ts';
import { CHILD_THINGS } from './wish-texts/child-things.ts';
import { CHILD_TOGETHER } from './wish-texts/child-together.ts';
import { DISABLED_COMPANY } from './wish-texts/disabled-company.ts';
import { DISABLED_HOME } from './wish-texts/disabled-home.ts';
import { DISABLED_SKILL } from './wish-texts/disabled-skill.ts';
import { DISABLED_THINGS } from './wish-texts/disabled-things.ts';
import { ELDERLY_COMPANY } from './wish-texts/elderly-company.ts';
import { ELDERLY_DAYS } from './wish-texts/elderly-days.ts';
import { ELDERLY_HERD } from './wish-texts/elderly-herd.ts';
import { ELDERLY_HOME } from './wish-texts/elderly-home.ts';
import { ELDERLY_LEARNING } from './wish-texts/elderly-learning.ts';
import { ELDERLY_PASTURE } from './wish-texts/elderly-pasture.ts';
import { ELDERLY_THINGS } from './wish-texts/elderly-things.ts';
import { ELDERLY_WINTER } from './wish-texts/elderly-winter.ts';
import { HARDSHIP_COMPANY } from './wish-texts/hardship-company.ts';
import { HARDSHIP_FOOTING } from './wish-texts/hardship-footing.ts';
import { HARDSHIP_HOME } from './wish-texts/hardship-home.ts';
import { HARDSHIP_MANY_HANDS } from './wish-texts/hardship-many-hands.ts';

/** Every demo wish, written by hand. All people, places and numbers in them are invented. */
export const WISH_TEXTS: readonly WishText[] = [
  ...ELDERLY_HOME,
  ...ELDERLY_WINTER,
  ...ELDERLY_COMPANY,
  ...ELDERLY_LEARNING,
  ...ELDERLY_DAYS,
  ...ELDERLY_THINGS,
  ...ELDERLY_HERD,
  ...ELDERLY_PASTURE,
  ...CHILD_LEARNING,
  ...CHILD_TOGETHER,
  ...CHILD_THINGS,
  ...CHILD_HANDS,
  ...HARDSHIP_HOME,
  ...HARDSHIP_MANY_HANDS,
  ...HARDSHIP_FOOTING,
  ...DISABLED_HOME,
  ...DISABLED_THINGS,
  ...DISABLED_SKILL,
  ...DISABLED_COMPANY,
  ...HARDSHIP_COMPANY,
];
