import type { Page } from '../page.ts';
import { words } from './words.ts';
import './elder.css';

/** The large screens have no tabs: from each of them one way leads back, and it stays in sight. */
export function WayHome() {
  const { back } = words();
  return (
    <nav class="elder-way" aria-label={back}>
      <a href="/">{back}</a>
    </nav>
  );
}

const made = new WeakMap<Page, Page>();

/** An ordinary screen, as somebody who uses the large ones sees it: always the same one, so that it keeps its state as its address changes. */
export function underWayHome(Screen: Page): Page {
  const before = made.get(Screen);
  if (before !== undefined) return before;
  const page: Page = (props) => (
    <>
      <WayHome />
      <Screen {...props} />
    </>
  );
  made.set(Screen, page);
  return page;
}
