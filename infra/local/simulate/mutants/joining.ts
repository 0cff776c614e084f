import { flipped, loose, type Mutant, swapped, unruled, VERSION_HELD } from './kinds.ts';

/** Teams, company for newcomers, mandates and invitations: who comes into something, and who acts for whom. */
export const JOINING_MUTANTS: readonly Mutant[] = [
  loose('teams/team-item.ts', 'a team is written over whatever is there', VERSION_HELD),
  unruled(
    'teams/routes.ts',
    'a leader says yes in the place of whom the station invited',
    "      if (standingIn(team, params.personId) !== 'asking') throw new AppError('wrong_state');\n",
  ),
  unruled(
    'teams/teams.ts',
    'whoever asks to come in is in',
    "  if (standing === 'asked') return admitWrites(house, team, personId, personId);\n  if (standing !== 'none') throw new AppError('team_known');\n  return waitingWrites(house, team, personId, 'self', personId);",
    "  if (standing === 'asked' || standing === 'asking') return admitWrites(house, team, personId, personId);\n  if (standing !== 'none') throw new AppError('team_known');\n  return waitingWrites(house, team, personId, 'self', personId);",
  ),
  unruled(
    'teams/teams.ts',
    'somebody leads who was not asked to',
    "  if (standingIn(team, personId) !== 'to_lead') throw new AppError('forbidden');\n",
  ),
  flipped(
    'teams/teams.ts',
    'a no to leading leads',
    '  if (!yes) {\n    const { ledSince: _none',
    '  if (yes) {\n    const { ledSince: _none',
  ),
  swapped(
    'teams/teams.ts',
    'who leaves a team keeps it in their list',
    "  return [teamWrite(team, after), { op: 'delete', key: myTeamKey(personId, team.id) }];",
    "  return [teamWrite(team, after), { op: 'delete', key: myTeamKey(team.id, personId) }];",
  ),
  swapped(
    'teams/teams.ts',
    'an ended team stays in everyone’s list',
    "    ...[...everyone].map((personId) => ({ op: 'delete', key: myTeamKey(personId, team.id) }) as const),\n",
    "    ...[...everyone].slice(0, 0).map((personId) => ({ op: 'delete', key: myTeamKey(personId, team.id) }) as const),\n",
  ),
  unruled(
    'teams/team-tasks.ts',
    'a team is asked to come to a child',
    "  if (task.minor) throw new AppError('children_protected');\n",
  ),
  loose('buddies/buddy-item.ts', 'company is written over whatever is there', VERSION_HELD),
  unruled(
    'buddies/buddies.ts',
    'anybody says yes to company in another’s place',
    "  if (pair === undefined || pair.buddyId !== buddyId) throw new AppError('not_found');\n",
    "  if (pair === undefined) throw new AppError('not_found');\n",
  ),
  unruled(
    'buddies/buddies.ts',
    'who is new goes along with newcomers',
    '  if (!isWilling(buddy, house.clock())) return false;\n',
  ),
  unruled(
    'buddies/buddies.ts',
    'who has been out often is given company',
    "  if (!isNewcomer(newcomer)) throw new AppError('wrong_state');\n",
  ),
  unruled(
    'buddies/buddies.ts',
    'who said no to company is forgotten',
    '  const passed = [...pair.passed.filter((one) => one !== whom), whom].slice(-BUDDY_PASSED_LIMIT_ITEMS);\n',
    '  const passed = pair.passed.filter((one) => one !== whom).slice(-BUDDY_PASSED_LIMIT_ITEMS);\n',
  ),
  loose(
    'mandates/clocks.ts',
    'mandates are written over whatever is there',
    "    if: [{ attribute: 'version', is: 'eq', value: person.version }],\n",
  ),
  unruled(
    'mandates/give.ts',
    'a worker records a mandate for themselves',
    "  if (!own && holder.personId === actor.personId) throw new AppError('four_eyes');\n",
  ),
  unruled(
    'mandates/give.ts',
    'somebody else is made to speak for a child',
    '  mustBeGrown(house, person);\n  const now',
    '  const now',
  ),
  unruled(
    'mandates/give.ts',
    'a mandate lasts as long as one likes',
    '  if ((body.from ?? now) < now - SKEW_MS || body.until <= from || body.until > from + MANDATE_LIMIT_MS)\n',
    '  if ((body.from ?? now) < now - SKEW_MS)\n',
  ),
  unruled(
    'mandates/give.ts',
    'an older mandate for the same one goes on',
    '  return same ? { ...one, endedAt: by.at, endedBy: by.by } : one;',
    '  return same ? one : one;',
  ),
  swapped(
    'mandates/give.ts',
    'who acts for somebody does not find them',
    "{ op: 'replace', item: heldPointer(holder.personId, person.personId) }",
    "{ op: 'replace', item: heldPointer(person.personId, holder.personId) }",
  ),
  {
    name: 'an ended mandate still reads',
    kind: 'rule removed',
    file: 'functions/mandates/routes.ts',
    edits: [
      [
        "(one) => one.holderId === actor.personId && standOf(one, house.clock()) === 'live',",
        '(one) => one.holderId === actor.personId,',
      ],
      ["filter((one) => standOf(one, house.clock()) === 'live');", 'filter(() => true);'],
    ],
  },
  loose(
    'orgs/invitations.ts',
    'an invitation is answered twice',
    "    if: [...sameVersion(version), { attribute: 'state', is: 'eq', value: 'waiting' }],\n",
  ),
  unruled(
    'orgs/invitations.ts',
    'any code takes up a duty',
    '  if (timingSafeEqual(Buffer.from(hashOf(house, id, code)), Buffer.from(hash))) return;\n',
    '  if (timingSafeEqual(Buffer.from(hashOf(house, id, code)), Buffer.from(hash)) || code.length > 0) return;\n',
  ),
  unruled(
    'orgs/invitations.ts',
    'an invitation is open for ever',
    "  if (!isWaiting(found, house.clock())) throw new AppError('invitation_over');\n",
  ),
  unruled(
    'orgs/invitations.ts',
    'somebody invites themselves',
    "  if (known?.personId === actor.personId) throw new AppError('four_eyes');\n",
  ),
];
