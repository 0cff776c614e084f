import type { App } from '../../main/app.ts';
import { say as sayWords } from '../../main/i18n.ts';
import { createParcels, type Parcels as State } from '../../state/parcels.ts';
import { Button } from '../../ui/button.tsx';
import { giftAmount } from '../../ui/gift-words.ts';
import { toast } from '../../ui/toast.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import { HandoverPhotos } from '../gifts/handover.tsx';
import { parcelWords } from './parcel-words.ts';

/** What to fetch at the station first, and what is already in one's arms. Nothing where nothing lies there. */
export function Parcels({ app, wishId }: { app: Pick<App, 'client' | 'newKey'>; wishId: string }) {
  const state = useScreen(() => createParcels(app, wishId), [app, wishId]);
  const w = parcelWords();
  const data = state.parcels.data.value;
  const lying = (data?.items ?? []).filter((item) => item.state === 'on_shelf');
  const carried = (data?.items ?? []).filter((item) => item.mine);
  const problem = state.pickUp.problem.value ?? state.returned.problem.value;
  if (data === undefined || lying.length + carried.length === 0) return null;
  const stations = [...Map.groupBy(lying, ({ stationId }) => stationId).values()];
  async function press(sent: Promise<unknown>, done: string): Promise<void> {
    if ((await sent) !== undefined) toast(done);
  }
  return (
    <section class="card parcels" aria-label={w.title(sayWords(data.station))}>
      {stations.map((items) => (
        <Lying key={items[0]?.stationId} items={items} state={state} press={press} />
      ))}
      {carried.length > 0 && (
        <>
          <h2>{w.carrying}</h2>
          <ul>
            {carried.map((item) => (
              <li key={item.claimId} class="parcel">
                <b>{giftAmount(item)}</b>
              </li>
            ))}
          </ul>
          <p class="small quiet">{w.handOver}</p>
          <HandoverPhotos app={app} wishId={wishId} />
        </>
      )}
      {problem !== undefined && (
        <p class="fault-note" role="alert">
          {problem.title}
        </p>
      )}
      {carried.length > 0 && (
        <button type="button" class="text-button small" onClick={() => void press(state.returned.send(), w.returned)}>
          {w.back}
        </button>
      )}
    </section>
  );
}

type Lines = NonNullable<State['parcels']['data']['value']>['items'];

/** What lies at one station, and that it was taken there. */
function Lying({
  items,
  state,
  press,
}: {
  items: Lines;
  state: State;
  press: (sent: Promise<unknown>, done: string) => Promise<void>;
}) {
  const w = parcelWords();
  const [first] = items;
  if (first === undefined) return null;
  return (
    <>
      <h2>{w.title(sayWords(first.station))}</h2>
      <ul>
        {items.map((item) => (
          <li key={item.claimId} class="parcel">
            <b>{giftAmount(item)}</b>
            <span class="small quiet figures">
              {w.shelf(item.shelf ?? '')} {item.batch}
            </span>
          </li>
        ))}
      </ul>
      <Button
        wide
        busy={state.pickUp.busy.value}
        onClick={() => void press(state.pickUp.send(first.stationId), w.took)}
      >
        {w.take}
      </Button>
    </>
  );
}
