import { useState } from 'preact/hooks';
import { dateWords } from '../../main/format.ts';
import { language, t } from '../../main/i18n.ts';
import type { Grant, OrgState } from '../../state/org-tree.ts';
import type { Session } from '../../state/session.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Button } from '../../ui/button.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toast } from '../../ui/toast.tsx';
import { words } from './words.ts';

/** What people are by themselves is no duty, and nobody's to end. */
const OWN_PARTS: readonly Grant['role'][] = ['resident', 'volunteer', 'donor'];
const isDuty = ({ role }: Grant) => !OWN_PARTS.includes(role);

type PeopleProps = { state: OrgState; now: number; session: Pick<Session, 'me' | 'load'> };

/** Who works here, as what and since when. An operator's own duty is another operator's to end. */
export function People({ state, now, session }: PeopleProps) {
  const say = words();
  const [ending, setEnding] = useState<Grant>();
  const { roles, posts } = t();
  const isOwn = ({ personId }: Grant) => personId === session.me.value?.personId;
  return (
    <section aria-labelledby="orgs-people">
      <h2 id="orgs-people">{say.people}</h2>
      <Loaded of={state.roles} bones={<RowBones rows={3} />}>
        {(grants) => (
          <>
            {grants.length === 0 && <p class="mid quiet">{say.peopleNone}</p>}
            <ul class="rows">
              {grants.map((grant) => (
                <li class="row" key={`${grant.personId} ${grant.role}`}>
                  <span class="grow orgs-person">
                    <b>
                      {grant.name}
                      {isOwn(grant) && say.you}
                      {grant.demo === true && <span class="demo-mark">{t().demo}</span>}
                    </b>
                    <span class="small quiet">
                      {roles[grant.role]}
                      {grant.post === undefined ? '' : `${language.value === 'zh' ? '，' : ', '}${posts[grant.post]}`}
                      {language.value === 'zh' ? '，' : ', '}
                      {say.since(dateWords(grant.since, now))}
                    </span>
                  </span>
                  {state.administrator.value && isDuty(grant) && !(isOwn(grant) && grant.role === 'operator') && (
                    <Button look="quiet" size="small" onClick={() => setEnding(grant)}>
                      {say.end}
                      <span class="out-of-sight">
                        {' '}
                        {grant.name} {roles[grant.role]}
                      </span>
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
      <Sheet open={ending !== undefined} onClose={() => setEnding(undefined)} title={say.endTitle}>
        {ending !== undefined && (
          <div class="orgs-form">
            <p>{isOwn(ending) ? say.endOwnText(roles[ending.role]) : say.endText(ending.name, roles[ending.role])}</p>
            {state.ending.problem.value !== undefined && (
              <p class="fault-note" role="alert">
                {state.ending.problem.value.title}
              </p>
            )}
            <Button
              look="alert"
              busy={state.ending.busy.value}
              onClick={() =>
                void state.end(ending).then((done) => {
                  if (!done) return;
                  // One's own duty is gone from every screen at once.
                  if (isOwn(ending)) void session.load();
                  setEnding(undefined);
                  toast(say.ended);
                })
              }
            >
              {say.endDo}
            </Button>
          </div>
        )}
      </Sheet>
    </section>
  );
}
