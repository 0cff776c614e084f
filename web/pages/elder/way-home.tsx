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

/** An ordinary screen, as somebody who uses the large ones sees it. */
export function underWayHome(Screen: Page): Page {
  return (props) => (
    <>
      <WayHome />
      <Screen {...props} />
    </>
  );
}
