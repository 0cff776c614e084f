import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { buildApp } from './build-app.ts';

/**
 * What the CDK CLI runs (cdk.json). `-c stage=dev|localstack|prod`, `-c domain=... -c certificateArn=...`, and
 * `-c build=...` (a commit, say) that the health answer names behind the version, as SemVer 2.0.0 (10) has it.
 */
const app = new App();
const text = (name: string): string | undefined => app.node.tryGetContext(name);
const [domain, certificateArn, build] = [text('domain'), text('certificateArn'), text('build')];
buildApp(app, {
  stageName: text('stage') ?? 'prod',
  siteFolder: join(import.meta.dirname, '..', 'web', 'dist'),
  ...(build === undefined ? {} : { build }),
  ...(domain === undefined || certificateArn === undefined ? {} : { domain: { name: domain, certificateArn } }),
});
app.synth();
