import { useState } from 'preact/hooks';
import { capital, DOT, dateWords } from '../../main/format.ts';
import type { createMyMandates, MandateView } from '../../state/mandates.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { WholeWords } from '../../ui/said.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toast } from '../../ui/toast.tsx';
import { words } from './words.ts';

type End = ReturnType<typeof createMyMandates>['end'];

/** Mandates, each with what it is for, until when, and its end one press away. `held`: seen by who acts. */
export function MandateList({
  items,
  end,
  now,
  held = false,
}: {
  items: readonly MandateView[];
  end: End;
  now: number;
  held?: boolean;
}) {
  const [asked, setAsked] = useState<MandateView>();
  const w = words();
  const nameOf = (one: MandateView) => (held ? one.called : (one.holder ?? ''));
  return (
    <>
      <ul class="card rows" data-flush="">
        {items.map((one) => (
          <li class="row mandates-row" key={one.id} data-over={one.state === 'ended' ? '' : undefined}>
            <span class="grow mandates-lines">
              <b>{nameOf(one)}</b>
              <span class="mid">
                <WholeWords of={one.purposes.map((purpose) => w.purposes[purpose]).join(DOT)} />
              </span>
              <span class="small quiet">
                <WholeWords of={factsOf(one, held, now)} />
              </span>
            </span>
            {one.state !== 'ended' && (
              <span class="mandates-acts">
                {held && one.state === 'live' && (
                  <ButtonLink size="small" to={`/for/${one.personId}`}>
                    {w.open}
                    <span class="out-of-sight"> {nameOf(one)}</span>
                  </ButtonLink>
                )}
                <Button
                  size="small"
                  look="quiet"
                  onClick={() => {
                    end.clear();
                    setAsked(one);
                  }}
                >
                  {held ? w.endHeld : w.end}
                  <span class="out-of-sight"> {nameOf(one)}</span>
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      <Sheet
        open={asked !== undefined}
        onClose={() => setAsked(undefined)}
        title={asked === undefined ? '' : (held ? w.endHeldTitle : w.endTitle)(nameOf(asked))}
      >
        <p>{w.endText}</p>
        {end.problem.value !== undefined && (
          <p class="fault-note" role="alert">
            {end.problem.value.title}
          </p>
        )}
        <div class="mandates-buttons">
          <Button
            look="alert"
            wide
            busy={end.busy.value}
            onClick={() =>
              asked !== undefined &&
              void end.send(asked).then((done) => {
                if (done === undefined) return;
                setAsked(undefined);
                toast(w.ended);
              })
            }
          >
            {held ? w.endHeld : w.end}
          </Button>
          <Button wide onClick={() => setAsked(undefined)}>
            {w.keep}
          </Button>
        </div>
      </Sheet>
    </>
  );
}

function factsOf(one: MandateView, held: boolean, now: number): string {
  const w = words();
  const date = (at: number) => dateWords(at, now);
  const span =
    one.state === 'ended'
      ? w.endedAt[one.endedBy ?? 'clock'](date(one.endedAt ?? one.until))
      : one.state === 'ahead'
        ? `${w.from(date(one.from))} · ${w.until(date(one.until))}`
        : w.until(date(one.until));
  return capital(
    [
      ...(held ? [] : [w.ties[one.tie], ...(one.phoneEnd === undefined ? [] : [w.phoneEnd(one.phoneEnd)])]),
      w.proofs[one.proof],
      span,
    ].join(DOT),
  );
}
