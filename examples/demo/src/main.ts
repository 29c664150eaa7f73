import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { startServer } from '@sealpost/api/node'
import { type Demo, demoPages } from './demo-pages.ts'
import { openDemoVendors } from './demo-vendors.ts'
import { findScript } from './find-script.ts'

const opening = Promise.withResolvers<Demo>()
const server = await startServer({
  environment: { SEALPOST_WIDGET: builtWidget(), ...process.env },
  mount: (pages) => pages.route('/', demoPages(opening.promise)),
}).catch((error: unknown) => {
  // A port or folder that is taken: the message says what to do, a stack trace would hide it.
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void server.close())
}

const { serviceUrl, operatorToken } = server.config
const vendors = await openDemoVendors({
  serviceUrl,
  operatorToken: operatorToken ?? '',
  folder: join(server.dataFolder, 'demo'),
})
opening.resolve({ serviceUrl, vendors, script: await findScript(serviceUrl, builtWidget()) })
console.log(welcome())

function welcome(): string {
  const [first] = vendors
  return `
Sealpost is running.

  Demo pages      ${serviceUrl}/demo
${vendors.map(({ slug, name }) => `                  ${serviceUrl}/demo/${slug}  ${name}`).join('\n')}
  API reference   ${serviceUrl}/docs
  Data            ${server.dataFolder}

The demo vendor's side (${first?.name}):

  API key         ${first?.apiKey}
  Private key     ${first?.privateKeyFile}

Stop with Ctrl+C. What was reported stays for the next start.
`
}

/** The folder of the widget's built versions, beside the package's entry point. */
function builtWidget(): string {
  return fileURLToPath(new URL('.', import.meta.resolve('@sealpost/widget')))
}
