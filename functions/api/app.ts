import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { AppError } from '../../shared/kernel/errors.ts';
import { BODY_LIMIT_BYTES, HEADER_LIMIT_BYTES } from '../../shared/kernel/limits.ts';
import type { Locale } from '../../shared/kernel/schema.ts';
import { renewSession } from '../../shared/people/contract.ts';
import { actorOf, clearedCookies } from '../people/sessions.ts';
import type { Actor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import { requestScope } from '../platform/log.ts';
import type { Caller, Cookie, Route } from '../platform/route.ts';
import { settle } from './edge.ts';
import { answerText } from './media.ts';
import { openApiDocument } from './openapi.ts';
import { asAppError, problem } from './problem.ts';
import { rateLimiter } from './rate.ts';
import { ROUTES } from './routes.ts';

export type AppOptions = {
  /** The caller's network address, which each place knows its own way. */
  readonly addressOf: (context: Context) => string;
  readonly requestIdOf?: (context: Context) => string | undefined;
};

/** The HTTP application: the same object behind Lambda and behind the embedded server. */
export function createApp(house: House, options: AppOptions): Hono {
  const app = new Hono();
  const limit = rateLimiter(house.clock);
  app.use('*', async (context, next) => {
    const requestId = options.requestIdOf?.(context) ?? house.newId('read').slice(4);
    context.header('X-Request-Id', requestId);
    context.header('Cache-Control', 'private, no-store');
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Vary', 'Accept-Language, Cookie');
    await requestScope.run({ requestId }, next);
  });
  app.use('*', async (context, next) => {
    const size = Array.from(context.req.raw.headers).reduce(
      (sum, [name, value]) => sum + name.length + value.length + 4,
      0,
    );
    if (size > HEADER_LIMIT_BYTES) throw new AppError('header_too_large');
    await next();
  });
  app.use(
    '*',
    bodyLimit({
      maxSize: BODY_LIMIT_BYTES,
      onError: () => {
        throw new AppError('body_too_large');
      },
    }),
  );
  app.get('/api/openapi.json', (context) => {
    context.header('Cache-Control', 'public, max-age=60');
    return context.json(openApiDocument(house.config.version));
  });
  for (const route of ROUTES) mount(app, house, route, options, limit);
  for (const path of new Set(ROUTES.map((route) => route.contract.path))) {
    app.all(path, (context) => {
      context.header(
        'Allow',
        ROUTES.filter((route) => route.contract.path === path)
          .map((route) => route.contract.method)
          .join(', '),
      );
      throw new AppError('method_not_allowed');
    });
  }
  app.notFound((context) => answerProblem(context, house, new AppError('not_found')));
  app.onError((error, context) => answerProblem(context, house, error));
  return app;
}

function mount(
  app: Hono,
  house: House,
  route: Route,
  options: AppOptions,
  limit: (key: string, perSecond: number) => void,
): void {
  const { contract } = route;
  app.on(contract.method, contract.path, async (context) => {
    const started = performance.now();
    const command = contract.method !== 'GET';
    currentClient(context, house);
    if (command) sameOrigin(context, house);
    const caller: Caller = {
      requestId: context.res.headers.get('X-Request-Id') ?? '',
      address: options.addressOf(context),
      origin: context.req.header('Origin') ?? new URL(context.req.url).origin,
      cookies: getCookie(context),
    };
    const actor = await actorOf(house, {
      cookies: caller.cookies,
      locale: localeOf(context),
      actingAs: context.req.header('X-Acting-As'),
      lenient: contract.session === true || contract.cacheSeconds !== undefined,
    });
    if (command) sameAsGave(context, actor);
    const subject = actor.kind === 'person' ? actor.personId : caller.address;
    limit(
      `${command ? 'command' : 'read'}:${subject}`,
      command ? house.config.commandsPerSecond : house.config.readsPerSecond,
    );
    const body = command ? await bodyOf(context) : '';
    const settled = await settle(
      house,
      route,
      {
        method: contract.method,
        path: context.req.path,
        params: context.req.param() as Record<string, string>,
        query: context.req.query(),
        body,
        idempotencyKey: context.req.header('Idempotency-Key'),
      },
      actor,
      caller,
    );
    giveCookies(context, house, settled.cookies ?? []);
    const cache =
      contract.cacheSeconds === undefined
        ? `private, max-age=${contract.freshSeconds ?? 0}`
        : `public, max-age=${contract.cacheSeconds}`;
    if (contract.cacheSeconds !== undefined) context.header('Cache-Control', cache);
    house.log.info('request', { route: contract.name, status: 200, ms: Math.round(performance.now() - started) });
    if (contract.media !== undefined) return answerText(context, contract.media, cache, String(settled.reply));
    return context.json(settled.reply as object);
  });
}

/** A command that waited on a phone says who gave it: under another's sign-in it does not count. */
function sameAsGave(context: Context, actor: Actor): void {
  const gave = context.req.header('X-Person');
  if (gave !== undefined && actor.kind === 'person' && actor.personId !== gave) throw new AppError('other_person');
}

function giveCookies(context: Context, house: House, cookies: readonly Cookie[]): void {
  for (const cookie of cookies) {
    setCookie(context, cookie.name, cookie.value, {
      httpOnly: true,
      sameSite: 'Strict',
      secure: house.config.place === 'aws',
      path: cookie.path,
      maxAge: cookie.maxAgeSeconds,
    });
  }
}

/** The reader's language, as the page or browser says it: English when it comes first, else Chinese. */
function localeOf(context: Context): Locale {
  return /^\s*en\b/i.test(context.req.header('Accept-Language') ?? '') ? 'en' : 'zh';
}

async function bodyOf(context: Context): Promise<string> {
  const text = await context.req.text();
  if (text !== '' && !/^application\/json\b/i.test(context.req.header('Content-Type') ?? ''))
    throw new AppError('unsupported_media');
  return text;
}

/** Cookies are SameSite=Strict; on top of that a command with a foreign Origin is refused. Programs send none. */
function sameOrigin(context: Context, house: House): void {
  const origin = context.req.header('Origin');
  if (origin === undefined) return;
  const allowed =
    house.config.origins.length > 0
      ? house.config.origins
      : [`http://${context.req.header('Host')}`, `https://${context.req.header('Host')}`];
  if (!allowed.includes(origin)) throw new AppError('origin_refused');
}

function currentClient(context: Context, house: House): void {
  const version = context.req.header('X-Client-Version');
  if (version === undefined) return;
  const parts = (text: string) => text.split('.').map((part) => Number.parseInt(part, 10) || 0);
  const [is, least] = [parts(version), parts(house.config.minClientVersion)];
  for (let i = 0; i < 3; i += 1) {
    const [a, b] = [is[i] ?? 0, least[i] ?? 0];
    if (a < b) throw new AppError('client_outdated');
    if (a > b) return;
  }
}

const READS: readonly string[] = ['GET', 'HEAD'];

function answerProblem(context: Context, house: House, error: unknown): Response {
  const known = asAppError(error);
  const requestId = context.res.headers.get('X-Request-Id') ?? '';
  const answer = problem(known, localeOf(context), requestId, !READS.includes(context.req.method));
  if (answer.status >= 500)
    requestScope.run({ requestId }, () =>
      house.log.error('request failed', { code: known.code, path: context.req.routePath }, known.cause),
    );
  if (typeof known.params['seconds'] === 'number') context.header('Retry-After', String(known.params['seconds']));
  // A sign-in that cannot be renewed is over: without its cookies the page goes on as anyone's.
  const renewalFailed = known.code === 'session_ended' && context.req.path === renewSession.path;
  if (renewalFailed || known.code === 'session_reused') giveCookies(context, house, clearedCookies());
  context.header('Content-Type', 'application/problem+json');
  context.header('Cache-Control', 'no-store');
  return context.body(JSON.stringify(answer), answer.status as ContentfulStatusCode);
}
