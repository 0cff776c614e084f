/** Whether words are written in Chinese. */
export const HAN = /\p{Script=Han}/u;

/** "2 bags". Regular English plurals: units are plain words such as bag, box, battery. A Chinese measure word has none. */
export function counted(n: number, unit: string): string {
  if (unit === '') return String(n);
  if (n === 1 || HAN.test(unit)) return `${n} ${unit}`;
  if (/[^aeiou]y$/.test(unit)) return `${n} ${unit.slice(0, -1)}ies`;
  return `${n} ${unit}${/(s|x|ch|sh)$/.test(unit) ? 'es' : 's'}`;
}
