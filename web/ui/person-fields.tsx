import type { ComponentChildren } from 'preact';
import { phoneDigits } from '../main/digits.ts';
import type { Problem } from '../main/problem.ts';
import { Chip, Chips } from './chip.tsx';
import { Field } from './field.tsx';
import './person-fields.css';

/* What forms about somebody ask in the same way: a number, one of a few, several of a few, and what is wrong with the answer. */

/** A sentence beside its question; what the server refused stands over the button. */
export function Fault({ of }: { of: Problem | string | undefined }) {
  if (of === undefined) return null;
  return typeof of === 'string' ? (
    <span class="fault" role="alert">
      {of}
    </span>
  ) : (
    <p class="fault-note" role="alert">
      {of.title}
    </p>
  );
}

export type TextOfProps = {
  label: string;
  hint?: string;
  value: string;
  fault?: string | undefined;
  onInput: (value: string) => void;
};

/** Somebody else's name: the browser offers none of its own. */
export function NameField({ label, hint, ...rest }: TextOfProps) {
  return <Field label={label} {...(hint === undefined ? {} : { hint })} maxLength={40} autoComplete="off" {...rest} />;
}

/** Somebody else's mobile number: no limit in the field, which would cut a pasted one before its spaces are taken out. */
export function PhoneField({ label, hint, onInput, ...rest }: TextOfProps) {
  const said = hint === undefined ? {} : { hint };
  const give = (text: string) => onInput(phoneDigits(text));
  return <Field label={label} {...said} type="tel" inputMode="tel" autoComplete="off" onInput={give} {...rest} />;
}

export type OneOfProps<V extends string | number> = {
  label: string;
  options: readonly (readonly [value: V, words: string])[];
  value: V | undefined;
  fault?: string | undefined;
  onChange: (value: V) => void;
};

/** One of a few short answers, as chips. */
export function OneOf<V extends string | number>({ label, options, value, fault, onChange }: OneOfProps<V>) {
  return (
    <div class="field">
      <span class="label">{label}</span>
      <Chips label={label} wrap>
        {options.map(([option, words]) => (
          <Chip key={option} soft on={option === value} onClick={() => onChange(option)}>
            {words}
          </Chip>
        ))}
      </Chips>
      <Fault of={fault} />
    </div>
  );
}

export type SeveralOfProps<V extends string> = {
  legend: string;
  hint?: string;
  options: readonly (readonly [value: V, words: string, text: string])[];
  value: readonly V[];
  onChange: (value: readonly V[]) => void;
  /** What follows from the answer, or what is wrong with it. */
  children?: ComponentChildren;
};

/** Several of a few, each with a sentence that says what it means. Answers stay in the order of the options. */
export function SeveralOf<V extends string>({ legend, hint, options, value, onChange, children }: SeveralOfProps<V>) {
  const toggle = (option: V, on: boolean) =>
    onChange(options.map(([one]) => one).filter((one) => (one === option ? on : value.includes(one))));
  return (
    <fieldset class="field">
      <legend class="label">{legend}</legend>
      {hint !== undefined && <span class="hint">{hint}</span>}
      <div class="rows">
        {options.map(([option, words, text]) => (
          <label class="choice" key={option}>
            <input
              type="checkbox"
              checked={value.includes(option)}
              onChange={({ currentTarget: { checked } }) => toggle(option, checked)}
            />
            <span class="grow several-words">
              <span>{words}</span>
              <span class="small quiet">{text}</span>
            </span>
          </label>
        ))}
      </div>
      {children}
    </fieldset>
  );
}
