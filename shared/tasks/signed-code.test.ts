import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeText, qrText, readCode, readQr, type SignedCode } from './signed-code.ts';

const TASK = 'tsk_01JDJ000000000000000000000';
const code = fc.record({
  purpose: fc.constantFrom('check_in', 'check_out'),
  handle: fc.stringMatching(/^[0-9a-f]{12}$/),
  step: fc.integer({ min: 50_000_000, max: 99_999_999 }),
  tag: fc.stringMatching(/^[A-Za-z0-9_-]{22}$/),
}) as fc.Arbitrary<SignedCode>;

describe('a signed code', () => {
  it('is read as it was written, sent and in a QR', () => {
    fc.assert(
      fc.property(code, (one) => {
        expect(readCode(codeText(one))).toEqual(one);
        expect(readQr(qrText(TASK, one))).toEqual({ taskId: TASK, code: one });
      }),
    );
  });
  it('is not read out of anything else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect([readCode(text), readQr(text)]).toEqual([undefined, undefined]);
      }),
    );
    for (const text of [`nuanxin:1:${TASK}:471902`, `nuanxin:2:${TASK}:`, `nuanxin:2:wsh_1:i.0123456789ab.59812345.x`])
      expect(readQr(text)).toBeUndefined();
  });
});
