import './queue.css';
import { useEffect } from 'preact/hooks';
import { chinaDayStart, DAY_MS } from '../../../shared/kernel/time.ts';
import type { App } from '../../main/app.ts';
import { go } from '../../main/router.ts';
import { createQueue, type Queue } from '../../state/queue.ts';
import type { Decision } from '../../state/verification.ts';
import { AtDesk } from '../../ui/at-desk.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { toast } from '../../ui/toast.tsx';
import { useDesk } from '../../ui/use-desk.ts';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { Detail } from './detail.tsx';
import { QueueList } from './list.tsx';
import { words } from './words.ts';

/** One queue for each station as long as the app is open, so that opening a wish does not read the list anew. */
const queues = new WeakMap<App, Map<string, Queue>>();

function queueOf(app: App, orgId: string): Queue {
  const known = queues.get(app) ?? new Map<string, Queue>();
  queues.set(app, known);
  const queue = known.get(orgId) ?? createQueue(app, orgId, () => chinaDayStart(app.now()) + DAY_MS);
  known.set(orgId, queue);
  return queue;
}

/** Verification: on a desk list and detail beside each other, on a phone one after the other. */
export function QueuePage(props: PageProps) {
  return <AtDesk session={props.session}>{(desk) => <Desk {...props} orgId={desk.orgId} />}</AtDesk>;
}

function Desk({ app, session, params, orgId }: PageProps & { orgId: string }) {
  const queue = useScreen(() => queueOf(app, orgId), [app, orgId]);
  const wide = useDesk();
  const rows = queue.rows.data.value;
  const first = queue.shown.value[0]?.id;
  const wishId = params['wishId'];
  // On a desk something is always open; the address says what, so that it can be shared and gone back to.
  useEffect(() => {
    if (wide && wishId === undefined && first !== undefined) go(`/queue/${first}`, 'replace');
  }, [wide, wishId, first]);

  const decided = (id: string) => (decision: Decision) => {
    toast(decision === 'publish' ? words().published : words().decided[decision]);
    const next = queue.leave(id);
    go(next === undefined ? '/queue' : `/queue/${next}`, 'replace');
  };
  if (!wide && wishId !== undefined)
    return (
      <Detail
        key={wishId}
        app={app}
        session={session}
        queue={queue}
        wishId={wishId}
        decided={decided(wishId)}
        wide={false}
      />
    );
  if (!wide) return <QueueList queue={queue} app={app} wishId={undefined} wide={false} />;
  return (
    <div class="queue">
      <QueueList queue={queue} app={app} wishId={wishId} wide />
      <section class="queue-detail" aria-label={words().checks}>
        {wishId !== undefined && (
          <Detail
            key={wishId}
            app={app}
            session={session}
            queue={queue}
            wishId={wishId}
            decided={decided(wishId)}
            wide
          />
        )}
        {wishId === undefined && rows?.length === 0 && (
          <Drawn kind="empty" title={words().empty} text={words().emptyText} />
        )}
      </section>
    </div>
  );
}
