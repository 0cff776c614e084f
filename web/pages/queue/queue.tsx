import './queue.css';
import { useEffect } from 'preact/hooks';
import { chinaDayStart, DAY_MS } from '../../../shared/kernel/time.ts';
import type { App } from '../../main/app.ts';
import { go } from '../../main/router.ts';
import { type Place, placeOf } from '../../state/board.ts';
import { createQueue, type Queue } from '../../state/queue.ts';
import type { Decision } from '../../state/verification.ts';
import { AtDesk } from '../../ui/at-desk.tsx';
import { toast } from '../../ui/toast.tsx';
import { useDesk } from '../../ui/use-desk.ts';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { Detail } from './detail.tsx';
import { NothingWaits, QueueList } from './list.tsx';
import { type QueueTo, queueTo } from './to.ts';
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
  const org = props.query.get('org') ?? undefined;
  return (
    <AtDesk session={props.session}>
      {(desk) => (
        <Desk
          {...props}
          orgId={org ?? desk.orgId}
          place={org === undefined ? placeOf(desk.orgKind) : 'station'}
          to={queueTo(org)}
        />
      )}
    </AtDesk>
  );
}

function Desk({ app, session, params, orgId, place, to }: PageProps & { orgId: string; place: Place; to: QueueTo }) {
  const queue = useScreen(() => queueOf(app, orgId), [app, orgId]);
  const wide = useDesk();
  const rows = queue.rows.data.value;
  const first = queue.shown.value[0]?.id;
  const wishId = params['wishId'];
  // On a desk something is always open; the address says what, so that it can be shared and gone back to.
  useEffect(() => {
    if (wide && wishId === undefined && first !== undefined) go(to(first), 'replace');
  }, [wide, wishId, first, to]);

  // The rail says how many wait: at this desk the list has just been read.
  const mine = queue.mine.value;
  useEffect(() => {
    if (mine !== undefined && orgId === session.desk.value?.orgId) session.note({ toVerify: mine });
  }, [mine, orgId, session]);

  const decided = (id: string) => (decision: Decision) => {
    toast(decision === 'publish' ? words().published : words().decided[decision]);
    const next = queue.leave(id);
    go(to(next), 'replace');
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
        to={to}
        back={words().title[place]}
      />
    );
  if (!wide) return <QueueList queue={queue} app={app} wishId={undefined} wide={false} place={place} to={to} />;
  return (
    <div class="queue">
      <QueueList queue={queue} app={app} wishId={wishId} wide place={place} to={to} />
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
            to={to}
            back={words().title[place]}
          />
        )}
        {wishId === undefined && rows?.length === 0 && <NothingWaits place={place} />}
      </section>
    </div>
  );
}
