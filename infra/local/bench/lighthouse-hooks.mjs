// Loaded into Lighthouse before everything else. The headless Chromium 147 that the tests use crashes at the next navigation
// when the trace asks for this one category; it feeds a list of web features used, and no score.
import { registerHooks } from 'node:module';

registerHooks({
  load: (url, context, next) => {
    const loaded = next(url, context);
    if (!url.endsWith('/gather/gatherers/trace.js')) return loaded;
    return { ...loaded, source: String(loaded.source).replace("'blink.webdx_feature_usage',", '') };
  },
});
