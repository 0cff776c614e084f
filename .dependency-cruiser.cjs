/** The one-way house: each layer may use those to its right, and platform's secrets stay inside it. */
const NOUNS = 'functions/(?!api/|jobs/|platform/|testing/)[^/]+/';
const TESTS = '\\.test\\.tsx?$|\\.conformance\\.|^functions/testing/|/e2e/';
const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    never('no-cycles', 'No cycles.', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    never(
      'unresolved',
      'Every import is there; an address of a file (?url) is for Vite to find.',
      {},
      { couldNotResolve: true, pathNot: '\\?url$' },
    ),
    never(
      'shared-is-pure',
      'shared > zod only: no Node, no AWS, no DOM, nothing of the other folders.',
      { path: '^shared/', pathNot: TESTS },
      { pathNot: '^shared/|^node_modules/zod/' },
    ),
    never(
      'platform-below-nouns',
      'functions/platform > shared.',
      { path: '^functions/platform/', pathNot: TESTS },
      { path: '^(functions/(?!platform/)|infra/|web/)' },
    ),
    never(
      'nouns-below-entries',
      'functions/<noun> > functions/platform: a noun knows neither the HTTP edge nor the jobs.',
      { path: `^${NOUNS}`, pathNot: TESTS },
      { path: '^(functions/(api|jobs|testing)/|infra/|web/)' },
    ),
    never(
      'entries-below-infra',
      'functions know nothing of where they run or of the web.',
      { path: '^functions/', pathNot: TESTS },
      { path: '^(infra|web)/' },
    ),
    never(
      'nobody-imports-tests',
      'Test helpers stay in tests.',
      { path: '^(functions|shared|web)/', pathNot: TESTS },
      { path: TESTS },
    ),
    never('web-on-shared', 'web > shared.', { path: '^web/', pathNot: TESTS }, { path: '^(functions|infra)/' }),
    never(
      'web-main-lowest',
      'web/main knows no screen.',
      { path: '^web/main/', pathNot: TESTS },
      { path: '^web/(pages|ui|state)/' },
    ),
    never(
      'web-parts',
      'web/ui and web/state know no page.',
      { path: '^web/(ui|state)/', pathNot: TESTS },
      { path: '^web/pages/' },
    ),
    never(
      'infra-stacks',
      'infra > shared/kernel constants and what the table and the stream promise; only infra/local runs the product.',
      { path: '^infra/', pathNot: '^infra/local/|\\.test\\.ts$' },
      { path: '^(web|shared/(?!kernel/)|functions/)', pathNot: '^functions/platform/(table-definition|changes)\\.ts$' },
    ),
    never(
      'sdk-in-table-only',
      'Only platform/table imports the DynamoDB SDK.',
      { path: '^(functions|shared|web)/', pathNot: `${TESTS}|^functions/platform/table|^functions/jobs/parked\\.ts$` },
      { path: 'node_modules/@aws-sdk/(client-dynamodb|util-dynamodb)' },
    ),
    never(
      'hono-at-the-edge',
      'Only api/ and routes.ts import Hono.',
      { path: '^(functions|shared|web)/', pathNot: `${TESTS}|^functions/api/|/routes\\.ts$` },
      { path: 'node_modules/(@hono/)?hono' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(web/dist|infra/dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    moduleSystems: ['es6'],
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
