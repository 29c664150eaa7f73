// Import directions, deny by default: an import that no line of `allowed` draws is refused.
// The picture is in docs/architecture.md.

const tests =
  '(\\.test\\.ts|\\.test-d\\.ts|\\.browser-test\\.ts)$|/testing/|/runtime-tests/|/browser-pages/'
const protocolEntries = '^packages/protocol/src/(index|(envelope|sealed-file)/index)\\.ts$'

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'Two files that need each other are one file, or hide a third. A part that is loaded later may use what loaded it.',
      severity: 'error',
      from: {},
      to: {
        circular: true,
        viaOnly: { dependencyTypesNot: ['dynamic-import', 'type-only'] },
      },
    },
    {
      name: 'resolvable',
      comment: 'The file or the entry point does not exist, or the package is not declared.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared-dependencies',
      comment: "Add it to this package's own package.json.",
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: tests },
      to: {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'],
        // The tool does not look up what an entry of `imports` stands for; knip does. And who offers
        // to work with a package brings it only for its tests.
        dependencyTypesNot: ['aliased-subpath-import', 'npm-peer'],
      },
    },
    {
      name: 'secrets-have-one-door',
      comment: 'Only the envelope imports OpenPGP.js.',
      severity: 'error',
      from: { path: '^(packages|scripts)/', pathNot: '^packages/protocol/src/envelope/' },
      to: { path: '(^|/)node_modules/openpgp/' },
    },
    {
      name: 'verbs-know-no-http',
      comment: 'Verbs take (deps, actor, input) and return protocol types; routes speak Hono.',
      severity: 'error',
      from: {
        path: '^packages/api/src/(reports|cases|vendors|uploads|webhooks|promises|mail|storage)/',
        pathNot: tests,
      },
      to: { path: '(^|/)node_modules/(hono|@hono)/|^packages/api/src/(http|routes)/' },
    },
    {
      name: 'storage-knows-no-driver',
      comment: 'Each runtime hands in an opened database.',
      severity: 'error',
      from: { path: '^packages/api/src/', pathNot: `${tests}|^packages/api/src/runtimes/` },
      to: { path: '(^|/)node_modules/(@libsql/|drizzle-orm/(libsql|d1|better-sqlite3)/)' },
    },
    {
      name: 'runtimes-are-entry-points',
      comment: 'Only runtimes know a platform; nothing below may know a runtime.',
      severity: 'error',
      from: { path: '^packages/api/src/', pathNot: `${tests}|^packages/api/src/runtimes/` },
      to: { path: '^packages/api/src/runtimes/' },
    },
    {
      name: 'flow-is-pure',
      comment: 'flow/ and transport/ never import Lit or one another.',
      severity: 'error',
      from: { path: '^packages/widget/src/(flow|transport)/', pathNot: tests },
      to: { path: '(^|/)node_modules/(lit|@lit|lit-html|lit-element)/' },
    },
    {
      name: 'flow-and-transport-apart',
      comment: 'flow/ and transport/ never import Lit or one another.',
      severity: 'error',
      from: { path: '^packages/widget/src/(flow|transport)/' },
      to: {
        path: '^packages/widget/src/(flow|transport)/',
        pathNot: '^packages/widget/src/$1/',
      },
    },
    {
      name: 'steps-never-send',
      comment: 'Steps ask; only the form seals and sends.',
      severity: 'error',
      from: { path: '^packages/widget/src/(steps|fields)/', pathNot: tests },
      to: { path: '^packages/widget/src/transport/|^packages/protocol/src/envelope/' },
    },
    {
      name: 'product-imports-no-test',
      comment: 'What ships must not contain what proves it.',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: tests },
      to: { path: tests, pathNot: 'node_modules' },
    },
  ],
  allowed: [
    { from: { path: '^packages/([^/]+)/' }, to: { path: '^packages/$1/' } },
    { from: { path: '^packages/(sdk|api|widget)/' }, to: { path: protocolEntries } },
    {
      // A test may run against the real service.
      from: { path: `^packages/(sdk|widget)/.*(${tests})` },
      to: { path: '^packages/api/src/(index|runtimes/[^/]+)\\.ts$' },
    },
    {
      // Examples and benchmarks see what a user of the packages sees.
      from: { path: '^(examples|bench)/' },
      to: {
        path: '^packages/[^/]+/(src/(index|define|[^/]+/index|runtimes/[^/]+)\\.ts|dist/.*)$',
      },
    },
    { from: { path: '^(examples/[^/]+|bench|scripts)/' }, to: { path: '^$1/' } },
    // What happens in a browser is put on one stage.
    { from: { path: '^(examples|bench)/' }, to: { path: '^examples/stage/src/index\\.ts$' } },
    // What a package may take from outside is for `declared-dependencies` and `resolvable` to judge.
    { from: {}, to: { path: '(^|/)node_modules/', pathNot: '@sealpost' } },
    { from: {}, to: { dependencyTypes: ['core'] } },
    { from: {}, to: { couldNotResolve: true } },
    {
      from: {},
      to: {
        path: '^(vitest\\.shared\\.ts|scripts/(as-module|ensure-browsers|webkit-driver)\\.mjs)$',
      },
    },
  ],
  allowedSeverity: 'error',
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(packages|examples)/[^/]+/(dist|fixtures)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@sealpost/source', 'import', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.d.ts'],
    },
  },
}
