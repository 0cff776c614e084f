import type * as z from 'zod/mini';
import type { Item } from '../../../functions/platform/table.ts';
import { ENDPOINTS } from '../../../shared/contracts.ts';
import type { Endpoint } from '../../../shared/kernel/endpoint.ts';

type Sent = { readonly params?: Readonly<Record<string, string>>; readonly query?: Readonly<Record<string, string>> };
export type Asked = { readonly contract: Endpoint; readonly sent: Sent };

const ID = /\b[a-z]{3}_[0-9A-HJKMNP-TV-Z]{26}\b/g;
/** Values for what is no id: a page as long as lists go, both languages, a place in time. */
const PLAIN = ['100', 'zh', 'new', 'near', 'coming', 'past', 'week', '1'];

/** Ids that are stored anywhere, those of children first: what is asked about must be what could leak. */
export function idsIn(items: readonly Item[], extra: readonly string[]): readonly string[] {
  const childFirst = [...items].sort((a, b) => Number(ofChild(b)) - Number(ofChild(a)));
  return [...new Set([...extra, ...childFirst.flatMap((item) => JSON.stringify(item).match(ID) ?? [])])];
}
function ofChild(item: Item): boolean {
  return item['minor'] === true || item['guardian'] !== undefined;
}

/**
 * Every read of the contract registry with every id that fits its parameters, at most `limit` each. A new endpoint is asked
 * without a line here; one that cannot be asked stops the scan. Throws Error that names it.
 */
export function readsOf(ids: readonly string[], limit: number): readonly Asked[] {
  return ENDPOINTS.filter(({ method }) => method === 'GET').flatMap((contract) => {
    const query = queryOf(contract, ids);
    const params = paramsOf(contract, ids).slice(0, limit);
    return params.map((one) => ({ contract, sent: { params: one, ...(query === undefined ? {} : { query }) } }));
  });
}

function paramsOf(contract: Endpoint, ids: readonly string[]): readonly Readonly<Record<string, string>>[] {
  const names = [...contract.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
  if (names.length === 0) return [{}];
  let found: Readonly<Record<string, string>>[] = [{}];
  for (const name of names) {
    const schema = fieldsOf(contract.params)[name];
    const fitting = ids.filter((id) => schema?.safeParse(id).success);
    if (fitting.length === 0) throw new Error(`the scan knows no ${name} for ${contract.name}`);
    found = found.flatMap((before) => fitting.map((id) => ({ ...before, [name]: id })));
  }
  return found;
}

function queryOf(contract: Endpoint, ids: readonly string[]): Readonly<Record<string, string>> | undefined {
  if (contract.query === undefined) return undefined;
  const query: Record<string, string> = {};
  for (const [name, schema] of Object.entries(fieldsOf(contract.query))) {
    if (name !== 'limit' && schema.safeParse(undefined).success) continue;
    const value = [...PLAIN, ...ids].find((one) => schema.safeParse(one).success);
    if (value !== undefined) query[name] = value;
  }
  if (!contract.query.safeParse(query).success) throw new Error(`the scan cannot fill the query of ${contract.name}`);
  return query;
}

function fieldsOf(schema: z.ZodMiniType | undefined): Readonly<Record<string, z.ZodMiniType>> {
  const { shape } = (schema?._zod.def ?? {}) as { shape?: Record<string, z.ZodMiniType> };
  return shape ?? {};
}
