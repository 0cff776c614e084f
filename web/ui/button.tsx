import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

export type ButtonLook = 'main' | 'plain' | 'blocked' | 'pine' | 'alert' | 'quiet';
type Shared = {
  children: ComponentChildren;
  look?: ButtonLook;
  size?: 'small';
  wide?: boolean;
  icon?: string;
  after?: ComponentChildren;
};

export type ButtonProps = Shared & {
  onClick?: () => void;
  busy?: boolean | undefined;
  /** Sends the form it stands in. */
  submit?: boolean;
  /** The element that says why a blocked button is blocked. */
  describedBy?: string;
};

/** A verb. `blocked` may still be pressed: the screen then shows the reason instead of silence. */
export function Button({
  children,
  look = 'plain',
  size,
  wide,
  icon,
  after,
  onClick,
  busy = false,
  submit,
  describedBy,
}: ButtonProps) {
  return (
    <button
      type={submit ? 'submit' : 'button'}
      class="button"
      data-look={look}
      data-size={size}
      data-wide={wide ? '' : undefined}
      aria-busy={busy}
      aria-disabled={busy || look === 'blocked' ? true : undefined}
      aria-describedby={describedBy}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.();
      }}
    >
      {icon !== undefined && <Icon of={icon} />}
      {children}
      {after}
    </button>
  );
}

/** A link that looks like a button: it leads somewhere instead of doing something. */
export function ButtonLink({ children, look = 'plain', size, wide, icon, after, to }: Shared & { to: string }) {
  return (
    <a class="button" href={to} data-look={look} data-size={size} data-wide={wide ? '' : undefined}>
      {icon !== undefined && <Icon of={icon} />}
      {children}
      {after}
    </a>
  );
}
