import './marked-field.css';
import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import type { Finding } from '../../shared/wishes/wish.ts';

export type MarkedFieldProps = {
  label: string;
  hideLabel?: boolean;
  value: string;
  onInput: (value: string) => void;
  /** Places of the text, in order, none touching another. */
  findings: readonly Finding[];
  /** Said below the field, also to a screen reader when it changes: how many places are marked and what becomes of them. */
  note: string;
  maxLength?: number;
  fault?: string | undefined;
  /** One line high to begin with. */
  short?: boolean;
  placeholder?: string;
  /** Shows in another colour what may by no means be published. */
  strict?: boolean;
};

/** What is pasted into a field that is one line to its readers. */
export function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}

/** A text field that underlines what would identify somebody, and grows with its text. */
export function MarkedField({
  label,
  hideLabel = false,
  value,
  onInput,
  findings,
  note,
  maxLength,
  fault,
  short = false,
  placeholder,
  strict = false,
}: MarkedFieldProps) {
  const id = useId();
  const described = [fault === undefined ? '' : `${id}-fault`, `${id}-note`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id} class={hideLabel ? 'out-of-sight' : undefined}>
        {label}
      </label>
      <div class="marked" data-short={short ? '' : undefined} data-invalid={fault === undefined ? undefined : ''}>
        <div aria-hidden="true">
          {marked(value, findings, strict)}
          {'\u200b'}
        </div>
        <textarea
          id={id}
          value={value}
          rows={1}
          aria-invalid={fault !== undefined}
          aria-describedby={described}
          {...(maxLength === undefined ? {} : { maxLength })}
          {...(placeholder === undefined ? {} : { placeholder })}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      </div>
      {fault !== undefined && (
        <span class="fault" id={`${id}-fault`}>
          {fault}
        </span>
      )}
      <span class="hint" id={`${id}-note`} role="status">
        {note}
      </span>
    </div>
  );
}

function marked(text: string, findings: readonly Finding[], strict: boolean): readonly (string | VNode)[] {
  const parts: (string | VNode)[] = [];
  let read = 0;
  for (const finding of findings) {
    parts.push(
      text.slice(read, finding.start),
      <mark key={finding.start} data-hard={strict && finding.hard ? '' : undefined}>
        {text.slice(finding.start, finding.end)}
      </mark>,
    );
    read = finding.end;
  }
  return [...parts, text.slice(read)];
}
