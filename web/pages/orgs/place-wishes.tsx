import { useEffect } from 'preact/hooks';
import { say as sayWords, t } from '../../main/i18n.ts';
import { go, here } from '../../main/router.ts';
import { createPlaceWishes, type PlacePart } from '../../state/place-wishes.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Button } from '../../ui/button.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { Segmented } from '../../ui/field.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { Cards } from './cards.tsx';
import { words } from './place-words.ts';
import './orgs.css';

/** What stands behind a place's numbers: its wishes that wait, are being done, or have come true. */
export function PlaceWishesPage({ app, params, query }: PageProps) {
  const orgId = params['orgId'] ?? '';
  const state = useScreen(() => createPlaceWishes(app, orgId), [app, orgId]);
  const address = here.value.query;
  useEffect(() => state.show(query.get('part')), [state, address]);
  const w = words();
  const org = state.org.data.value;
  const part = state.part.value;
  return (
    <>
      <TopBar backTo={{ to: `/orgs/${orgId}`, label: org === undefined ? w.place : sayWords(org.name) }} />
      <div class="page orgs">
        <h1 class="title">
          {org?.kind === 'organisation'
            ? w.carriedBy(sayWords(org.name))
            : w.title(org === undefined ? w.place : sayWords(org.name))}
        </h1>
        <Segmented<PlacePart>
          legend={w.part}
          options={[
            ['waiting', w.parts.waiting],
            ['going', w.parts.going],
            ['fulfilled', w.parts.fulfilled],
          ]}
          value={part}
          onChange={(next) => go(`/orgs/${orgId}/wishes${next === 'waiting' ? '' : `?part=${next}`}`, 'replace')}
        />
        <Loaded of={state.list} bones={<RowBones rows={6} />}>
          {(list) =>
            list.items.length === 0 ? (
              state.list.busy.value ? (
                <RowBones rows={6} />
              ) : (
                <Drawn kind="empty" title={w.none[part]} />
              )
            ) : (
              <>
                <Cards cards={list.items} now={app.now()} />
                {list.next !== undefined && (
                  <p class="orgs-do">
                    <Button busy={state.more.busy.value} onClick={() => void state.more.send()}>
                      {t().do.more}
                    </Button>
                  </p>
                )}
              </>
            )
          }
        </Loaded>
      </div>
    </>
  );
}
