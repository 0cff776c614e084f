import { useId } from 'preact/hooks';

export type FieldProps = {
  label: string;
  value: string;
  onInput: (value: string) => void;
  /** Leaves the sentence below the label. */
  hint?: string;
  /** What does not fit, as a sentence. */
  fault?: string | undefined;
  /** Many lines. */
  long?: boolean;
  type?: 'text' | 'tel' | 'search' | 'date' | 'time' | 'datetime-local' | 'number';
  inputMode?: 'text' | 'numeric' | 'tel';
  autoComplete?: string;
  maxLength?: number;
  placeholder?: string;
  required?: boolean;
  name?: string;
  /** Of a day or a number. */
  min?: string;
  max?: string;
};

/** A labelled input; its hint and its fault are read with it. */
export function Field({ label, value, onInput, hint, fault, long = false, type = 'text', ...rest }: FieldProps) {
  const id = useId();
  const said = [hint === undefined ? '' : `${id}-hint`, fault === undefined ? '' : `${id}-fault`]
    .filter(Boolean)
    .join(' ');
  const shared = {
    id,
    class: 'input',
    value,
    'aria-invalid': fault !== undefined,
    ...(said === '' ? {} : { 'aria-describedby': said }),
    ...rest,
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {long ? (
        <textarea {...shared} onInput={(event) => onInput(event.currentTarget.value)} />
      ) : (
        // Preact types every kind of input apart; ours differ only in the keyboard they bring up.
        <input {...shared} type={type as 'text'} onInput={(event) => onInput(event.currentTarget.value)} />
      )}
      {fault !== undefined && (
        <span class="fault" id={`${id}-fault`}>
          {fault}
        </span>
      )}
    </div>
  );
}

export type SelectFieldProps<V extends string> = {
  label: string;
  options: readonly (readonly [value: V, words: string])[];
  value: V | undefined;
  onChange: (value: V) => void;
  hint?: string;
  /** The first line while nothing is chosen. */
  ask?: string;
};

/** One of many, in the phone's own list. */
export function SelectField<V extends string>({ label, options, value, onChange, hint, ask }: SelectFieldProps<V>) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <select
        id={id}
        class="input"
        value={value ?? ''}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => {
          const chosen = options.find(([option]) => option === event.currentTarget.value)?.[0];
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {ask !== undefined && (
          <option value="" disabled>
            {ask}
          </option>
        )}
        {options.map(([option, words]) => (
          <option key={option} value={option} selected={option === value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

export type ChoiceProps<V extends string> = {
  legend: string;
  options: readonly (readonly [value: V, words: string])[];
  value: V | undefined;
  onChange: (value: V) => void;
};

/** One of a few, all in sight. */
export function Choice<V extends string>({ legend, options, value, onChange }: ChoiceProps<V>) {
  const name = useId();
  return (
    <fieldset class="field">
      <legend class="label">{legend}</legend>
      <div class="rows">
        {options.map(([option, words]) => (
          <label class="choice" key={option}>
            <input type="radio" name={name} checked={option === value} onChange={() => onChange(option)} />
            {words}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Two or three short answers in one line. */
export function Segmented<V extends string>({ legend, options, value, onChange }: ChoiceProps<V>) {
  return (
    <fieldset class="segmented" aria-label={legend}>
      {options.map(([option, words]) => (
        <button key={option} type="button" aria-pressed={option === value} onClick={() => onChange(option)}>
          {words}
        </button>
      ))}
    </fieldset>
  );
}
