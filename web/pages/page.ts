import type { ComponentType } from 'preact';
import type { App } from '../main/app.ts';
import type { Client } from '../main/client.ts';
import type { Prefs } from '../main/prefs.ts';
import type { Params } from '../main/router.ts';
import type { Session } from '../state/session.ts';

/** What every page is given. */
export type PageProps = {
  readonly app: App;
  readonly session: Session;
  readonly prefs: Prefs;
  readonly params: Params;
  readonly query: URLSearchParams;
};
export type Page = ComponentType<PageProps>;

/** One screen: where it is, how it is loaded, and which tab it belongs to. */
export type Route = {
  readonly path: string;
  readonly load: () => Page | Promise<Page>;
  /** Begins what the screen will read first, while the screen itself is still on its way. */
  readonly ahead?: (client: Client, params: Params, me: Session['me']['value']) => unknown;
  readonly tab?: 'wall' | 'forMe' | 'post' | 'me' | 'inbox' | 'desk';
  /** false: a screen with its own action at the foot of a phone, without the tabs. */
  readonly tabs?: false;
};
