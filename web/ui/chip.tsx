import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import { chevronDownIcon } from './icons.ts';

export function Chips({
  children,
  label,
  wrap = false,
}: {
  children: ComponentChildren;
  label: string;
  wrap?: boolean;
}) {
  return (
    <fieldset class="chips" aria-label={label} data-wrap={wrap ? '' : undefined}>
      {children}
    </fieldset>
  );
}

export type ChipProps = {
  children: ComponentChildren;
  on: boolean;
  onClick: () => void;
  soft?: boolean;
  icon?: string;
};

/** On or off. */
export function Chip({ children, on, onClick, soft = false, icon }: ChipProps) {
  return (
    <button type="button" class="chip" aria-pressed={on} data-look={soft ? 'soft' : undefined} onClick={onClick}>
      {icon !== undefined && <Icon of={icon} />}
      {children}
    </button>
  );
}

export type ChipSelectProps<V extends string> = {
  /** What the choice is about: shown while nothing is chosen, read aloud always. */
  label: string;
  /** The words of "any". Without them something is always chosen. */
  any?: string;
  options: readonly (readonly [value: V, words: string])[];
  value: V | undefined;
  onChange: (value: V | undefined) => void;
};

/** One of a few: the phone's own list, under a chip. */
export function ChipSelect<V extends string>({ label, any, options, value, onChange }: ChipSelectProps<V>) {
  const chosen = options.find(([option]) => option === value)?.[1];
  return (
    <span class="chip" data-on={chosen === undefined ? undefined : ''}>
      <span aria-hidden="true">{chosen ?? label}</span>
      {chosen === undefined && <Icon of={chevronDownIcon} />}
      <select
        aria-label={label}
        value={value ?? ''}
        onChange={(event) => onChange(options.find(([option]) => option === event.currentTarget.value)?.[0])}
      >
        {any !== undefined && <option value="">{any}</option>}
        {options.map(([option, words]) => (
          <option key={option} value={option} selected={option === value}>
            {words}
          </option>
        ))}
      </select>
    </span>
  );
}
