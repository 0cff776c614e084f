import { Aws, CfnOutput, Fn, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { BUNDLES, type Bundle } from '../bundle.ts';
import type { Stage } from '../config.ts';
import { Alarms } from '../constructs/alarms.ts';
import { ChangeStream } from '../constructs/change-stream.ts';
import type { Domain } from '../constructs/distribution.ts';
import { HouseFunction } from '../constructs/function.ts';
import { Gateway } from '../constructs/gateway.ts';
import { Mail, mayText } from '../constructs/messages.ts';
import { Rhythms } from '../constructs/rhythms.ts';
import { Site } from '../constructs/site.ts';
import { VERSION } from '../version.ts';
import type { DataStack } from './data.ts';

export type ServiceProps = StackProps & {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly siteFolder: string;
  readonly domain?: Domain | undefined;
  /** Named behind the version: letters, digits, dots and hyphens. */
  readonly build?: string | undefined;
};

const JOB_SECONDS = 60;
/** API Gateway gives up at 29 s; a person long before. */
const API_SECONDS = 15;

/** Everything that can be made again: functions, gateway, stream, rhythms, site, alarms. */
export class ServiceStack extends Stack {
  constructor(scope: Construct, id: string, props: ServiceProps) {
    super(scope, id, props);
    const { stage, data } = props;
    // Unguessable, known to CloudFront and the API function only, and there before either: no circle between the two.
    const edgeKey = Fn.select(2, Fn.split('/', Aws.STACK_ID));
    const api = this.houseFunction('ApiFunction', props, BUNDLES.api, {
      timeoutSeconds: API_SECONDS,
      memoryMb: 1_024,
      reserved: stage.apiReserved,
      environment: stage.site ? { EDGE_KEY: edgeKey } : {},
    });
    mayText(api);
    const job = { timeoutSeconds: JOB_SECONDS, memoryMb: 512, environment: {} };
    const changes = this.houseFunction('ChangesFunction', props, BUNDLES.changes, job);
    const parked = this.houseFunction('ParkedFunction', props, BUNDLES.parked, job);
    const mail = props.domain === undefined ? undefined : new Mail(this, 'Mail', props.domain.name);
    const schedule = this.houseFunction('ScheduleFunction', props, BUNDLES.schedule, {
      ...job,
      environment: {
        ...(mail === undefined ? {} : { MAIL_FROM: mail.from }),
        ...(props.domain === undefined ? {} : { SITE_URL: `https://${props.domain.name}` }),
      },
    });
    // Codes go out with the call that asks for them, everything else from the clock: no other function may reach anybody.
    mayText(schedule, ['sns:CheckIfPhoneNumberIsOptedOut']);
    mail?.grantSend(schedule);
    // What comes of the mail: only where there is any.
    const lostFeedback = mail?.tell(this.houseFunction('MailFeedbackFunction', props, BUNDLES.mailFeedback, job));

    data.files.grantForms(api);
    data.files.grantLooking(changes);
    data.files.grantLooking(parked);
    const { lost } = new ChangeStream(this, 'ChangeStream', { house: data.table, changes, parked });
    new Rhythms(this, 'Rhythms', schedule);
    const gateway = new Gateway(this, 'Gateway', { name: `nuanxin-${stage.name}`, api });
    const alarms = new Alarms(this, 'Alarms', { api: gateway.api, changes, parked, schedule, lost, lostFeedback });

    new CfnOutput(this, 'ApiUrl', { value: gateway.api.url });
    new CfnOutput(this, 'ApiId', { value: gateway.api.restApiId });
    new CfnOutput(this, 'AlarmTopic', { value: alarms.topic.topicArn });
    if (stage.site) {
      const site = new Site(this, 'Site', {
        stage,
        folder: props.siteFolder,
        api: gateway.api,
        edgeKey,
        domain: props.domain,
        filesOrigin: `https://${data.files.bucket.bucketRegionalDomainName}`,
      });
      new CfnOutput(this, 'SiteUrl', { value: `https://${props.domain?.name ?? site.domainName}` });
    }
  }

  private houseFunction(
    id: string,
    { stage, data, build }: ServiceProps,
    bundle: Bundle,
    shape: { timeoutSeconds: number; memoryMb: number; reserved?: number; environment: Record<string, string> },
  ): HouseFunction {
    const { tableName } = data.table.table;
    const environment = {
      PLACE: stage.place,
      VERSION: build === undefined ? VERSION : `${VERSION}+${build}`,
      TABLE_NAME: tableName,
      KMS_KEY_ID: data.dataKey.key.keyId,
      FILES_BUCKET: data.files.bucket.bucketName,
      DEMO: stage.demo ? 'on' : 'off',
      SMS_DAILY_LIMIT: String(stage.smsDailyLimit),
      NOTICE_SMS_DAILY_LIMIT: String(stage.noticeSmsDailyLimit),
      ...shape.environment,
    };
    const made = new HouseFunction(this, id, { ...shape, stage, bundle, environment });
    data.table.grantUse(made.lambda);
    data.dataKey.grantUse(made.lambda);
    return made;
  }
}
