import { AppError } from '../../shared/kernel/errors.ts';

const KEYS_LIMIT_COUNT = 20_000;
const BURST_SECONDS = 3;

/**
 * Token buckets in this process: a first line against floods, the gateway's and WAF's limits stand before it. Raises
 * `too_many_requests` with the seconds to wait. Old keys leave first when the map is full.
 */
export function rateLimiter(now: () => number): (key: string, perSecond: number) => void {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (key, perSecond) => {
    const at = now();
    const burst = perSecond * BURST_SECONDS;
    const bucket = buckets.get(key) ?? { tokens: burst, at };
    const tokens = Math.min(burst, bucket.tokens + (Math.max(0, at - bucket.at) / 1_000) * perSecond);
    if (!buckets.has(key) && buckets.size >= KEYS_LIMIT_COUNT) buckets.delete(buckets.keys().next().value ?? '');
    buckets.set(key, { tokens: tokens < 1 ? tokens : tokens - 1, at });
    if (tokens < 1) throw new AppError('too_many_requests', { seconds: Math.ceil((1 - tokens) / perSecond) });
  };
}
