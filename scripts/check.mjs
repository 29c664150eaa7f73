import { endWith, runSteps } from './run-steps.mjs'

const lookAbove = 'Change what the lines above name.'

/** @type {import('./run-steps.mjs').Step[]} */
const steps = [
  {
    name: 'lint',
    command: ['eslint', '--max-warnings=0', '.'],
    fix: 'Type `npx eslint --fix .` for what can be fixed by itself; the rest is yours.',
  },
  {
    name: 'types',
    command: ['node', 'scripts/check-types.mjs'],
    fix: 'Type `npx tsc --noEmit -p <folder>` while you change it.',
  },
  {
    name: 'format',
    command: ['biome', 'check', '--max-diagnostics=10', '.'],
    fix: 'Type `npm run format`.',
  },
  {
    name: 'imports',
    command: [
      'depcruise',
      '--config',
      'dependency-cruiser.config.mjs',
      'packages',
      'examples',
      'scripts',
    ],
    fix: 'Move the code, or ask through an entry point: dependency-cruiser.config.mjs says why.',
  },
  {
    name: 'unused code',
    command: ['knip', '--no-progress', '--no-config-hints'],
    fix: 'Delete it; an export that only its own file uses loses the word `export`.',
  },
  {
    name: 'package exports',
    command: ['node', 'scripts/check-exports.mjs'],
    fix: 'Correct `exports`, `types` or `files` in the package.json of that package.',
  },
  {
    name: 'sizes',
    command: ['node', 'scripts/check-size.mjs'],
    fix: 'If you meant it, type `node scripts/check-size.mjs --record` and say why in the commit.',
  },
  { name: 'docs', command: ['node', 'scripts/check-docs.mjs'], fix: lookAbove },
  {
    name: 'snippets',
    command: ['node', 'scripts/check-snippets.mjs'],
    fix: 'Copy the file into the code block below its name.',
  },
  {
    name: 'lock file',
    command: ['node', 'scripts/check-lock.mjs'],
    fix: 'Type `npm install --ignore-scripts`; for a platform package, pin a version that has them all.',
  },
  { name: 'guarantees', command: ['node', 'scripts/check-guarantees.mjs'], fix: lookAbove },
]

/** Builds what changed since the last time. */
export function build() {
  return runSteps([
    {
      name: 'build',
      command: ['turbo', 'run', 'build', '--output-logs=errors-only'],
      fix: 'Type `npx turbo run build` and follow the first error.',
    },
  ])
}

/** Builds, then judges everything that can be judged without running the product. */
export async function check() {
  return [...(await build()), ...(await runSteps(steps))]
}

if (import.meta.main) endWith(await check())
