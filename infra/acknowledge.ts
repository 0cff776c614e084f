import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** A cdk-nag rule that this construct does not follow, and why that is right here. */
export type Exception = { readonly id: string; readonly reason: string };

/** Each with its reason; where one reason covers several findings of a rule, they are still named one by one. */
export function acknowledge(scope: IConstruct, ...exceptions: readonly Exception[]): void {
  const rules = exceptions.map(({ id, reason }) => ({ id: `AwsSolutions-${id}`, reason }));
  Validations.of(scope).acknowledge(...rules);
}

export function forReason(reason: string, ids: readonly string[]): readonly Exception[] {
  return ids.map((id) => ({ id, reason }));
}
