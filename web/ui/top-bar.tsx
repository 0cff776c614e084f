import type { ComponentChildren } from 'preact';
import { back } from '../main/router.ts';
import { Icon } from './icon.tsx';
import { chevronLeftIcon } from './icons.ts';

export type TopBarProps = {
  /** The screen's question; leave out where the page has its own h1. */
  title?: string;
  /** Where back leads when the person did not come from inside the app. */
  backTo?: { readonly to: string; readonly label: string };
  /** One action or one quiet line at the right. */
  aside?: ComponentChildren;
};

export function TopBar({ title, backTo, aside }: TopBarProps) {
  return (
    <header class="top">
      {backTo !== undefined && (
        <a
          class="back"
          href={backTo.to}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            back(backTo.to);
          }}
        >
          <Icon of={chevronLeftIcon} />
          {backTo.label}
        </a>
      )}
      {title !== undefined && <h1>{title}</h1>}
      {aside !== undefined && <div class="aside">{aside}</div>}
    </header>
  );
}
