import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type RunningServer, type ServerOptions, startServer } from '@sealpost/api/node'
import { type Demo, demoPages } from './demo-pages.ts'
import { type DemoVendor, openDemoVendors } from './demo-vendors.ts'
import { findScript } from './find-script.ts'

/** The service with its demo vendors, ready for reports. */
export type RunningDemo = { server: RunningServer; vendors: readonly DemoVendor[] }

/**
 * Starts the service with the demo's pages and vendors.
 *
 * @throws {@link StartError} and its kin as `startServer` does.
 */
export async function startDemo(options: Omit<ServerOptions, 'mount'> = {}): Promise<RunningDemo> {
  const opening = Promise.withResolvers<Demo>()
  const server = await startServer({
    ...options,
    environment: { SEALPOST_WIDGET: builtWidget(), ...(options.environment ?? process.env) },
    mount: (pages) => pages.route('/', demoPages(opening.promise)),
  })
  const { serviceUrl, operatorToken } = server.config
  const folder = join(server.dataFolder, 'demo')
  const setting = { serviceUrl, operatorToken: operatorToken ?? '', folder }
  const vendors = await openDemoVendors(setting)
  opening.resolve({ serviceUrl, vendors, script: await findScript(serviceUrl, builtWidget()) })
  return { server, vendors }
}

/** The folder of the widget's built versions, beside the package's entry point. */
function builtWidget(): string {
  return fileURLToPath(new URL('.', import.meta.resolve('@sealpost/widget')))
}
