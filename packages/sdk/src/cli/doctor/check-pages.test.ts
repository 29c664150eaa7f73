import { afterEach, expect, test, vi } from 'vitest'
import { codesIn, edit, givenPractice, type Plant } from '../../testing/given-practice.ts'

afterEach(() => void vi.unstubAllGlobals())

const onPage = (change: (text: string) => string): Plant => ({
  site: (site, page) => edit(page, change)(site),
})
const withPolicy = (policy: string): Plant => ({
  site: (site, page) => {
    site.set(page, {
      text: String(site.get(page)?.text),
      headers: { 'content-security-policy': policy },
    })
  },
})

test.each<[string, Plant, string[]]>([
  [
    'a page that pins another key',
    onPage((text) => text.replace(/fingerprint="\w+"/, `fingerprint="${'ab'.repeat(20)}"`)),
    ['embed_other_key'],
  ],
  [
    'a page for another vendor',
    onPage((text) => text.replace('vendor="acme"', 'vendor="other"')),
    ['embed_other_vendor'],
  ],
  [
    'a page that talks to another service',
    onPage((text) =>
      text.replace(
        /<sealpost-report service="[^"]+"/,
        '<sealpost-report service="https://evil.example"',
      ),
    ),
    ['embed_other_service'],
  ],
  [
    'a page that waits for a later profile',
    onPage((text) =>
      text.replace('<sealpost-report service', '<sealpost-report serial="2" service'),
    ),
    ['embed_serial_ahead'],
  ],
  ['a page without a form', onPage(() => '<h1>Security</h1>'), ['embed_missing', 'script_missing']],
  [
    'a script without a hash',
    onPage((text) => text.replace(/integrity="[^"]+"/, '')),
    ['script_unpinned'],
  ],
  [
    'a script that browsers cannot check',
    onPage((text) => text.replace('crossorigin="anonymous"', '')),
    ['script_unpinned'],
  ],
  [
    'a script with a wrong hash',
    onPage((text) => text.replace(/integrity="sha384-..../, 'integrity="sha384-AAAA')),
    ['script_changed'],
  ],
  ['a page under a strict policy', withPolicy("default-src 'self'"), ['csp_script', 'csp_connect']],
  [
    'a page with Trusted Types of its own',
    withPolicy("require-trusted-types-for 'script'; trusted-types own"),
    ['csp_trusted_types'],
  ],
  [
    'a policy in the page itself',
    onPage(
      (text) => `<meta http-equiv=Content-Security-Policy content="connect-src 'none'">${text}`,
    ),
    ['csp_connect'],
  ],
  [
    'a session recorder',
    onPage(
      (text) => `${text}<script async src="https://static.hotjar.com/c/hotjar-1.js"></script>`,
    ),
    ['recorder'],
  ],
  [
    'a session recorder that a script fetches',
    onPage((text) => `${text}<script>(c=>{c.src="https://www.clarity.ms/tag/x"})({})</script>`),
    ['recorder'],
  ],
  [
    'a page that is not there',
    { site: (site, page) => void site.delete(page) },
    ['page_unreachable'],
  ],
])('a doctor finds %s, and nothing else', async (_, plant, codes) => {
  const { doctor } = await givenPractice(plant)

  const { code, stdout } = await doctor('--json')

  expect(codesIn(stdout)).toEqual(codes)
  expect(code).toBe(4)
})

test('a page without HTTPS is found, unless it is of this machine', async () => {
  const origin = 'http://www.acme.example'
  const { cli } = await givenPractice({ draft: () => ({ origins: [origin] }) })

  const { stdout } = await cli('doctor', '--embed', `${origin}/security`, '--json')

  expect(codesIn(stdout)).toEqual(['page_insecure'])
})

test('a page that cannot be reached at all is told apart from a sick vendor', async () => {
  const { cli } = await givenPractice()

  const { code, stdout } = await cli('doctor', '--embed', 'http://127.0.0.1:9/', '--json')

  expect(codesIn(stdout)).toEqual(['page_unreachable'])
  expect(code).toBe(4)
})
