import { registerHooks } from 'node:module';
import { MUTANTS } from './mutant-list.ts';

/** Loaded before everything else: hands out one file of the product with its break in it. */
const mutant = MUTANTS[Number(process.env['MUTANT'])];
if (!mutant) throw new Error('there is no such mutant');
registerHooks({
  load: (url, context, next) => {
    const loaded = next(url, context);
    if (!url.endsWith(`/${mutant.file}`)) return loaded;
    return {
      ...loaded,
      source: mutant.edits.reduce((text, [from, to]) => text.replace(from, () => to), String(loaded.source)),
    };
  },
});
