import { build } from './check.mjs'
import { ensureBrowsers } from './ensure-browsers.mjs'
import { endWith, runSteps } from './run-steps.mjs'
import { listWorkspaces } from './workspaces.mjs'

/** Runs every example that tests itself: it asserts its own outcome and exits non-zero when wrong. */
export function runExamples() {
  const examples = listWorkspaces('examples').filter(({ scripts }) => scripts.test)
  const steps = examples.map(({ name, folder }) => ({
    name: folder,
    command: ['npm', 'test', '--silent', '--workspace', name],
    fix: `Type \`npm test --workspace ${name}\`.`,
  }))
  // They wait for browsers and people's fingers more than they compute.
  return runSteps(steps, { concurrency: 3 })
}

if (import.meta.main) {
  Object.assign(process.env, ensureBrowsers())
  endWith([...(await build()), ...(await runExamples())])
}
