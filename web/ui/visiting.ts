import type { OrgView } from '../../shared/orgs/contract.ts';
import { language, say } from '../main/i18n.ts';

/** Where a place is and when somebody is there, in one line; empty where neither is known. */
export function visitingWords({ address, hours }: Pick<OrgView, 'address' | 'hours'>): string {
  const lines = [address, hours].flatMap((one) => (one === undefined ? [] : [say(one)]));
  return lines.join(language.value === 'zh' ? '，' : ', ');
}
