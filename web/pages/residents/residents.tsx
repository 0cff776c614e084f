import { chinaYear } from '../../../shared/kernel/time.ts';
import { GROWN_UP_YEARS, sureYears } from '../../../shared/volunteers/age.ts';
import { DOT } from '../../main/format.ts';
import { pageWords, t } from '../../main/i18n.ts';
import { createResidents, type Resident, type Residents } from '../../state/residents.ts';
import { AtDesk } from '../../ui/at-desk.tsx';
import { RowBones } from '../../ui/bones.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import './residents.css';

const words = pageWords(
  {
    title: '居民',
    text: '家访时，可以替老人把手机换成长辈版：大字、一屏三件事、一个打给站里的按钮。他一登录就是这样，自己也能换回来。',
    none: '站里还没有记下居民，替人写第一个愿望时会记下。',
    born: (year: number) => `${year} 年生`,
    noPhone: '没留手机号，还登录不了',
    on: '换成长辈版',
    off: '换回普通版',
    is: '长辈版',
    mandates: '谁替办',
    guardian: '监护人',
  },
  {
    title: 'Residents',
    text: 'At a home visit you can give an old person the large screens: big letters, three things a screen, one button to call the station. They are there whenever the person signs in, and the person can turn them off.',
    none: 'The station has noted nobody yet. The first wish written for somebody notes them.',
    born: (year) => `born ${year}`,
    noPhone: 'no phone number, so no sign-in yet',
    on: 'Turn on large screens',
    off: 'Back to normal',
    is: 'large screens',
    mandates: 'Who acts',
    guardian: 'Guardian',
  },
);

export function ResidentsPage({ app, session }: PageProps) {
  return <AtDesk session={session}>{(desk) => <List app={app} orgId={desk.orgId} />}</AtDesk>;
}

function List({ app, orgId }: { app: PageProps['app']; orgId: string }) {
  const screen = useScreen(() => createResidents(app, orgId), [app, orgId]);
  const w = words();
  const problem = screen.setElder.problem.value;
  return (
    <>
      <TopBar title={w.title} />
      <div class="page residents">
        <p class="mid quiet">{w.text}</p>
        {problem !== undefined && (
          <p class="fault-note" role="alert">
            {problem.title}
          </p>
        )}
        <Loaded of={screen.list} bones={<RowBones rows={6} />}>
          {(list) => (
            <>
              {list.items.length === 0 && <p class="mid">{w.none}</p>}
              <ul class="card rows" data-flush="">
                {list.items.map((one) => (
                  <Row key={one.personId} one={one} screen={screen} now={app.now()} />
                ))}
              </ul>
              {list.next !== undefined && (
                <Button busy={screen.more.busy.value} onClick={() => void screen.more.send()}>
                  {t().do.more}
                </Button>
              )}
            </>
          )}
        </Loaded>
      </div>
    </>
  );
}

/** For a child their guardian speaks, and nobody else may be made to. */
function isChild({ birthYear }: Resident, now: number): boolean {
  return birthYear !== undefined && sureYears(birthYear, chinaYear(now)) < GROWN_UP_YEARS;
}

function Row({ one, screen, now }: { one: Resident; screen: Residents; now: number }) {
  const w = words();
  const facts = [
    ...(one.pseudonym === one.name ? [] : [one.pseudonym]),
    ...(one.birthYear === undefined ? [] : [w.born(one.birthYear)]),
    ...(one.hasPhone ? [] : [w.noPhone]),
    ...(one.elder === true ? [w.is] : []),
  ];
  return (
    <li class="row">
      <span class="grow">
        <b>{one.name}</b>
        <span class="small quiet">{facts.join(DOT)}</span>
      </span>
      {isChild(one, now) ? (
        <ButtonLink size="small" look="quiet" to={`/guardians/${one.personId}`}>
          {w.guardian}
          <span class="out-of-sight"> {one.name}</span>
        </ButtonLink>
      ) : (
        <ButtonLink size="small" look="quiet" to={`/residents/${one.personId}/mandates`}>
          {w.mandates}
          <span class="out-of-sight"> {one.name}</span>
        </ButtonLink>
      )}
      {/* Who cannot sign in sees no screens, large or not. */}
      {(one.hasPhone || one.elder === true) && (
        <Button
          size="small"
          busy={screen.setElder.busy.value}
          onClick={() => void screen.setElder.send(one.personId, one.elder !== true)}
        >
          {one.elder === true ? w.off : w.on}
          <span class="out-of-sight"> {one.name}</span>
        </Button>
      )}
    </li>
  );
}
