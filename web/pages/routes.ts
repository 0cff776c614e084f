import type { Route } from './page.ts';
import { WallPage } from './wall/wall.tsx';

/** Every screen. The wall comes with the first download, each other one as its own. First match wins. */
export const ROUTES: readonly Route[] = [
  { path: '/', tab: 'wall', load: () => WallPage },
  { path: '/wishes/:wishId', tab: 'wall', tabs: false, load: async () => (await import('./wish/wish.tsx')).WishPage },
  { path: '/me', tab: 'me', load: async () => (await import('./me/me.tsx')).MePage },
  { path: '/me/wishes', tab: 'me', load: async () => (await import('./me/my-wishes.tsx')).MyWishesPage },
  { path: '/inbox', tab: 'inbox', load: async () => (await import('./inbox/inbox.tsx')).InboxPage },
  { path: '/sign-in', tabs: false, load: async () => (await import('./sign-in/sign-in.tsx')).SignInPage },
  { path: '/dev/inbox', tabs: false, load: async () => (await import('./sign-in/dev-inbox.tsx')).DevInboxPage },
  { path: '/for-me', tab: 'forMe', load: async () => (await import('./for-me/for-me.tsx')).ForMePage },
  { path: '/for-me/:taskId', tab: 'forMe', load: async () => (await import('./for-me/for-me.tsx')).ForMePage },
  { path: '/post', tab: 'post', tabs: false, load: async () => (await import('./post/post.tsx')).PostPage },
  { path: '/post/:wishId', tab: 'post', tabs: false, load: async () => (await import('./post/post.tsx')).PostPage },
  { path: '/me/volunteer', tab: 'me', tabs: false, load: async () => (await import('./volunteer/volunteer.tsx')).VolunteerPage },
  { path: '/queue', tab: 'desk', load: async () => (await import('./queue/queue.tsx')).QueuePage },
  { path: '/queue/:wishId', tab: 'desk', tabs: false, load: async () => (await import('./queue/queue.tsx')).QueuePage },
];
