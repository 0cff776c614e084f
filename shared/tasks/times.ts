/** Minutes after the beginning of a task during which whoever is to come is still waited for. */
export const NO_SHOW_AFTER_MINUTES = 30;
/** Hours after the end of a task's time in which leaving may still be shown: later nobody is there by any account. */
export const CHECK_OUT_LATE_HOURS = 2;
