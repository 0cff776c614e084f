import { type App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { stageOf } from './config.ts';
import type { Domain } from './constructs/distribution.ts';
import { DataStack } from './stacks/data.ts';
import { ServiceStack } from './stacks/service.ts';

/** The stacks of one stage, held to AWS's own rules by cdk-nag: an unexplained finding stops the synthesis. */
export function buildApp(
  app: App,
  options: { stageName: string; siteFolder: string; domain?: Domain; build?: string },
): { data: DataStack; service: ServiceStack } {
  const stage = stageOf(options.stageName);
  const common = { stage, env: { region: stage.region }, terminationProtection: stage.keepsData };
  const data = new DataStack(app, 'Data', {
    ...common,
    stackName: `nuanxin-${stage.name}-data`,
    siteOrigin: options.domain && `https://${options.domain.name}`,
  });
  const service = new ServiceStack(app, 'Service', {
    ...common,
    stackName: `nuanxin-${stage.name}-service`,
    data,
    siteFolder: options.siteFolder,
    domain: options.domain,
    build: options.build,
  });
  Tags.of(app).add('product', 'nuanxin');
  Tags.of(app).add('stage', stage.name);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { data, service };
}
