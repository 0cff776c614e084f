/**
 * Programs that fetch a link to show it and run no script, by what they say of themselves. Only programs: the browsers inside
 * WeChat (MicroMessenger), QQ and Weibo are people, and get the app. JavaScript source of a regular expression, because it
 * also stands in a CloudFront Function.
 */
export const CRAWLERS_PATTERN =
  'facebookexternalhit|Facebot|Twitterbot|TelegramBot|Slackbot|Slack-ImgProxy|WhatsApp\\/|LinkedInBot|Discordbot|' +
  'SkypeUriPreview|vkShare|Baiduspider|WeChatShareExtension|WeChatBot|QQ-URL-Manager|QQBot|weibospider|WeiboBot|SinaWeiboBot';

/** Screens that have a preview: one wish. */
export const PREVIEWED_PATTERN = '^\\/wishes\\/(wsh_[0-9A-HJKMNP-TV-Z]{26})$';

/**
 * Where a crawler is sent that asks for a screen, or undefined. `open` in the query is the way on for a person who came to the
 * preview by mistake. infra/constructs/edge-code.ts does the same at CloudFront.
 */
export function previewFor(path: string, query: URLSearchParams, userAgent: string): string | undefined {
  const wish = new RegExp(PREVIEWED_PATTERN).exec(path);
  if (wish === null || query.has('open') || !new RegExp(CRAWLERS_PATTERN, 'i').test(userAgent)) return undefined;
  return `/api/wishes/${wish[1]}/preview`;
}
