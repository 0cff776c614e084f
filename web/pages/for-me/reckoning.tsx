import type { ComponentChildren } from 'preact';
import type { Words } from '../../../shared/kernel/schema.ts';
import type { Fit } from '../../../shared/tasks/fits.ts';
import type { ForMe } from '../../state/for-me.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { checkIcon, xIcon } from '../../ui/icons.ts';
import { Said } from '../../ui/said.tsx';
import { toast } from '../../ui/toast.tsx';
import { gateSourceText, gateText } from './reasons.ts';
import './reckoning.css';
import { TierPoints } from './tier-points.tsx';
import { words } from './words.ts';

type ReckoningProps = {
  fit: Fit;
  standing: ComponentChildren;
  /** What the task is called, where its card does not stand above. */
  of?: Words | undefined;
};

/** The whole reckoning for one task: every point tier by tier, every gate with its rule, and the way to the published table. */
export function Reckoning({ fit, standing, of }: ReckoningProps) {
  const say = words();
  return (
    <section class="reckoning">
      {of !== undefined && (
        <p class="bold">
          <Said words={of} />
        </p>
      )}
      <h2>{say.reckoning}</h2>
      <p class="mid quiet">{say.reckoningText}</p>
      {standing}
      <div class="reckoning-head">
        <h3>{say.points}</h3>
      </div>
      <p class="small quiet">{say.pointsText}</p>
      <TierPoints fit={fit} voice="me" />
      <div class="reckoning-head">
        <h3>{say.gates}</h3>
      </div>
      <p class="small quiet">{say.gatesText}</p>
      <ul class="rows">
        {[...fit.gates]
          .sort((a, b) => Number(a.passes) - Number(b.passes))
          .map((gate) => (
            <li class="reckoning-gate" data-passes={gate.passes} key={gate.gate}>
              <Icon of={gate.passes ? checkIcon : xIcon} />
              <span class="grow">
                <span class="out-of-sight">{gate.passes ? say.passed : say.refused} </span>
                {gateText(gate, 'me')}
                <span class="small quiet">{gateSourceText(gate)}</span>
              </span>
            </li>
          ))}
      </ul>
      <p class="small quiet">{say.notCounted}</p>
      <p class="mid">
        <a class="link" href="/how-matching-works">
          {say.rules}
        </a>
      </p>
    </section>
  );
}

/** PIPL 24: automated suggestions can be refused, in one press, and taken back as easily. */
export function SuggestionsSwitch({ state }: { state: ForMe }) {
  const say = words();
  const on = state.list.data.value?.suggestions ?? state.profile.data.value?.suggestions ?? true;
  return (
    <section class="reckoning-switch">
      <h2>{say.switchTitle}</h2>
      <p class="mid">{on ? say.switchOn : say.switchOff}</p>
      {state.turn.problem.value !== undefined && (
        <p class="fault-note" role="alert">
          {state.turn.problem.value.title}
        </p>
      )}
      <Button
        size="small"
        busy={state.turn.busy.value}
        onClick={() => {
          void state.turn.send(!on).then(() => {
            if (state.turn.problem.value === undefined) toast(on ? say.turnedOff : say.turnedOn);
          });
        }}
      >
        {on ? say.turnOff : say.turnOn}
      </Button>
      <p class="small quiet">{say.law}</p>
    </section>
  );
}
