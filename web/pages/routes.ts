import type { Route } from './page.ts';
import { WallPage } from './wall/wall.tsx';

/** The screens of who uses the large ones. */
const LARGE: readonly Route[] = [
  { path: '/', tabs: false, load: async () => (await import('./elder/home.tsx')).ElderHomePage },
  { path: '/me/wishes', tabs: false, load: async () => (await import('./elder/lists.tsx')).ElderWishesPage },
  { path: '/post', tabs: false, load: async () => (await import('./elder/post.tsx')).ElderPostPage },
  { path: '/wishes/:wishId', tabs: false, load: async () => (await import('./elder/wish.tsx')).ElderWishPage },
  {
    path: '/wishes/:wishId/confirm',
    tabs: false,
    load: async () => (await import('./elder/confirm.tsx')).ElderConfirmPage,
  },
  { path: '/elder/visits', tabs: false, load: async () => (await import('./elder/lists.tsx')).ElderVisitsPage },
];

/** Every screen. The wall comes with the first download, each other one as its own. First match wins. */
export const ROUTES: readonly Route[] = [
  { path: '/', tab: 'wall', load: () => WallPage },
  {
    path: '/wishes/:wishId',
    tab: 'wall',
    tabs: false,
    load: async () => (await import('./wish/wish.tsx')).WishPage,
    ahead: (client, { wishId = '' }) => client.ahead('GET /api/wishes/:wishId', { params: { wishId } }),
  },
  {
    path: '/wishes/:wishId/sheet',
    tab: 'wall',
    tabs: false,
    load: async () => (await import('./sheet/sheet.tsx')).WishSheetPage,
  },
  {
    path: '/orgs/:orgId/sheet',
    tabs: false,
    load: async () => (await import('./sheet/sheet.tsx')).OrgSheetPage,
  },
  { path: '/me', tab: 'me', load: async () => (await import('./me/me.tsx')).MePage },
  { path: '/me/wishes', tab: 'me', load: async () => (await import('./me/my-wishes.tsx')).MyWishesPage },
  { path: '/me/outbox', tab: 'me', load: async () => (await import('./outbox/outbox.tsx')).OutboxPage },
  {
    path: '/me/sign-ins',
    tab: 'me',
    load: async () => (await import('./sign-ins/sign-ins.tsx')).SignInsPage,
  },
  { path: '/welcome', tabs: false, load: async () => (await import('./welcome/welcome.tsx')).WelcomePage },
  { path: '/inbox', tab: 'inbox', load: async () => (await import('./inbox/inbox.tsx')).InboxPage },
  { path: '/sign-in', tabs: false, load: async () => (await import('./sign-in/sign-in.tsx')).SignInPage },
  { path: '/dev/inbox', tabs: false, load: async () => (await import('./sign-in/dev-inbox.tsx')).DevInboxPage },
  {
    path: '/for-me',
    tab: 'forMe',
    load: async () => (await import('./for-me/for-me.tsx')).ForMePage,
    ahead: (client, _params, me) => me?.volunteer && client.ahead('GET /api/my/suggestions', { query: {} }),
  },
  { path: '/for-me/:taskId', tab: 'forMe', load: async () => (await import('./for-me/for-me.tsx')).ForMePage },
  { path: '/post', tab: 'post', tabs: false, load: async () => (await import('./post/post.tsx')).PostPage },
  {
    path: '/post/for/:personId',
    tab: 'post',
    tabs: false,
    load: async () => (await import('./post/post.tsx')).PostPage,
  },
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
  { path: '/series', tab: 'desk', load: async () => (await import('./series/list.tsx')).SeriesListPage },
  {
    path: '/series/:seriesId',
    tab: 'me',
    tabs: false,
    load: async () => (await import('./series/series.tsx')).SeriesPage,
  },
  {
    path: '/wishes/:wishId/again',
    tab: 'desk',
    tabs: false,
    load: async () => (await import('./series/setup.tsx')).SeriesSetupPage,
  },
  { path: '/plan', tab: 'desk', load: async () => (await import('./plan/plan.tsx')).PlanPage },
  { path: '/plan/:taskId', tab: 'desk', tabs: false, load: async () => (await import('./plan/plan.tsx')).PlanPage },
  { path: '/orgs', load: async () => (await import('./orgs/orgs.tsx')).OrgsPage },
  {
    path: '/orgs/:orgId/wishes',
    load: async () => (await import('./orgs/place-wishes.tsx')).PlaceWishesPage,
  },
  { path: '/orgs/:orgId', load: async () => (await import('./orgs/org.tsx')).OrgPage },
  { path: '/join', tabs: false, load: async () => (await import('./join/join.tsx')).JoinPage },
  { path: '/stock', tab: 'desk', load: async () => (await import('./stock/stock.tsx')).StockPage },
  { path: '/me/gifts', tab: 'me', load: async () => (await import('./gifts/gifts.tsx')).GiftsPage },
  { path: '/residents', tab: 'desk', load: async () => (await import('./residents/residents.tsx')).ResidentsPage },
  { path: '/mediation', tab: 'desk', load: async () => (await import('./mediation/mediation.tsx')).MediationPage },
  { path: '/guardians', tab: 'desk', load: async () => (await import('./guardians/guardians.tsx')).GuardiansPage },
  {
    path: '/guardians/:personId',
    tab: 'desk',
    load: async () => (await import('./guardians/guardians.tsx')).GuardiansPage,
  },
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
  { path: '/me/buddies', tab: 'me', load: async () => (await import('./buddies/buddies.tsx')).BuddiesPage },
  { path: '/newcomers', tab: 'desk', load: async () => (await import('./buddies/newcomers.tsx')).NewcomersPage },
  { path: '/teams', tab: 'me', load: async () => (await import('./teams/teams.tsx')).TeamsPage },
  { path: '/teams/:teamId', tab: 'me', tabs: false, load: async () => (await import('./teams/team.tsx')).TeamPage },
  { path: '/me/year', tab: 'me', load: async () => (await import('./year/year.tsx')).YearPage },
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
  { path: '/me/children', tab: 'me', load: async () => (await import('./children/children.tsx')).ChildrenPage },
  {
    path: '/me/mandates',
    tab: 'me',
    tabs: false,
    load: async () => (await import('./mandates/mandates.tsx')).MandatesPage,
  },
  {
    path: '/residents/:personId/mandates',
    tab: 'desk',
    tabs: false,
    load: async () => (await import('./mandates/mandates.tsx')).ResidentMandatesPage,
  },
  {
    path: '/for/:personId',
    tab: 'me',
    tabs: false,
    load: async () => (await import('./mandates/affairs.tsx')).AffairsPage,
  },
  { path: '/me/children/:personId', tab: 'me', load: async () => (await import('./children/child.tsx')).ChildPage },
  {
    path: '/me/tasks/:taskId/how',
    tab: 'me',
    tabs: false,
    load: async () => (await import('./feedback/visit.tsx')).VisitPage,
  },
  { path: '/follow-ups', tab: 'desk', load: async () => (await import('./feedback/follow-ups.tsx')).FollowUpsPage },
  { path: '/hours/disputes', tab: 'desk', load: async () => (await import('./disputes/disputes.tsx')).DisputesPage },
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

/** Where somebody uses the large screens (MeView.elder): those, and each of the others under a large way home. */
export const ELDER_ROUTES: readonly Route[] = [
  ...LARGE,
  ...ROUTES.map((route) => ({
    ...route,
    load: async () => (await import('./elder/way-home.tsx')).underWayHome(await route.load()),
  })),
];
