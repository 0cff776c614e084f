import { expect } from 'vitest';
import { publishWish, readVerification, saveVerification, takeVerification } from '../../shared/wishes/verification.ts';
import { CHECKS } from '../../shared/wishes/wish.ts';
import type { HttpCaller } from './http.ts';

/** A social worker verifies a submitted wish and publishes it in the words that the scan suggests. */
export async function published(worker: HttpCaller, wishId: string): Promise<void> {
  const params = { wishId };
  expect((await worker.call(takeVerification, { params })).code).toBeUndefined();
  const { reply } = await worker.call(readVerification, { params });
  const notSame = reply.similar.map(({ id }) => id);
  const saved = await worker.call(saveVerification, { params, body: { ticked: [...CHECKS], notSame } });
  expect(saved.code).toBeUndefined();
  const answer = await worker.call(publishWish, { params, body: { ...reply.suggested, vouched: [] } });
  expect(answer.code ?? answer.reply.state).toBe('published');
}
