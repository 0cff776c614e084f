import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { buildApp } from './build-app.ts';

/** What the CDK CLI runs (cdk.json). `-c stage=dev|localstack|prod`, `-c domain=... -c certificateArn=...`. */
const app = new App();
const text = (name: string): string | undefined => app.node.tryGetContext(name);
const [domain, certificateArn] = [text('domain'), text('certificateArn')];
buildApp(app, {
  stageName: text('stage') ?? 'prod',
  siteFolder: join(import.meta.dirname, '..', 'web', 'dist'),
  ...(domain === undefined || certificateArn === undefined ? {} : { domain: { name: domain, certificateArn } }),
});
app.synth();
