/** Minutes after the beginning of a task during which whoever is to come is still waited for. */
export const NO_SHOW_AFTER_MINUTES = 30;
