/** A mobile number of mainland China, as the contracts take it. */
const PHONE = /^1[3-9]\d{9}$/;
/** More is no number; less than what is pasted, so that a digit too many is seen and not cut off. */
const TYPED_LIMIT_DIGITS = 20;

/**
 * The digits of a mobile number as people type it and phones copy it: 160 1234 5671, +86 160-1234-5671, 0086…, full-width
 * digits. A digit too many stays: cut off, it would leave somebody else’s number.
 */
export function phoneDigits(text: string): string {
  const digits = text.normalize('NFKC').replace(/\D/g, '');
  return digits.replace(/^(?:00)?86/, '').slice(0, TYPED_LIMIT_DIGITS);
}

export function isPhone(text: string): boolean {
  return PHONE.test(phoneDigits(text));
}

/** Any public telephone, the way it is printed: digits and the strokes between them. */
export function lineDigits(text: string): string {
  const plain = text.normalize('NFKC').replace(/^\s*(?:\+|00)86[\s-]*/, '');
  return plain.replace(/[^\d-]/g, '').slice(0, TYPED_LIMIT_DIGITS);
}

/** The digits of a code that came by message, whatever stands between them. */
export function codeDigits(text: string, count = 6): string {
  return text.normalize('NFKC').replace(/\D/g, '').slice(0, count);
}
