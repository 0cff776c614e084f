import { dropped, flipped, loose, type Mutant, unruled, VERSION_HELD } from './kinds.ts';

/** Guardians and consents, photos, words afterwards, hours in doubt, and how people are told. */
export const PEOPLE_MUTANTS: readonly Mutant[] = [
  loose(
    'guardians/child.ts',
    'a child’s record is written over whatever is there',
    "    if: [{ attribute: 'version', is: 'eq', value: child.version }],\n",
  ),
  dropped(
    'guardians/stops.ts',
    'a withdrawn consent stops nothing',
    '    if (ended.length > 0) await stopAll(house, child, ended);\n',
    '    void [house, child, ended, stopAll];\n',
  ),
  unruled(
    'wishes/publication.ts',
    'a child’s wish is published without consent',
    '  if (wish.minor && !purposesOf(wish).every((purpose) => isConsented(person, purpose, house.clock())))\n',
    '  if (!purposesOf(wish).every((purpose) => isConsented(person, purpose, house.clock()) || purpose))\n',
  ),
  dropped(
    'tasks/check-stops.ts',
    'a paper that counts no more stops nothing',
    'if (AHEAD_STATES.includes(state)) await commitFresh(',
    "if (state === 'confirmed') await commitFresh(",
  ),
  unruled(
    'volunteers/volunteers.ts',
    'who is under eighteen needs nobody’s consent',
    "consentUntil: until('guardian_consent')",
    'consentUntil: Number.MAX_SAFE_INTEGER',
  ),
  loose('photos/photos.ts', 'a photo is written over whatever is there', VERSION_HELD),
  unruled(
    'photos/shown.ts',
    'who took a photo publishes it',
    "return actor.kind === 'person' && photo.by === actor.personId ? new AppError('four_eyes') : undefined;",
    "return actor.kind === 'person' && photo.by === '' ? new AppError('four_eyes') : undefined;",
  ),
  unruled(
    'photos/shown.ts',
    'a child’s photo is public',
    "  if (wish.minor || photo.purpose === 'evidence') return new AppError('photo_private');\n",
    '  void wish;\n',
  ),
  flipped(
    'hours/dispute.ts',
    'a correction moves the sum the other way',
    'totalWrite(personId, said.minutes - entry.minutes)',
    'totalWrite(personId, entry.minutes - said.minutes)',
  ),
  dropped(
    'hours/dispute.ts',
    'a corrected entry is not balanced',
    "      ...writes.filter((write) => write.op !== 'update'),\n",
    "      ...writes.filter((write) => write.op === 'check'),\n",
  ),
  unruled(
    'hours/dispute.ts',
    'who confirmed hours answers for them',
    "  if ((await handsOn(house, entry)).includes(actorId)) throw new AppError('four_eyes');\n",
  ),
  unruled('feedback/feedback.ts', 'thanks are said as often as anybody likes', ' || wish.thanks !== undefined)', ')'),
  dropped(
    'feedback/feedback.ts',
    'a worry is not followed up',
    "said.went === 'worried' ? await followUp(",
    "said.went === 'worried' && said.note === '' ? await followUp(",
  ),
  unruled(
    'wishes/verification.ts',
    'one notes at the desk what speaks for oneself',
    '      if (wish.postedBy !== actor.personId) await mustNotBeTheirs(house, actor, wish);\n',
  ),
  unruled(
    'feedback/follow-ups.ts',
    'one closes what one took part in',
    "  if (before.parties.includes(actor.personId)) throw new AppError('four_eyes');\n",
  ),
  unruled(
    'notices/claim.ts',
    'nobody counts how often a phone rings',
    'if (used.count >= settings.dailyLimit) return',
    'if (used.count >= 100 * settings.dailyLimit) return',
  ),
  loose(
    'notices/devices.ts',
    'a browser is taken over unseen',
    "        if: [\n          before === undefined\n            ? { attribute: 'pk', is: 'missing' }\n            : { attribute: 'personId', is: 'eq', value: before },\n        ],\n",
  ),
  dropped(
    'people/passkey-routes.ts',
    'a passkey that was removed still points to its owner',
    "          { op: 'delete', key: credentialKey(house, credentialId) },\n",
    "          ...[credentialId].slice(1).map((id) => ({ op: 'delete', key: credentialKey(house, id) }) as const),\n",
  ),
];
