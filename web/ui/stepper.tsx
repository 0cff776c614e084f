import { Icon } from './icon.tsx';
import { checkIcon } from './icons.ts';

/** Named steps of a form or of a day; `at` is the index of the one that is on. */
export function Stepper({ steps, at, label }: { steps: readonly string[]; at: number; label: string }) {
  return (
    <ol class="stepper" aria-label={label}>
      {steps.map((step, index) => (
        <li key={step} data-state={index < at ? 'done' : undefined} aria-current={index === at ? 'step' : undefined}>
          {index < at && <Icon of={checkIcon} />}
          {step}
        </li>
      ))}
    </ol>
  );
}
