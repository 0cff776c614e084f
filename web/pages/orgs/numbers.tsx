import { countWords, dateWords } from '../../main/format.ts';
import { minutesWords } from '../../main/spans.ts';
import type { Numbers, OrgState } from '../../state/org-tree.ts';
import { RowBones } from '../../ui/bones.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Cards } from './cards.tsx';
import { words as placeWords } from './place-words.ts';
import { words } from './words.ts';

/** What was done here, since when; each number leads down to what it counts. */
export function NumbersLine({
  numbers,
  orgId,
  below,
  now,
}: {
  numbers: Numbers;
  orgId: string;
  /** The wishes stand with the orgs below, not with this one. */
  below: boolean;
  now: number;
}) {
  const say = words();
  const to = (part: string) => (below ? '#orgs-below' : `/orgs/${orgId}/wishes${part}`);
  return (
    <p class="mid orgs-numbers">
      <a href={to('?part=fulfilled')}>{say.done(countWords(numbers.fulfilled), dateWords(numbers.since, now))}</a>
      <a href={to('')}>{say.waiting(countWords(numbers.waiting))}</a>
      <a href="#orgs-weeks">{say.served(minutesWords(numbers.minutes))}</a>
    </p>
  );
}

/** The first wishes that wait for somebody here. */
export function OpenHere({
  state,
  orgId,
  station,
  now,
}: {
  state: OrgState;
  orgId: string;
  station: boolean;
  now: number;
}) {
  const w = placeWords();
  return (
    <section aria-labelledby="orgs-open">
      <h2 id="orgs-open">{w.open}</h2>
      <Loaded of={state.waiting} bones={<RowBones rows={3} />}>
        {(cards) =>
          cards.length === 0 ? (
            <p class="mid quiet">{w.openNone}</p>
          ) : (
            <>
              <Cards cards={cards} now={now} level={3} />
              <p class="orgs-do">
                <ButtonLink size="small" to={`/orgs/${orgId}/wishes`}>
                  {w.openAll}
                </ButtonLink>
                {station && (
                  <ButtonLink size="small" to={`/?place=${orgId}`}>
                    {w.wall}
                  </ButtonLink>
                )}
              </p>
            </>
          )
        }
      </Loaded>
    </section>
  );
}

/** Week by week, the running one first: what the sums above are made of. */
export function WeeksTable({ numbers, now }: { numbers: Numbers; now: number }) {
  const w = placeWords();
  return (
    <section aria-labelledby="orgs-weeks">
      <h2 id="orgs-weeks" tabIndex={-1}>
        {w.weeks}
      </h2>
      <table class="orgs-weeks mid figures">
        <thead class="small quiet">
          <tr>
            <th scope="col">{w.week}</th>
            <th scope="col">{w.posted}</th>
            <th scope="col">{w.done}</th>
            <th scope="col">{w.served}</th>
          </tr>
        </thead>
        <tbody>
          {[...numbers.weeks].reverse().map((week, at) => (
            <tr key={week.week}>
              <th scope="row">
                {dateWords(week.week, now)}
                {at === 0 && <span class="small quiet orgs-running">{w.thisWeek}</span>}
              </th>
              <td>{countWords(week.posted)}</td>
              <td>{countWords(week.fulfilled)}</td>
              <td>{minutesWords(week.minutes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="small quiet">{w.counts}</p>
    </section>
  );
}
