import { useEffect, useRef } from 'preact/hooks';
import { isUnnamed } from '../../../shared/people/newcomer.ts';
import type { App } from '../../main/app.ts';
import { t } from '../../main/i18n.ts';
import { Problem } from '../../main/problem.ts';
import { go, safePath } from '../../main/router.ts';
import { storeOf } from '../../main/store.ts';
import { createVolunteerForm, PARTS, type Part, type VolunteerForm } from '../../state/volunteer.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { RowBones } from '../../ui/bones.tsx';
import { Button } from '../../ui/button.tsx';
import { ProblemDrawn } from '../../ui/loaded.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { toast } from '../../ui/toast.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { LimitsPart } from './limits-part.tsx';
import { Checks, Overview } from './overview.tsx';
import { PlacePart } from './place-part.tsx';
import { SkillsPart } from './skills-part.tsx';
import { TimesPart } from './times-part.tsx';
import './volunteer.css';
import { words } from './words.ts';

const HERE = '/me/volunteer';

/** A part is a screen of its own to the reader, though the address keeps its path: keyboard and screen reader start at its top too. */
function useTop(part: Part | undefined): void {
  const last = useRef(part);
  useEffect(() => {
    scrollTo(0, 0);
    if (last.current === part) return;
    last.current = part;
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [part]);
}

/** Registering as a volunteer in four short steps; afterwards the same four parts, each a sentence that can be opened. */
export function VolunteerPage({ app, session, query }: PageProps) {
  const me = session.me.value;
  const form = useScreen(
    () =>
      createVolunteerForm(
        { ...app, store: storeOf(app.store, me?.personId) },
        {
          personId: me?.personId,
          volunteer: me?.volunteer === true,
          homeStation: me?.homeStation,
          unnamed: me !== undefined && isUnnamed(me),
        },
      ),
    [app, me?.personId],
  );
  const part = PARTS.find((each) => each === query.get('part'));
  useTop(part);
  if (me === undefined)
    return (
      <ProblemDrawn problem={new Problem('unauthenticated', t().faults.signInTitle, 401)} again={() => undefined} />
    );
  const problem = form.profile.problem.value;
  if (problem !== undefined && form.profile.data.value === undefined && problem.status !== 404)
    return <ProblemDrawn problem={problem} again={() => form.start()} />;
  if (!form.ready.value)
    return (
      <div class="page">
        <TopBar title={words().mine} />
        <RowBones rows={4} />
      </div>
    );
  const registered = () => {
    toast(form.born.value === 'minor' ? words().registeredYoung : words().registered);
    void session.enter({ ...(form.entered.value ?? me), volunteer: true });
    // Who came from a wish goes back to it.
    go(query.get('to') === null ? '/for-me' : safePath(query.get('to')), 'replace');
  };
  return form.registered.value ? (
    <Change form={form} app={app} part={part} />
  ) : (
    <Register form={form} app={app} part={part ?? 'skills'} then={query.get('to')} onDone={registered} />
  );
}

function PartBody({ form, app, part }: { form: VolunteerForm; app: App; part: Part }) {
  if (part === 'skills') return <SkillsPart form={form} />;
  if (part === 'times') return <TimesPart form={form} now={app.now()} />;
  if (part === 'place') return <PlacePart form={form} app={app} />;
  return <LimitsPart form={form} now={app.now()} />;
}

/** What a part still lacks, in words. */
function openWords(form: VolunteerForm, part: Part): string {
  const say = words().open;
  if (part !== 'limits') return say[part];
  if (form.born.value === 'too_young') return say.young;
  if (form.sketch.value.languages.length === 0) return say.languages;
  const names = form.names.value;
  const nameless = names !== undefined && (names.name.trim() === '' || names.pseudonym.trim() === '');
  return nameless ? say.names : say.limits;
}

type RegisterProps = { form: VolunteerForm; app: App; part: Part; then: string | null; onDone: () => void };

function Register({ form, app, part, then, onDone }: RegisterProps) {
  const say = words();
  const at = PARTS.indexOf(part);
  const [open] = form.open.value;
  const missing = form.open.value.includes(part);
  const last = at === PARTS.length - 1;
  const blocked = last ? open !== undefined : missing;
  const reason = openWords(form, last ? (open ?? part) : part);
  const placeOf = (step: number) =>
    `${HERE}?part=${PARTS[step]}${then === null ? '' : `&to=${encodeURIComponent(then)}`}`;
  function next(): void {
    if (blocked) toast(reason);
    else if (!last) go(placeOf(at + 1));
    else void form.save.send().then((answer) => answer !== undefined && onDone());
  }
  return (
    <>
      <TopBar
        backTo={at === 0 ? { to: '/me', label: t().tabs.me } : { to: placeOf(at - 1), label: say.previous }}
        aside={<span class="small quiet">{say.register}</span>}
      />
      <div class="page volunteer volunteer-register">
        <Stepper steps={PARTS.map((each) => say.parts[each])} at={at} label={say.register} />
        <h1 class="title">{say.titles[part]}</h1>
        <PartBody form={form} app={app} part={part} />
        <ActionBar
          say={
            blocked ? (
              <span id="volunteer-why" class="ember bold">
                {reason}
              </span>
            ) : // Names are told to the station and stay on no device.
            form.names.value === undefined ? (
              say.draftKept
            ) : undefined
          }
          problem={form.save.problem.value?.title}
        >
          {at > 0 && <Button onClick={() => go(placeOf(at - 1))}>{say.previous}</Button>}
          <Button
            look={blocked ? 'blocked' : 'main'}
            busy={form.save.busy.value}
            onClick={next}
            {...(blocked ? { describedBy: 'volunteer-why' } : {})}
          >
            {last ? say.finish : say.next}
          </Button>
        </ActionBar>
      </div>
    </>
  );
}

function Change({ form, app, part }: { form: VolunteerForm; app: App; part: Part | undefined }) {
  const say = words();
  const changed = form.changed.value;
  const [open] = form.open.value;
  const shown = part ?? 'skills';
  function save(): void {
    if (open !== undefined) {
      toast(openWords(form, open));
      return;
    }
    void form.save.send().then((answer) => {
      if (answer === undefined) return;
      toast(say.saved);
      go(HERE, 'replace');
    });
  }
  return (
    <div class="volunteer-split" data-part={part === undefined ? undefined : ''}>
      <div class="volunteer-side">
        <TopBar backTo={{ to: '/me', label: t().tabs.me }} />
        <div class="page volunteer">
          <h1>{say.mine}</h1>
          <Overview form={form} part={part} />
          <Checks form={form} now={app.now()} />
          <p>
            <a class="link mid" href="/me/hours">
              {say.record}
            </a>
          </p>
        </div>
      </div>
      <div class="volunteer-part">
        <div class="phone-only">
          <TopBar backTo={{ to: HERE, label: say.mine }} />
        </div>
        <div class="page volunteer">
          <h1 class="title phone-only">{say.titles[shown]}</h1>
          <h2 class="volunteer-title title desk-only">{say.titles[shown]}</h2>
          <PartBody form={form} app={app} part={shown} />
          <ActionBar
            say={
              open === undefined ? (
                changed ? (
                  say.unsaved
                ) : (
                  say.nothingChanged
                )
              ) : (
                <span class="ember bold">{openWords(form, open)}</span>
              )
            }
            problem={form.save.problem.value?.title}
          >
            <Button
              look={open !== undefined ? 'blocked' : changed ? 'main' : 'plain'}
              busy={form.save.busy.value}
              onClick={save}
            >
              {say.save}
            </Button>
          </ActionBar>
        </div>
      </div>
    </div>
  );
}
