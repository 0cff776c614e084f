import type { OrgView } from '../../../shared/orgs/contract.ts';
import type { App } from '../../main/app.ts';
import { say, t } from '../../main/i18n.ts';
import { createGiving, createOrgGifts, type GiftList, type Giving, groupedGifts } from '../../state/gifts.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import { GiftCard, OwnGift } from '../gifts/gift-card.tsx';
import { words } from './given-words.ts';

type GivenProps = { app: App; org: OrgView; now: number };

/** What it gave in its own name, as far as it agreed to be named. `aside`: who reads it manages it, and acts in another duty. */
export function Given({ app, org, now, aside }: GivenProps & { aside: boolean }) {
  const state = useScreen(() => createOrgGifts(app, org.id), [app, org.id]);
  const w = words();
  return (
    <section aria-labelledby="orgs-given">
      <h2 id="orgs-given">{w.given}</h2>
      {aside && <p class="mid quiet">{w.aside}</p>}
      <Loaded of={state.gifts} bones={<RowBones rows={3} />}>
        {({ items, next }) => (
          <>
            {items.length === 0 && next === undefined && <p class="mid quiet">{w.none}</p>}
            <ul class="gifts-list orgs-gifts">
              {items.map((gift) => (
                <GiftCard key={gift.id} gift={gift} now={now} level={3} />
              ))}
            </ul>
            <More of={state} next={next} />
          </>
        )}
      </Loaded>
    </section>
  );
}

/** The same for who manages it: every gift, named or not, by what is next for it. */
export function Managed({ app, org, now }: GivenProps) {
  const state = useScreen(() => createGiving(app, org.id), [app, org.id]);
  const w = words();
  return (
    <section aria-labelledby="orgs-given">
      <h2 id="orgs-given">{w.given}</h2>
      <p class="mid quiet">{w.how(say(org.name))}</p>
      <p class="orgs-do">
        <ButtonLink size="small" to={`/?kind=goods&place=${org.parent}`}>
          {w.wall}
        </ButtonLink>
        <ButtonLink size="small" to={`/orgs/${org.id}/sheet`}>
          {w.sheet}
        </ButtonLink>
      </p>
      <Loaded of={state.gifts} bones={<RowBones rows={3} />}>
        {({ items, next }) => (
          <>
            {items.length === 0 && <p class="mid quiet">{w.noneYet}</p>}
            <Groups state={state} items={items} now={now} />
            <More of={state} next={next} />
          </>
        )}
      </Loaded>
    </section>
  );
}

type Items = NonNullable<Giving['gifts']['data']['value']>['items'];

function Groups({ state, items, now }: { state: Giving; items: Items; now: number }) {
  const w = words();
  return groupedGifts(items).map(([group, gifts]) => (
    <div key={group} class="orgs-gift-group">
      <h3>
        {w.groups[group]} <span class="small quiet figures">{gifts.length}</span>
      </h3>
      <ul class="gifts-list orgs-gifts">
        {gifts.map((gift) => (
          <OwnGift
            key={gift.id}
            gift={gift}
            acts={state}
            now={now}
            level={4}
            said={gift.promisedBy === undefined ? undefined : w.promisedBy(gift.promisedBy)}
          />
        ))}
      </ul>
    </div>
  ));
}

function More<G>({ of, next }: { of: GiftList<G>; next: string | undefined }) {
  if (next === undefined) return null;
  return (
    <p class="orgs-do">
      <Button busy={of.more.busy.value} onClick={() => void of.more.send()}>
        {t().do.more}
      </Button>
    </p>
  );
}
