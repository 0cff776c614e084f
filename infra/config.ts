/** A place on AWS (or LocalStack) where the stacks stand. Everything that differs between them is here. */
export type Stage = {
  readonly name: 'dev' | 'localstack' | 'prod';
  /** What functions get as PLACE. */
  readonly place: 'aws' | 'localstack';
  /** CloudFront's firewall lives in us-east-1 only, so a stage with a site stands there. */
  readonly region: 'us-east-1';
  /** Bucket, distribution and firewall: LocalStack has none of them, the API is called directly there. */
  readonly site: boolean;
  /** The table, its keys and its backups outlive the stack, and no one deletes them by mistake. */
  readonly keepsData: boolean;
  /** One-tap demo accounts and the dev inbox; the functions refuse it on `aws` anyway. */
  readonly demo: boolean;
  readonly logDays: 7 | 30 | 180;
  /** Concurrent runs of the API function that nothing else can take away; 0: shares the account's. */
  readonly apiReserved: number;
  /** Texts with codes, and texts with notices, in one day. */
  readonly smsDailyLimit: number;
  readonly noticeSmsDailyLimit: number;
  /** Requests of one address in five minutes before the firewall blocks it. */
  readonly rateLimitRequests: number;
};

const base = { region: 'us-east-1', site: true, demo: false, apiReserved: 0, rateLimitRequests: 2_000 } as const;

export const STAGES: { readonly [name in Stage['name']]: Stage } = {
  dev: { ...base, name: 'dev', place: 'aws', keepsData: false, logDays: 7, smsDailyLimit: 50, noticeSmsDailyLimit: 20 },
  localstack: {
    ...base,
    name: 'localstack',
    place: 'localstack',
    site: false,
    keepsData: false,
    demo: true,
    logDays: 7,
    smsDailyLimit: 2_000,
    noticeSmsDailyLimit: 1_000,
  },
  prod: {
    ...base,
    name: 'prod',
    place: 'aws',
    keepsData: true,
    logDays: 180,
    apiReserved: 100,
    smsDailyLimit: 2_000,
    noticeSmsDailyLimit: 1_000,
  },
};

/** The stage by name (`cdk -c stage=prod`). Throws an Error that names the ones there are. */
export function stageOf(name: string): Stage {
  const stage = Object.values(STAGES).find((one) => one.name === name);
  if (stage === undefined) throw new Error(`there is no stage '${name}': ${Object.keys(STAGES).join(', ')}`);
  return stage;
}
