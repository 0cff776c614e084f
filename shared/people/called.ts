/** Letters alone, in one form: spaces, points and width make no other name. */
const bare = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s·•・.．'’_-]/g, '')
    .toLowerCase();

/**
 * Whether what somebody is called in public gives their whole name away, however it is written or dressed up (张三丰,
 * 志愿者张三丰, zhang sanfeng). A name of one character alone is in too many words to tell.
 */
export function tellsName(called: string, name: string): boolean {
  const whole = bare(name);
  return [...whole].length > 1 && bare(called).includes(whole);
}
