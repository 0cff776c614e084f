import type { ComponentChildren } from 'preact';
import { t } from '../main/i18n.ts';
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

/** Whether back leads to another screen of the app than to `to`: then that one's name is not to stand there. */
function cameFromElsewhere(to: string): boolean {
  return typeof history.state === 'string' && history.state !== to.split('?')[0];
}

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
          {cameFromElsewhere(backTo.to) ? t().do.back : backTo.label}
        </a>
      )}
      {title !== undefined && <h1>{title}</h1>}
      {aside !== undefined && <div class="aside">{aside}</div>}
    </header>
  );
}
