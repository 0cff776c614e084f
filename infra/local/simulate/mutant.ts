import { playBare } from './worlds.ts';

/** Plays until a rule breaks, and prints which; nothing when none does. */
const [seed, ops] = process.argv.slice(2).map(Number);
const { violation } = await playBare({ seed: seed ?? 7, ops: ops ?? 1_000 });
console.log(violation?.rule ?? '');
