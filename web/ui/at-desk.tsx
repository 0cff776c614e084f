import { Fragment, type VNode } from 'preact';
import { Problem } from '../main/problem.ts';
import type { Session } from '../state/session.ts';
import { ProblemDrawn } from './loaded.tsx';

type Desk = NonNullable<Session['desk']['value']>;

/** A screen for somebody who works at a station's desk; anybody else reads why it is not theirs. */
export function AtDesk({ session, children }: { session: Session; children: (desk: Desk) => VNode }): VNode {
  const desk = session.desk.value;
  if (session.me.value === undefined) return <SignInFirst />;
  if (desk === undefined) return <Refused problem={new Problem('forbidden', '', 403)} />;
  // Another duty reads another desk: what was on the screen was read in the one before.
  return <Fragment key={`${desk.role} ${desk.orgId}`}>{children(desk)}</Fragment>;
}

/** In place of a screen that is somebody's own; `what` says what would be there. */
export function SignInFirst({ what }: { what?: string }): VNode {
  return <Refused problem={new Problem('unauthenticated', '', 401)} what={what} />;
}

/** Asking again would bring the same answer: what is offered instead is a way to go on. */
function Refused({ problem, what }: { problem: Problem; what?: string | undefined }): VNode {
  return <ProblemDrawn problem={problem} what={what} again={() => undefined} />;
}
