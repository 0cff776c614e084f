import * as z from 'zod/mini';

/** Environment of a running place, validated once at start. Unknown variables are ignored, wrong ones stop the start. */
const schema = z.object({
  PLACE: z._default(z.enum(['embedded', 'localstack', 'aws']), 'embedded'),
  VERSION: z._default(z.string().check(z.regex(/^[\w.+-]{1,40}$/)), '0.1.0'),
  /** Oldest client that is still served; older ones are asked to update. */
  MIN_CLIENT_VERSION: z._default(z.string().check(z.regex(/^\d+\.\d+\.\d+$/)), '0.1.0'),
  TABLE_NAME: z._default(z.string(), 'nuanxin'),
  /** Wraps the data keys: a KMS key, or a file of 32 bytes in base64 that only this machine has. */
  KMS_KEY_ID: z.optional(z.string()),
  KEY_FILE: z.optional(z.string()),
  /** Holds photos. */
  FILES_BUCKET: z.optional(z.string()),
  /** Web origins that may send commands, comma separated. Empty: the host that was called. */
  ORIGINS: z._default(z.string(), ''),
  /** Texts with codes in one day, and texts with notices: each its own, so that news never uses up somebody's sign-in. */
  SMS_DAILY_LIMIT: z._default(z.coerce.number().check(z.int(), z.minimum(0)), 2_000),
  NOTICE_SMS_DAILY_LIMIT: z._default(z.coerce.number().check(z.int(), z.minimum(0)), 1_000),
  MAIL_DAILY_LIMIT: z._default(z.coerce.number().check(z.int(), z.minimum(0)), 2_000),
  /** Verified sender of mail; without it `aws` sends none. */
  MAIL_FROM: z.optional(z.email()),
  /** Where the app lives, for links in mails and as the contact that push services ask for. */
  SITE_URL: z.optional(z.url({ protocol: /^https?$/ })),
  READS_PER_SECOND: z._default(z.coerce.number().check(z.int(), z.minimum(1)), 100),
  COMMANDS_PER_SECOND: z._default(z.coerce.number().check(z.int(), z.minimum(1)), 5),
  /** Demo accounts and the dev inbox exist where nothing is real; never in `aws`. */
  DEMO: z._default(z.enum(['on', 'off']), 'off'),
});

export type Config = {
  readonly place: 'embedded' | 'localstack' | 'aws';
  readonly version: string;
  readonly minClientVersion: string;
  readonly tableName: string;
  readonly kmsKeyId?: string;
  readonly keyFile?: string;
  readonly filesBucket?: string;
  readonly origins: readonly string[];
  readonly smsDailyLimit: number;
  readonly noticeSmsDailyLimit: number;
  readonly mailDailyLimit: number;
  readonly mailFrom?: string;
  readonly siteUrl?: string;
  readonly readsPerSecond: number;
  readonly commandsPerSecond: number;
  readonly demo: boolean;
};

/** Reads and checks the environment. Throws one Error that names every variable that does not fit, without its value. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = schema.safeParse(env);
  if (!parsed.success) {
    throw new Error(
      `configuration does not fit: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} (${issue.code})`).join(', ')}`,
    );
  }
  const { data } = parsed;
  return {
    place: data.PLACE,
    version: data.VERSION,
    minClientVersion: data.MIN_CLIENT_VERSION,
    tableName: data.TABLE_NAME,
    ...(data.KMS_KEY_ID === undefined ? {} : { kmsKeyId: data.KMS_KEY_ID }),
    ...(data.KEY_FILE === undefined ? {} : { keyFile: data.KEY_FILE }),
    ...(data.FILES_BUCKET === undefined ? {} : { filesBucket: data.FILES_BUCKET }),
    origins: data.ORIGINS === '' ? [] : data.ORIGINS.split(','),
    smsDailyLimit: data.SMS_DAILY_LIMIT,
    noticeSmsDailyLimit: data.NOTICE_SMS_DAILY_LIMIT,
    mailDailyLimit: data.MAIL_DAILY_LIMIT,
    ...(data.MAIL_FROM === undefined ? {} : { mailFrom: data.MAIL_FROM }),
    ...(data.SITE_URL === undefined ? {} : { siteUrl: data.SITE_URL.replace(/\/$/, '') }),
    readsPerSecond: data.READS_PER_SECOND,
    commandsPerSecond: data.COMMANDS_PER_SECOND,
    demo: data.DEMO === 'on' && data.PLACE !== 'aws',
  };
}
