import { describe, expect, it } from 'vitest';
import { CALL_ERRORS } from './errors/call.ts';
import { GOODS_ERRORS } from './errors/goods.ts';
import { MANDATE_ERRORS } from './errors/mandates.ts';
import { ORG_ERRORS } from './errors/orgs.ts';
import { PHOTO_ERRORS } from './errors/photos.ts';
import { SERIES_ERRORS } from './errors/series.ts';
import { SIGN_IN_ERRORS } from './errors/sign-in.ts';
import { TASK_ERRORS } from './errors/tasks.ts';
import { TEAM_ERRORS } from './errors/teams.ts';
import { WISH_ERRORS } from './errors/wishes.ts';
import { ERRORS } from './errors.ts';

const GROUPS = [
  CALL_ERRORS,
  SIGN_IN_ERRORS,
  ORG_ERRORS,
  WISH_ERRORS,
  MANDATE_ERRORS,
  PHOTO_ERRORS,
  GOODS_ERRORS,
  TASK_ERRORS,
  SERIES_ERRORS,
  TEAM_ERRORS,
];

describe('the closed list of errors', () => {
  it('names every code in one file only, so that no sentence hides another', () => {
    expect(GROUPS.flatMap((group) => Object.keys(group)).toSorted()).toEqual(Object.keys(ERRORS).toSorted());
  });

  it('fills the same words into both languages', () => {
    const holes = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).toSorted();
    for (const [code, { zh, en }] of Object.entries(ERRORS)) expect([code, holes(en)]).toEqual([code, holes(zh)]);
  });
});
