import { stopsWishes } from '../../../shared/guardians/purposes.ts';
import type { Role } from '../../../shared/orgs/roles.ts';
import { dateWords, momentWords } from '../../main/format.ts';
import { t } from '../../main/i18n.ts';
import { type ChildView, createChild } from '../../state/children.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { phoneIcon } from '../../ui/icons-more.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toast } from '../../ui/toast.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { words } from './words.ts';
import './children.css';

type State = ReturnType<typeof createChild>;

/** My child: the link, consents as switches, who has looked. */
export function ChildPage({ app, params }: PageProps) {
  const personId = params['personId'] ?? '';
  const state = useScreen(() => createChild(app, personId), [app, personId]);
  const w = words();
  const asked = state.asked.value;
  return (
    <>
      <TopBar backTo={{ to: '/me/children', label: w.title }} />
      <div class="page narrow children">
        <Loaded of={state.child} page bones={<RowBones rows={6} />}>
          {(child) => (
            <>
              <Link child={child} now={app.now()} />
              <Consents child={child} state={state} now={app.now()} />
              <Reads state={state} now={app.now()} />
              {child.stationPhone !== undefined && (
                <ButtonLink wide icon={phoneIcon} to={`tel:${child.stationPhone}`}>
                  {w.call}
                </ButtonLink>
              )}
            </>
          )}
        </Loaded>
      </div>
      <Sheet
        open={asked !== undefined}
        onClose={() => state.leave()}
        title={asked === undefined ? '' : w.stopTitle(w.purposes[asked])}
      >
        <p>{asked !== undefined && w.stops[asked]}</p>
        {state.change.problem.value !== undefined && (
          <p class="fault-note" role="alert">
            {state.change.problem.value.title}
          </p>
        )}
        <div class="children-buttons">
          <Button
            look="alert"
            wide
            busy={state.change.busy.value}
            onClick={() => void state.withdraw().then((done) => done && toast(w.stopped))}
          >
            {w.stop}
          </Button>
          <Button wide onClick={() => state.leave()}>
            {w.keep}
          </Button>
        </div>
      </Sheet>
    </>
  );
}

function Link({ child, now }: { child: ChildView; now: number }) {
  const w = words();
  const date = (at: number) => dateWords(at, now);
  return (
    <section>
      <h1 class="title">{child.name}</h1>
      <p class="mid">{w.relations[child.relation] ?? child.relation}</p>
      {child.linked ? (
        <p class="small quiet">{w.link(date(child.since), date(child.until))}</p>
      ) : (
        <p class="fault-note" role="alert">
          {w.ended}
        </p>
      )}
      <p class="small quiet">
        {child.proof === undefined ? w.noProof : w.proof(w.proofs[child.proof], date(child.checkedAt))}
      </p>
    </section>
  );
}

function Consents({ child, state, now }: { child: ChildView; state: State; now: number }) {
  const w = words();
  return (
    <section>
      <h2>{w.consents}</h2>
      {state.change.problem.value !== undefined && state.asked.value === undefined && (
        <p class="fault-note" role="alert">
          {state.change.problem.value.title}
        </p>
      )}
      <ul class="rows">
        {child.consents.map(({ purpose, given, at }) => (
          <li class="children-consent" key={purpose}>
            <span class="grow">
              <b id={`consent-${purpose}`}>{w.purposes[purpose]}</b>
              <span class="mid quiet" id={`about-${purpose}`}>
                {w.purposeText[purpose]}
              </span>
              <span class="small quiet">{(given ? w.given : w.notGiven)(dateWords(at, now))}</span>
              {!given && child.linked && stopsWishes(purpose) && (
                <span class="small" id={`again-${purpose}`}>
                  {w.again}
                </span>
              )}
            </span>
            <button
              type="button"
              role="switch"
              class="children-switch"
              aria-checked={given}
              aria-labelledby={`consent-${purpose}`}
              aria-describedby={`about-${purpose} again-${purpose}`}
              aria-disabled={!child.linked || undefined}
              onClick={() =>
                child.linked &&
                void state
                  .press(purpose, !given)
                  .then((done) => done && toast(stopsWishes(purpose) ? w.gaveAgain : w.gave))
              }
            >
              <span />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Reads({ state, now }: { state: State; now: number }) {
  const w = words();
  return (
    <section>
      <h2>{w.reads}</h2>
      <p class="small quiet">{w.readsText}</p>
      <Loaded of={state.reads} bones={<RowBones rows={3} />}>
        {(reads) =>
          reads.length === 0 ? (
            <p class="mid quiet">{w.noReads}</p>
          ) : (
            <ol class="rows">
              {reads.map((read) => (
                <li class="row" key={`${read.at} ${read.by}`}>
                  <span class="grow children-row">
                    <span>
                      <b>{read.by}</b> <span class="small quiet">{t().roles[read.role as Role] ?? read.role}</span>
                    </span>
                    <span class="mid">{w.what[read.what] ?? read.what}</span>
                  </span>
                  <span class="small quiet figures">{momentWords(read.at, now)}</span>
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </section>
  );
}
