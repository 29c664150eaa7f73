import { mkdtempDisposableSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'puppeteer-core'
import { type Engine, launchBrowser } from './launch-browser.ts'
import { openVendor, type Vendor } from './open-vendor.ts'
import { Researcher } from './researcher.ts'
import { type RunningService, startService } from './start-service.ts'
import { startVendorSite } from './vendor-page.ts'

type Parts = { folder: string; service: RunningService; props: AsyncDisposableStack }

/** What the stories in a browser play on: a running service, vendors with their sites, researchers. */
export class Stage implements AsyncDisposable {
  /** A folder for whatever the story writes. */
  readonly folder: string
  readonly service: RunningService
  readonly #props: AsyncDisposableStack
  readonly #browsers = new Map<Engine, Promise<Browser>>()

  private constructor({ folder, service, props }: Parts) {
    this.folder = folder
    this.service = service
    this.#props = props
  }

  /** Starts the service with these settings. All that comes after it goes when the stage does. */
  static async set(settings: Readonly<Record<string, string>> = {}): Promise<Stage> {
    await using props = new AsyncDisposableStack()
    const { path: folder } = props.use(mkdtempDisposableSync(join(tmpdir(), 'sealpost-')))
    const service = props.use(await startService(join(folder, 'data'), settings))
    return new Stage({ folder, service, props: props.move() })
  }

  /** Where the service keeps everything. */
  get dataFolder(): string {
    return join(this.folder, 'data')
  }

  /** Opens a vendor with the policy of its name, or another, on a site of its own. */
  async openVendor(
    name: string,
    { policy = name, serviceUrl = this.service.url }: { policy?: string; serviceUrl?: string } = {},
  ): Promise<Vendor> {
    const site = this.#props.use(await startVendorSite())
    const { service, folder } = this
    return openVendor({ service, serviceUrl, site, folder }, { name, policy })
  }

  /** Gives a researcher a browser profile of their own, and the address of a vendor's site. */
  async invite({ origin }: Vendor, engine: Engine = 'chromium'): Promise<Researcher> {
    const started = this.#browsers.get(engine) ?? this.#launch(engine)
    this.#browsers.set(engine, started)
    const profile = await (await started).createBrowserContext()
    return Researcher.arrive(profile, origin)
  }

  async #launch(engine: Engine): Promise<Browser> {
    return this.#props.use(await launchBrowser(engine))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#props.disposeAsync()
  }
}
