/**
 * After a form was sent with something missing: brings the first fault into sight and what it is about under the fingers.
 * The button of a long sheet stays in sight while its fields do not, and would seem to do nothing.
 */
export function toFault(form: HTMLElement): void {
  // The faults are drawn by then.
  requestAnimationFrame(() => {
    const fault = form.querySelector<HTMLElement>('.fault, .fault-note');
    if (fault === null) return;
    if (fault.matches('.fault'))
      (fault.closest('.field') ?? fault.previousElementSibling)
        ?.querySelector<HTMLElement>('input, textarea, select, button')
        ?.focus({ preventScroll: true });
    fault.scrollIntoView({ block: 'center' });
  });
}
