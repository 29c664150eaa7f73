import { defineConfig } from 'eslint/config'
import lit from 'eslint-plugin-lit'
import litA11y from 'eslint-plugin-lit-a11y'
import tseslint from 'typescript-eslint'
import { namedAssertions } from './scripts/lint-rules/named-assertions.mjs'
import { speakingNames } from './scripts/lint-rules/speaking-names.mjs'
import { writesThroughCommit } from './scripts/lint-rules/writes-through-commit.mjs'

const tests = [
  '**/*.test.ts',
  '**/*.test-d.ts',
  '**/*.browser-test.ts',
  '**/testing/**',
  '**/browser-pages/**',
]
const configs = ['*.{js,mjs,ts}', '**/*.config.{js,mjs,ts}']
const mayUseNode = [
  ...tests,
  ...configs,
  'packages/api/src/runtimes/**',
  'packages/api/runtime-tests/**',
  'packages/api/faults/**',
  'packages/sdk/src/cli/**',
  'packages/sdk/src/gpg/**',
  'packages/sdk/src/node/**',
  'packages/*/scripts/**',
]

const zodOnlyMini = {
  regex: '^zod(?!/mini$)',
  message: "Write `import * as z from 'zod/mini'`: the other entries cost a bundle 73 kB and more.",
}
const openpgpOnlyInEnvelope = {
  regex: '^#?openpgp',
  message: 'Only packages/protocol/src/envelope imports OpenPGP.js: secrets have one door.',
}
const openpgpByItsAlias = {
  regex: '^openpgp',
  message: "Import '#openpgp': it is the lightweight build where a page loads it.",
}
const noReachingIntoPackages = {
  regex: '(^@sealpost/[^/]+/(src|dist))|(/packages/)|(\\.\\./(protocol|api|sdk|widget)/)',
  message: 'Import a published entry point of the package.',
}
const noNode = {
  regex: '^node:|^(fs|path|os|crypto|buffer|stream|child_process|http|https|net|url|util)$',
  message:
    'This code also runs in browsers and on the edge. Node belongs in runtimes/, cli/ or a test.',
}
const noDriver = {
  regex: '^@libsql/|^drizzle-orm/(libsql|d1|better-sqlite3)',
  message: 'A runtime opens the database and hands it in; nothing else knows a driver.',
}

const unsafeInPages = [
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|srcdoc)$/]',
    message: 'Text bindings only: this is parsed as HTML.',
  },
  {
    selector: 'ImportSpecifier[imported.name=/^unsafe(HTML|SVG|CSS|MathML|Static)$/]',
    message: 'Text bindings only: this trusts a string.',
  },
  {
    selector: 'MemberExpression[object.name="document"][property.name=/^write/]',
    message: 'Text bindings only: this is parsed as HTML.',
  },
  {
    selector: 'TaggedTemplateExpression[tag.name="html"] TemplateElement[value.raw=/\\sstyle=/]',
    message: 'An inline style breaks under a strict CSP. Use a class.',
  },
]

const everywhere = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
  {
    selector: 'ExportAllDeclaration',
    message: 'Name each export: `export *` hides what is public.',
  },
  { selector: 'TSEnumDeclaration', message: 'Use a union of strings or an `as const` table.' },
  { selector: 'TSModuleDeclaration[kind="namespace"]', message: 'Use a module.' },
]
const onlyWholeSuites = {
  selector:
    'CallExpression[callee.object.name=/^(test|it|describe|suite)$/][callee.property.name=/^(skip|only|todo|skipIf|runIf|fails)$/]',
  message: 'Every test runs, every time.',
}

/**
 * @param {object[]} patterns
 * @returns {import('eslint').Linter.RuleEntry}
 */
const restrictImports = (...patterns) => [
  'error',
  { patterns: [zodOnlyMini, noReachingIntoPackages, ...patterns] },
]

export default defineConfig(
  {
    ignores: [
      '**/dist/',
      '**/node_modules/',
      '**/fixtures/',
      '**/migrations/',
      '**/.turbo/',
      'data/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,js,mjs}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { project: './tsconfig.lint.json', tsconfigRootDir: import.meta.dirname },
    },
    plugins: {
      sealpost: {
        rules: {
          'named-assertions': namedAssertions,
          'speaking-names': speakingNames,
          'writes-through-commit': writesThroughCommit,
        },
      },
    },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true }],
      'max-params': ['error', 3],
      'no-eval': 'error',
      'no-implied-eval': 'off',
      'no-new-func': 'error',
      'no-restricted-imports': restrictImports(openpgpOnlyInEnvelope, noNode, noDriver),
      'no-restricted-syntax': ['error', ...everywhere, onlyWholeSuites],
      'no-warning-comments': [
        'error',
        { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'start' },
      ],
      'prefer-const': 'error',
      'sealpost/named-assertions': 'error',
      'sealpost/speaking-names': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['packages/{protocol,sdk,widget}/src/**', 'packages/api/src/**'],
    ignores: [...tests, 'packages/sdk/src/cli/**', 'packages/api/src/runtimes/**'],
    rules: { 'no-console': 'error' },
  },
  {
    files: mayUseNode,
    rules: { 'no-restricted-imports': restrictImports(openpgpOnlyInEnvelope) },
  },
  {
    files: ['packages/protocol/src/envelope/**'],
    ignores: tests,
    rules: { 'no-restricted-imports': restrictImports(openpgpByItsAlias, noNode, noDriver) },
  },
  {
    files: [
      'packages/protocol/src/envelope/**/*.test.ts',
      'packages/protocol/src/envelope/testing/**',
    ],
    rules: { 'no-restricted-imports': restrictImports(openpgpByItsAlias) },
  },
  {
    files: ['packages/api/src/**'],
    ignores: [...tests, 'packages/api/src/storage/**', 'packages/api/src/runtimes/libsql/**'],
    rules: {
      'sealpost/writes-through-commit': 'error',
      'no-restricted-syntax': [
        'error',
        ...everywhere,
        {
          selector:
            'CallExpression[callee.property.name=/^(execute|executeMultiple|run|transaction|migrate)$/]',
          message: 'Writes go through storage/commit.ts; raw statements belong in storage/.',
        },
        {
          selector:
            'CallExpression[callee.object.name=/^(db|client|database)$/][callee.property.name="batch"]',
          message: 'Writes go through storage/commit.ts.',
        },
        {
          selector:
            'CallExpression[callee.object.property.name=/^(db|client|database)$/][callee.property.name="batch"]',
          message: 'Writes go through storage/commit.ts.',
        },
      ],
    },
  },
  {
    files: ['packages/widget/src/**/*.ts'],
    extends: [lit.configs?.['flat/recommended'] ?? [], litA11y.configs.recommended],
    rules: {
      'lit/attribute-names': 'error',
      'lit/lifecycle-super': 'error',
      'lit/no-classfield-shadowing': 'error',
      'lit/no-template-bind': 'error',
      'lit/no-this-assign-in-render': 'error',
      'lit/prefer-nothing': 'error',
      'lit/prefer-static-styles': 'error',
      'lit/quoted-expressions': ['error', 'never'],
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['packages/widget/src/**/*.ts'],
    ignores: tests,
    rules: { 'no-restricted-syntax': ['error', ...everywhere, ...unsafeInPages] },
  },
  {
    files: tests,
    rules: {
      'max-lines-per-function': 'off',
    },
  },
  {
    files: ['examples/**', 'bench/**', 'scripts/**'],
    rules: {
      'no-restricted-imports': restrictImports(),
    },
  },
  {
    files: configs,
    rules: {
      'no-restricted-syntax': ['error', ...everywhere.slice(1)],
    },
  },
  {
    // Scripts are JavaScript checked by tsc through JSDoc; parsed JSON and plug-ins are `any` there.
    files: ['**/*.{js,mjs}'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
)
