import type { OrgView } from '../../../shared/orgs/contract.ts';
import { say } from '../../main/i18n.ts';
import type { OrgState } from '../../state/org-tree.ts';
import { RowBones } from '../../ui/bones.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Cards } from './cards.tsx';
import { words } from './place-words.ts';

/** The wishes that a community organisation has under its wing, and for who runs it how more come there. */
export function Carried({ state, org, now }: { state: OrgState; org: OrgView; now: number }) {
  const w = words();
  return (
    <section aria-labelledby="orgs-carried">
      <h2 id="orgs-carried">{w.carried}</h2>
      <Loaded of={state.carried} bones={<RowBones rows={3} />}>
        {(cards) =>
          cards.length === 0 ? <p class="mid quiet">{w.carriedNone}</p> : <Cards cards={cards} now={now} level={3} />
        }
      </Loaded>
      {state.manages.value && <p class="mid quiet">{w.carryHow(say(org.name))}</p>}
      <p class="orgs-do">
        {state.manages.value && (
          <ButtonLink size="small" to={`/?place=${org.parent}`}>
            {w.wall}
          </ButtonLink>
        )}
        <ButtonLink size="small" to={`/orgs/${org.id}/wishes?part=fulfilled`}>
          {w.carriedDone}
        </ButtonLink>
      </p>
    </section>
  );
}
