import './six-digits.css';
import { codeDigits } from '../main/digits.ts';

export type SixDigitsProps = {
  label: string;
  value: string;
  onInput: (digits: string) => void;
  /** The element that says what is wrong with them. */
  describedBy?: string | undefined;
  wrong?: boolean;
};
const PLACES = [0, 1, 2, 3, 4, 5] as const;

/** Six large boxes over one real field: pasting, the phone's own filling-in and screen readers see a plain input. */
export function SixDigits({ label, value, onInput, describedBy, wrong = false }: SixDigitsProps) {
  return (
    <div class="six-digits" data-wrong={wrong ? '' : undefined}>
      {PLACES.map((place) => (
        <span key={place} aria-hidden="true" data-next={place === value.length ? '' : undefined}>
          {value[place] ?? ''}
        </span>
      ))}
      <input
        aria-label={label}
        aria-invalid={wrong}
        aria-describedby={describedBy}
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        value={value}
        onInput={({ currentTarget: field }) => {
          // Also where nothing changed for the screen: a seventh digit would wait unseen in the field.
          field.value = codeDigits(field.value);
          onInput(field.value);
        }}
      />
    </div>
  );
}
