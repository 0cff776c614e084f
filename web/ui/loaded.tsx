import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren, VNode } from 'preact';
import { momentWords } from '../main/format.ts';
import { t } from '../main/i18n.ts';
import type { Problem } from '../main/problem.ts';
import { here } from '../main/router.ts';
import { Button, ButtonLink } from './button.tsx';
import { Drawn } from './drawn.tsx';
import { Icon } from './icon.tsx';
import { wifiOffIcon } from './icons.ts';

type LoadLike<T> = {
  readonly data: ReadonlySignal<T | undefined>;
  readonly problem: ReadonlySignal<Problem | undefined>;
  readonly keptAt: ReadonlySignal<number | undefined>;
  load(): Promise<void>;
};
export type LoadedProps<T> = {
  of: LoadLike<T>;
  bones: ComponentChildren;
  children: (data: T) => ComponentChildren /** The drawing's sentence is the screen's h1. */;
  page?: boolean;
};

/** What was read, or its shape while it comes, or why it is not here. */
export function Loaded<T>({ of, bones, children, page = false }: LoadedProps<T>): VNode {
  const data = of.data.value;
  const problem = of.problem.value;
  if (data === undefined && problem !== undefined)
    return <ProblemDrawn problem={problem} again={() => void of.load()} page={page} />;
  if (data === undefined) {
    return (
      <div aria-busy="true">
        <span class="out-of-sight" role="status">
          {t().loading}
        </span>
        {bones}
      </div>
    );
  }
  return (
    <>
      {of.keptAt.value !== undefined && <KeptNote at={of.keptAt.value} />}
      {problem !== undefined && (
        <p class="fault-note" role="alert">
          {problem.title}
        </p>
      )}
      {children(data)}
    </>
  );
}

/** Says that this is a copy, and from when. */
export function KeptNote({ at }: { at: number }) {
  return (
    <p class="note" role="status">
      <Icon of={wifiOffIcon} />
      {t().keptAt(momentWords(at, Date.now()))}
    </p>
  );
}

/** A refusal or a failure in place of the screen. */
export function ProblemDrawn({
  problem,
  again,
  page = true,
  what,
}: {
  problem: Problem;
  again: () => void;
  page?: boolean;
  /** What whoever signs in would find here. */
  what?: string | undefined;
}): VNode {
  const { faults } = t();
  const retry = <Button onClick={again}>{t().do.again}</Button>;
  if (problem.code === 'offline')
    return <Drawn page={page} kind="offline" title={faults.offlineTitle} text={faults.offlineText} action={retry} />;
  if (problem.status === 401) {
    const to = `/sign-in?to=${encodeURIComponent(here.value.path + here.value.query)}`;
    return (
      <Drawn
        page={page}
        kind="forbidden"
        title={what ?? faults.signInTitle}
        text={faults.signInText}
        action={
          <>
            <ButtonLink look="main" to={to}>
              {t().do.signIn}
            </ButtonLink>
            <a class="link" href="/">
              {t().do.home}
            </a>
          </>
        }
      />
    );
  }
  if (problem.code === 'not_volunteer')
    return (
      <Drawn
        page={page}
        kind="empty"
        title={problem.title}
        action={
          <ButtonLink look="main" to="/me/volunteer">
            {faults.register}
          </ButtonLink>
        }
      />
    );
  if (problem.status === 403)
    return (
      <Drawn
        page={page}
        kind="forbidden"
        title={faults.forbiddenTitle}
        text={problem.title}
        action={<ButtonLink to="/">{t().do.home}</ButtonLink>}
      />
    );
  if (problem.status === 404)
    return (
      <Drawn
        page={page}
        kind="missing"
        title={faults.missingTitle}
        text={faults.missingText}
        action={<ButtonLink to="/">{t().do.home}</ButtonLink>}
      />
    );
  return <Drawn page={page} kind="broken" title={faults.brokenTitle} text={problem.title} action={retry} />;
}
