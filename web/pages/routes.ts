import type { Route } from './page.ts';
import { WallPage } from './wall/wall.tsx';

/** Every screen. The wall comes with the first download, each other one as its own. First match wins. */
export const ROUTES: readonly Route[] = [
  { path: '/', tab: 'wall', load: () => WallPage },
  { path: '/wishes/:wishId', tab: 'wall', tabs: false, load: async () => (await import('./wish/wish.tsx')).WishPage },
  { path: '/me', tab: 'me', load: async () => (await import('./me/me.tsx')).MePage },
  { path: '/me/wishes', tab: 'me', load: async () => (await import('./me/my-wishes.tsx')).MyWishesPage },
  { path: '/me/outbox', tab: 'me', load: async () => (await import('./outbox/outbox.tsx')).OutboxPage },
  { path: '/inbox', tab: 'inbox', load: async () => (await import('./inbox/inbox.tsx')).InboxPage },
  { path: '/sign-in', tabs: false, load: async () => (await import('./sign-in/sign-in.tsx')).SignInPage },
  { path: '/dev/inbox', tabs: false, load: async () => (await import('./sign-in/dev-inbox.tsx')).DevInboxPage },
  { path: '/for-me', tab: 'forMe', load: async () => (await import('./for-me/for-me.tsx')).ForMePage },
  { path: '/for-me/:taskId', tab: 'forMe', load: async () => (await import('./for-me/for-me.tsx')).ForMePage },
  { path: '/post', tab: 'post', tabs: false, load: async () => (await import('./post/post.tsx')).PostPage },
  { path: '/post/:wishId', tab: 'post', tabs: false, load: async () => (await import('./post/post.tsx')).PostPage },
  {
    path: '/me/volunteer',
    tab: 'me',
    tabs: false,
    load: async () => (await import('./volunteer/volunteer.tsx')).VolunteerPage,
  },
  { path: '/queue', tab: 'desk', load: async () => (await import('./queue/queue.tsx')).QueuePage },
  { path: '/queue/:wishId', tab: 'desk', tabs: false, load: async () => (await import('./queue/queue.tsx')).QueuePage },
  { path: '/board', tab: 'desk', load: async () => (await import('./board/board.tsx')).BoardPage },
  {
    path: '/how-matching-works',
    load: async () => (await import('./how-matching/how-matching.tsx')).HowMatchingPage,
  },
  { path: '/orgs', load: async () => (await import('./orgs/orgs.tsx')).OrgsPage },
  { path: '/orgs/:orgId', load: async () => (await import('./orgs/org.tsx')).OrgPage },
  { path: '/volunteers', tab: 'desk', load: async () => (await import('./volunteers/volunteers.tsx')).VolunteersPage },
  { path: '/wishes/:wishId/reads', load: async () => (await import('./reads/reads.tsx')).ReadsPage },
  { path: '/operator/dead-letters', load: async () => (await import('./operator/dead-letters.tsx')).DeadLettersPage },
  { path: '/me/tasks', tab: 'me', load: async () => (await import('./my-tasks/my-tasks.tsx')).MyTasksPage },
  {
    path: '/me/tasks/:taskId',
    tab: 'me',
    tabs: false,
    load: async () => (await import('./my-tasks/task-day.tsx')).TaskDayPage,
  },
  {
    path: '/me/calendar',
    tab: 'me',
    tabs: false,
    load: async () => (await import('./calendar/calendar.tsx')).CalendarPage,
  },
  {
    path: '/me/notices',
    tab: 'me',
    tabs: false,
    load: async () => (await import('./notice-settings/notice-settings.tsx')).NoticeSettingsPage,
  },
  { path: '/operator/sending-days', load: async () => (await import('./operator/sending-days.tsx')).SendingDaysPage },
  { path: '/me/hours', tab: 'me', load: async () => (await import('./hours/hours.tsx')).HoursPage },
  {
    path: '/tasks/:taskId/show',
    tab: 'me',
    tabs: false,
    load: async () => (await import('./show-code/show-code.tsx')).ShowCodePage,
  },
  {
    path: '/tasks/:taskId/candidates',
    tab: 'desk',
    load: async () => (await import('./candidates/candidates.tsx')).CandidatesPage,
  },
  {
    path: '/wishes/:wishId/confirm',
    tab: 'me',
    tabs: false,
    load: async () => (await import('./confirm/confirm.tsx')).ConfirmPage,
  },
];
