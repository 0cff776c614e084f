import { dropped, flipped, loose, type Mutant, swapped, unruled, VERSION_HELD } from './kinds.ts';

/** The way of one wish, its helpers and their hours. */
export const WAY_MUTANTS: readonly Mutant[] = [
  loose(
    'tasks/assignments.ts',
    'a task is written over whatever is there',
    `item: taskToItem({ ...after, version: before.version + 1 }),\n    ${VERSION_HELD}`,
    'item: taskToItem({ ...after, version: before.version + 1 }),',
  ),
  loose(
    'tasks/assignments.ts',
    'a seat is written over whatever is there',
    `item: assignmentToItem({ ...after, version: before.version + 1 }),\n    ${VERSION_HELD}`,
    'item: assignmentToItem({ ...after, version: before.version + 1 }),',
  ),
  loose('tasks/agenda.ts', 'a week is written over whatever is there', 'if: [unchanged(before)],'),
  loose(
    'wishes/steps.ts',
    'a wish moves from wherever it is',
    "write: { op: 'replace', item: wishItem(moved), if: [{ attribute: 'version', is: 'eq', value: wish.version }] },",
    "write: { op: 'replace', item: wishItem(moved) },",
  ),
  loose(
    'wishes/steps.ts',
    'a wish is kept over whatever is there',
    "return { op: 'replace', item: wishItem(kept), if: [{ attribute: 'version', is: 'eq', value: wish.version }] };",
    "return { op: 'replace', item: wishItem(kept) };",
  ),
  loose(
    'wishes/confirmation.ts',
    'a confirmation goes over whatever is there',
    "write: { op: 'replace', item: wishItem(moved.wish), if: [{ attribute: 'version', is: 'eq', value: wish.version }] },",
    "write: { op: 'replace', item: wishItem(moved.wish) },",
  ),
  loose(
    'orgs/grants.ts',
    'roles are written over whatever is there',
    "if: [{ attribute: 'version', is: 'eq', value: version }],",
  ),
  loose(
    'people/codes.ts',
    'a code is spent without looking',
    "if (same) return { op: 'delete', key, if: unchanged };",
    "if (same) return { op: 'delete', key };",
  ),

  swapped(
    'tasks/task-item.ts',
    'a seat is kept under its task alone',
    'sk: `ASSIGNMENT#${personId}`',
    'sk: `ASSIGNMENT#${taskId}`',
  ),
  swapped(
    'tasks/task-item.ts',
    'all weeks are one',
    'sk: `AGENDA#${timeKey(week)}`',
    'sk: `AGENDA#${timeKey(0 * week)}`',
  ),
  swapped(
    'tasks/agenda.ts',
    'a task is taken out of the week in which it ends',
    'const week = weekOf(window);',
    'const week = weekStart(window.to + 2 * TRAVEL_LIMIT_MS);',
  ),
  swapped(
    'hours/totals.ts',
    'everybody has one sum',
    'key: hoursTotalKey(personId),\n    upsert',
    "key: hoursTotalKey('everybody'),\n    upsert",
  ),
  swapped(
    'hours/book.ts',
    'minutes are booked to whom was helped',
    'totalWrite(first.personId, minutes),',
    'totalWrite(wish.beneficiaryId, minutes),',
  ),
  swapped(
    'stats/stats-item.ts',
    'sums of all places are one',
    "return { pk: statsPk(orgId), sk: 'TOTAL' };",
    "return { pk: statsPk('all'), sk: `TOTAL${orgId.slice(0, 0)}` };",
  ),
  swapped(
    'tasks/raise.ts',
    'every task serves the first component',
    '    component,\n    kind: needed.kind,',
    '    component: 0 * component,\n    kind: needed.kind,',
  ),

  flipped(
    'tasks/accept.ts',
    'who accepts frees a place',
    'const taken = task.taken + 1;',
    'const taken = task.taken - 1;',
  ),
  flipped(
    'tasks/accept.ts',
    'who accepts takes two places',
    'const taken = task.taken + 1;',
    'const taken = task.taken + 2;',
  ),
  flipped(
    'tasks/decline.ts',
    'who leaves takes a place',
    'taken: task.taken - 1, state: ',
    'taken: task.taken + 1, state: ',
  ),
  flipped(
    'tasks/progress.ts',
    'a wish counts helpers backwards',
    'Math.max(0, one.have + by)',
    'Math.max(0, one.have - by)',
  ),
  flipped(
    'tasks/agenda.ts',
    'what is taken on makes a week lighter',
    'minutes: own.minutes + entry.minutes',
    'minutes: own.minutes - entry.minutes',
  ),
  flipped(
    'tasks/agenda.ts',
    'what is given back makes a week heavier',
    'minutes: agenda.minutes - freed',
    'minutes: agenda.minutes + freed',
  ),
  flipped('hours/ledger.ts', 'a reversal books once more', 'minutes: -entry.minutes,', 'minutes: entry.minutes,'),
  flipped(
    'hours/ledger.ts',
    'a reversal adds to the sum',
    'totalWrite(entry.personId, reversal.minutes),',
    'totalWrite(entry.personId, -reversal.minutes),',
  ),
  flipped(
    'hours/book.ts',
    'a booking takes from the sum',
    'totalWrite(first.personId, minutes),',
    'totalWrite(first.personId, -minutes),',
  ),
  flipped(
    'stats/consumer.ts',
    'the numbers count what was before',
    'Number(test(wish)) - Number(',
    'Number(test(wish)) + Number(',
  ),

  dropped(
    'tasks/accept.ts',
    'accepting does not tell the wish',
    '      moved.write,\n      ...paperChecks',
    '      ...paperChecks',
  ),
  dropped('tasks/accept.ts', 'accepting does not fill the week', '      ...holdWrites(agendas, entryOf(task)),\n'),
  dropped(
    'tasks/decline.ts',
    'leaving does not free the week',
    '    ...(await releaseWrites(house, before.personId, task.id, task.window)),\n',
  ),
  dropped(
    'tasks/decline.ts',
    'leaving does not tell the wish',
    '    ...next.writes,\n    moved.write,\n  ];',
    '    ...next.writes,\n  ];',
  ),
  dropped(
    'wishes/steps.ts',
    'a move leaves no step',
    'steps: bounded([...wish.steps, ...steps]),',
    'steps: bounded([...wish.steps, ...steps.slice(1)]),',
  ),
  dropped(
    'hours/book.ts',
    'what is confirmed is not in the ledger',
    "      { op: 'insert', item: hoursToItem(entry) },\n",
  ),
  dropped('hours/book.ts', 'what is confirmed is not in the sum', '    totalWrite(first.personId, minutes),\n'),
  dropped('hours/ledger.ts', 'a reversal is not in the sum', '      totalWrite(entry.personId, reversal.minutes),\n'),
  dropped(
    'stats/consumer.ts',
    'an event that comes twice counts twice',
    "    await once(\n      house,\n      'stats',\n      change,\n      path.flatMap((orgId) => writesFor(orgId, fold)),\n    );",
    '    await house.table.transact(path.flatMap((orgId) => writesFor(orgId, fold)));',
  ),
  dropped('wishes/publication.ts', 'publishing raises no task', '          ...raised.tasks,\n'),
  dropped(
    'wishes/posting.ts',
    'withdrawing leaves the tasks open',
    '          ...(await cancelTasksWrites(house, wish)),\n',
  ),
  dropped(
    'orgs/invitation-routes.ts',
    'a role that was given is not in the list',
    "          { op: 'insert', item: grantToItem(person.personId, grant) },\n",
  ),
  dropped(
    'orgs/routes.ts',
    'a role that ended stays in the list',
    "          { op: 'delete', key: grantKey(personId, orgId, role) },\n",
  ),
  unruled(
    'tasks/offer.ts',
    'one may offer to oneself',
    "  if (actor.personId === personId) throw new AppError('four_eyes');\n",
  ),
  unruled(
    'wishes/can.ts',
    'one may verify what one wrote',
    '[wish.postedBy, wish.beneficiaryId, ...(wish.editedBy ?? [])].includes(actor.personId)',
    '[...(wish.editedBy ?? [])].includes(actor.personId)',
  ),
  {
    ...unruled('hours/ledger.ts', 'an entry is reversed as often as anybody asks', ''),
    edits: [
      [
        "  if (entry.how === 'reversal' || (await house.table.get(once, { consistent: true })))\n    throw new AppError('already_reversed');\n",
        '',
      ],
      ["      { op: 'insert', item: { ...once, type: 'booked', hoursId: reversal.id } },\n", ''],
    ],
  },
  unruled('tasks/accept.ts', 'no gate is asked', "  mustSuit(fit, 'me', actor.locale);\n", '  void [fit, mustSuit];\n'),
  unruled(
    'people/people.ts',
    'a name is not sealed',
    "nameSealed: await sealFor(house, draft, 'name', given.name),",
    'nameSealed: given.name,',
  ),
  unruled(
    'wishes/secrets.ts',
    'an address is not sealed',
    'return sealFor(house, person, `address:${wishId}`, JSON.stringify(address));',
    'return Promise.resolve(`${house.config.place}${person.personId}${wishId}${JSON.stringify(address)}`);',
  ),
];
