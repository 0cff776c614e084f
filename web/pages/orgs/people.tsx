import { useState } from 'preact/hooks';
import type { Post, Role } from '../../../shared/orgs/roles.ts';
import { dateWords } from '../../main/format.ts';
import { language, t } from '../../main/i18n.ts';
import type { Found, Grant, OrgState } from '../../state/org-tree.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Button } from '../../ui/button.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { Field } from '../../ui/field.tsx';
import { userPlusIcon } from '../../ui/icons-more.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toast } from '../../ui/toast.tsx';
import { words } from './words.ts';

/** Roles that are given at an org; residents, volunteers and donors become so by themselves. */
const GIVEN: readonly Role[] = [
  'social_worker',
  'volunteer_coordinator',
  'deputy',
  'head',
  'supervisor',
  'organisation_manager',
  'fund_steward',
  'fund_approver',
  'accountant',
  'auditor',
];
const POST_LIST: readonly Post[] = [
  'assistance_aide',
  'child_supervisor',
  'child_director',
  'agency_worker',
  'grid_worker',
];

/** Who works here, as what and since when. */
export function People({ state, now }: { state: OrgState; now: number }) {
  const say = words();
  const [granting, setGranting] = useState(false);
  const [ending, setEnding] = useState<Grant>();
  const { roles, posts } = t();
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
                      {grant.demo === true && <span class="demo-mark">{t().demo}</span>}
                    </b>
                    <span class="small quiet">
                      {roles[grant.role]}
                      {grant.post === undefined ? '' : `${language.value === 'zh' ? '，' : ', '}${posts[grant.post]}`}
                      {language.value === 'zh' ? '，' : ', '}
                      {say.since(dateWords(grant.since, now))}
                    </span>
                  </span>
                  {state.administrator.value && (
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
      {state.administrator.value && (
        <p class="orgs-do">
          <Button
            size="small"
            icon={userPlusIcon}
            onClick={() => {
              state.finding.clear();
              state.granting.clear();
              setGranting(true);
            }}
          >
            {say.grant}
          </Button>
        </p>
      )}
      <Sheet open={granting} onClose={() => setGranting(false)} title={say.grantTitle}>
        <GrantForm
          state={state}
          onDone={() => {
            setGranting(false);
            toast(say.granted);
          }}
        />
      </Sheet>
      <Sheet open={ending !== undefined} onClose={() => setEnding(undefined)} title={say.endTitle}>
        {ending !== undefined && (
          <div class="orgs-form">
            <p>{say.endText(ending.name, roles[ending.role])}</p>
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
                  if (done) {
                    setEnding(undefined);
                    toast(say.ended);
                  }
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

function GrantForm({ state, onDone }: { state: OrgState; onDone: () => void }) {
  const say = words();
  const [phone, setPhone] = useState('');
  const [role, setRole] = useState<Role>('social_worker');
  const [post, setPost] = useState<Post>('grid_worker');
  const found: Found | undefined = state.finding.done.value?.items[0];
  const { roles, posts } = t();
  return (
    <div class="orgs-form">
      <form
        class="orgs-form"
        onSubmit={(event) => {
          event.preventDefault();
          void state.finding.send(phone.trim());
        }}
      >
        <p class="quiet">{say.grantText}</p>
        <Field
          label={say.phoneOf}
          type="tel"
          inputMode="tel"
          autoComplete="off"
          maxLength={11}
          value={phone}
          fault={
            state.finding.problem.value?.title ??
            (state.finding.done.value !== undefined && found === undefined ? say.notFound : undefined)
          }
          onInput={(value) => {
            setPhone(value);
            state.finding.clear();
          }}
        />
        <Button submit look={found === undefined ? 'main' : 'plain'} busy={state.finding.busy.value}>
          {say.find}
        </Button>
      </form>
      {found !== undefined && (
        <>
          <p>
            <b>{found.name}</b> <span class="quiet">{found.pseudonym}</span>
          </p>
          <div class="field">
            <span class="label">{say.role}</span>
            <Chips label={say.role} wrap>
              {GIVEN.map((one) => (
                <Chip key={one} soft on={one === role} onClick={() => setRole(one)}>
                  {roles[one]}
                </Chip>
              ))}
            </Chips>
          </div>
          {role === 'social_worker' && (
            <div class="field">
              <span class="label">{say.post}</span>
              <Chips label={say.post} wrap>
                {POST_LIST.map((one) => (
                  <Chip key={one} soft on={one === post} onClick={() => setPost(one)}>
                    {posts[one]}
                  </Chip>
                ))}
              </Chips>
            </div>
          )}
          {state.granting.problem.value !== undefined && (
            <p class="fault-note" role="alert">
              {state.granting.problem.value.title}
            </p>
          )}
          <Button
            look="main"
            busy={state.granting.busy.value}
            onClick={() => void state.grant(found.personId, role, post).then((done) => done && onDone())}
          >
            {say.give(roles[role])}
          </Button>
        </>
      )}
    </div>
  );
}
