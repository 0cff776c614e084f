import type { AnySent, CommandLine } from './api.ts';
import type { ProblemCode } from './problem.ts';

/** What a person can do about a command that came back: look how things stand, send it anew, wait in line instead, or let it go. */
export type WayOut = 'look' | 'again' | 'line' | 'drop';

/** How a command waits. `thing`: commands on one thing go in the order they were given, others beside each other. */
type Rule = { readonly thing: 'taskId' | 'wishId' | 'none' };

/**
 * Every command that may wait for a network on this phone. What is not here is refused at once without one: whatever shows or
 * spends a code of the moment, decides about other people, or gives a duty.
 */
const MAY_WAIT: { readonly [L in CommandLine]?: Rule } = {
  'POST /api/tasks/:taskId/acceptance': { thing: 'taskId' },
  'POST /api/tasks/:taskId/decline': { thing: 'taskId' },
  'POST /api/tasks/:taskId/hand-over': { thing: 'taskId' },
  'POST /api/tasks/:taskId/waitlist': { thing: 'taskId' },
  'POST /api/tasks/:taskId/check-in': { thing: 'taskId' },
  'POST /api/tasks/:taskId/check-out': { thing: 'taskId' },
  'POST /api/wishes': { thing: 'none' },
  'PATCH /api/wishes/:wishId': { thing: 'wishId' },
  'POST /api/wishes/:wishId/submission': { thing: 'wishId' },
  'POST /api/wishes/:wishId/confirmation': { thing: 'wishId' },
  'POST /api/wishes/:wishId/withdrawal': { thing: 'wishId' },
};

export function mayWait(line: CommandLine): boolean {
  return MAY_WAIT[line] !== undefined;
}

/** Name of what a command is about; its own key where it makes something new. */
export function thingOf(line: CommandLine, sent: AnySent, key: string): string {
  const rule = MAY_WAIT[line];
  const id = rule === undefined || rule.thing === 'none' ? undefined : sent.params?.[rule.thing];
  return id === undefined ? key : String(id);
}

/** Nothing was decided about the thing itself, so the same may be sent once more. */
const AGAIN: readonly (ProblemCode | 'too_old' | 'unsure')[] = ['conflict', 'unsure', 'too_old', 'client_outdated'];

/** What makes sense after an answer; letting it go always does. */
export function waysOut(line: CommandLine, code: ProblemCode | 'too_old' | 'unsure'): readonly WayOut[] {
  if (AGAIN.includes(code)) return ['again', 'look', 'drop'];
  if (code === 'taken' && line === 'POST /api/tasks/:taskId/acceptance') return ['line', 'look', 'drop'];
  return line === 'POST /api/wishes' ? ['drop'] : ['look', 'drop'];
}
