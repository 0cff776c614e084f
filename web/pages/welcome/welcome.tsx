import { say } from '../../main/i18n.ts';
import { go, safePath } from '../../main/router.ts';
import { createWelcome } from '../../state/welcome.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { toast } from '../../ui/toast.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { PlaceLevels } from '../wall/place-levels.tsx';
import { words } from './words.ts';
import '../wall/place.css';

/** Somebody's first sign-in: which station is theirs. Nothing depends on it, so it may be left for later. */
export function WelcomePage({ app, session, query }: PageProps) {
  const screen = useScreen(() => createWelcome(app, session), [app, session]);
  const to = safePath(query.get('to'));
  const w = words();
  return (
    <div class="page narrow welcome">
      <h1>{w.title}</h1>
      <p class="mid quiet">{w.text}</p>
      {screen.choosing.problem.value !== undefined && (
        <p class="fault-note" role="alert">
          {screen.choosing.problem.value.title}
        </p>
      )}
      <PlaceLevels
        app={app}
        onChosen={(org) =>
          void screen.choosing.send(org.id).then((done) => {
            if (done === undefined) return;
            toast(w.set(say(org.name)));
            go(to, 'replace');
          })
        }
      />
      <div class="action-bar">
        <ButtonLink wide to={to}>
          {w.later}
        </ButtonLink>
      </div>
    </div>
  );
}
