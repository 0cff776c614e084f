/**
 * The HTTP status of an error and its sentence, in words that a resident understands. `{name}` is filled from the error's
 * `params`, which never hold personal data.
 */
export type ErrorText = {
  readonly status: number;
  readonly zh: string;
  readonly en: string;
  /** What is added where the call was to change something: what became of that. Who only looks has sent nothing. */
  readonly sent?: { readonly zh: string; readonly en: string };
};
