import { dropped, loose, type Mutant, swapped, unruled } from './kinds.ts';

/** Where calls come in: who may, and what was answered before. */
export const EDGE_MUTANTS: readonly Mutant[] = [
  {
    ...loose('api/commit.ts', 'a record of an answer goes over another', ''),
    edits: [
      [
        "    if: [\n      expired === undefined ? { attribute: 'pk', is: 'missing' } : { attribute: 'expires', is: 'eq', value: expired },\n    ],\n",
        '',
      ],
    ],
  },
  swapped(
    'api/commit.ts',
    'answers of all callers are kept under one name',
    'pk: `IDEM#${command.scope}`, sk: command.key',
    "pk: `IDEM#${command.scope}`, sk: 'one'",
  ),
  dropped(
    'api/commit.ts',
    'an answer is not kept',
    '[...(answer.writes ?? []), record]',
    '[...(answer.writes ?? []), ...[record].slice(1)]',
  ),
  unruled(
    'platform/actor.ts',
    'a role counts everywhere',
    'actor.roles.filter((grant) => orgPath.includes(grant.orgId))',
    'actor.roles.filter((grant) => orgPath.length >= 0 && grant)',
  ),
  unruled('api/edge.ts', 'nobody asks who may', "  if (!may(actor, who, standing)) throw new AppError('forbidden');\n"),
];
