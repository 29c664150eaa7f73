import { type RunningDemo, startDemo } from './start-demo.ts'

const demo = await startDemo().catch((error: unknown) => {
  // A port or folder that is taken: the message says what to do, a stack trace would hide it.
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void demo.server.close())
}
console.log(welcome(demo))

function welcome({ server, vendors }: RunningDemo): string {
  const { serviceUrl } = server.config
  const [first] = vendors
  const pages = vendors.map(
    ({ slug, name }) => `                  ${serviceUrl}/demo/${slug}  ${name}`,
  )
  return `
Sealpost is running.

  Demo pages      ${serviceUrl}/demo
${pages.join('\n')}
  API reference   ${serviceUrl}/docs
  Data            ${server.dataFolder}

The demo vendor's side (${first?.name ?? ''}):

  API key         ${first?.apiKey ?? ''}
  Private key     ${first?.privateKeyFile ?? ''}

Stop with Ctrl+C. What was reported stays for the next start.
`
}
