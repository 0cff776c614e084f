import { randomBytes } from 'node:crypto';

/** Numbers in [0, 1) with 53 random bits, from the system's secure source. */
export function secureRandom(): number {
  return Number(randomBytes(8).readBigUInt64BE() >> 11n) / 2 ** 53;
}
