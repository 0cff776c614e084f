import { useComputed } from '@preact/signals';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { App } from '../main/app.ts';
import { language, t } from '../main/i18n.ts';
import type { Prefs } from '../main/prefs.ts';
import { Problem } from '../main/problem.ts';
import { here, match, type Params } from '../main/router.ts';
import { reloadToNew, updateReady } from '../main/update.ts';
import type { Session } from '../state/session.ts';
import { RowBones } from '../ui/bones.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Drawn } from '../ui/drawn.tsx';
import { ProblemDrawn } from '../ui/loaded.tsx';
import { SheetPlace } from '../ui/sheet-place.tsx';
import { Toasts, toast } from '../ui/toast.tsx';
import { Frame } from './frame.tsx';
import type { Page, Route } from './page.ts';
import { ProofPlace } from './proof/proof-place.tsx';
import { ELDER_ROUTES, ROUTES } from './routes.ts';

type Found = { readonly route: Route; readonly params: Params };

function find(path: string, elder: boolean): Found | undefined {
  for (const route of elder ? ELDER_ROUTES : ROUTES) {
    const params = match(route.path, path);
    if (params !== undefined) return { route, params };
  }
  return undefined;
}

/** The whole app: the frame and the screen of the present address. */
export function Root({ app, session, prefs }: { app: App; session: Session; prefs: Prefs }) {
  const { path, query } = here.value;
  // Of the person only this: their unread messages are no reason to draw the screen anew.
  const elder = useComputed(() => session.me.value?.elder === true).value;
  const found = find(path, elder);
  useEffect(() => {
    document.documentElement.toggleAttribute('data-elder', elder);
  }, [elder]);
  const page = usePage(found, app, session);
  useNewScreen(path);
  useUpdateNotice();
  return (
    <>
      <Frame app={app} session={session} route={found?.route}>
        {found === undefined && (
          <Drawn
            page
            kind="missing"
            title={t().faults.missingTitle}
            text={t().faults.missingText}
            action={<ButtonLink to="/">{t().do.home}</ButtonLink>}
          />
        )}
        {found !== undefined && page === 'coming' && (
          <div class="page" aria-busy="true">
            <RowBones />
          </div>
        )}
        {page === 'failed' && (
          <ProblemDrawn problem={new Problem('offline', t().faults.offline)} again={() => location.reload()} />
        )}
        {found !== undefined && typeof page === 'function' && (
          <Shown
            of={page}
            key={`${found.route.path} ${elder}`}
            found={found}
            app={app}
            session={session}
            prefs={prefs}
            query={query}
          />
        )}
      </Frame>
      <ProofPlace app={app} />
      <SheetPlace />
      <Toasts />
    </>
  );
}

function Shown({
  of: Screen,
  found,
  app,
  session,
  prefs,
  query,
}: {
  of: Page;
  found: Found;
  app: App;
  session: Session;
  prefs: Prefs;
  query: string;
}) {
  return <Screen app={app} session={session} prefs={prefs} params={found.params} query={new URLSearchParams(query)} />;
}

type Outcome = { readonly of: unknown; readonly page: Page | 'failed' };

/** The page of a route: at once when it is here, else when its download is. */
function usePage(found: Found | undefined, { client }: App, { me }: Session): Page | 'coming' | 'failed' {
  const route = found?.route;
  const [outcome, setOutcome] = useState<Outcome>();
  // While drawing and not after it: the screen, and what it will read first, are under way while the frame is drawn.
  const coming = useMemo(() => {
    const page = route?.load();
    if (found && page instanceof Promise) route?.ahead?.(client, found.params, me.peek());
    return page instanceof Promise ? page.catch(() => 'failed' as const) : page;
  }, [route]);
  useEffect(() => {
    if (!(coming instanceof Promise)) return undefined;
    let left = false;
    void coming.then((page) => {
      if (!left) setOutcome({ of: coming, page });
    });
    return () => {
      left = true;
    };
  }, [coming]);
  if (typeof coming === 'function') return coming;
  return outcome !== undefined && outcome.of === coming ? outcome.page : 'coming';
}

/** On another screen the reader starts at its top: keyboard and screen reader too. */
function useNewScreen(path: string): void {
  const [last, setLast] = useState(path);
  useEffect(() => {
    if (last === path) return;
    setLast(path);
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [path, last]);
  useEffect(() => {
    const main = document.getElementById('main');
    if (main === null) return undefined;
    // The screen's own heading names the tab; it may come later than the screen.
    const name = () => {
      const heading = main.querySelector('h1')?.textContent;
      document.title = heading ? `${heading} · ${t().brand}` : t().brand;
    };
    name();
    const watcher = new MutationObserver(name);
    watcher.observe(main, { childList: true, subtree: true, characterData: true });
    return () => watcher.disconnect();
  }, [path, language.value]);
}

function useUpdateNotice(): void {
  const ready = updateReady.value;
  useEffect(() => {
    if (ready) toast(t().updateReady, { label: t().do.reload, run: () => void reloadToNew() }, true);
  }, [ready]);
}
