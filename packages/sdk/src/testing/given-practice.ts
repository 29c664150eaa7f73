import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { vi } from 'vitest'
import * as z from 'zod/mini'
import { type Certificate, generateVendorKey } from '@sealpost/protocol/envelope'
import { writeSnippet } from '../cli/snippet.ts'
import { Sealpost } from '../client.ts'
import { writeSecurityTxt } from '../open/security-txt.ts'
import { type ProfileDraft, signProfile } from '../open/sign-profile.ts'
import { makeEndpoint } from './make-endpoint.ts'
import { makeCli } from './make-io.ts'
import { makeServer, type Reply } from './make-server.ts'
import { ACME, VENDOR, VENDOR_KEY, verifyOwn } from './make-vendor.ts'
import { makeFolder } from './run-cli.ts'
import { startService } from './start-service.ts'

/** Answers of a vendor's site by path. */
export type Site = Map<string, { text: string | Uint8Array; headers?: Record<string, string> }>

const Report = z.array(z.looseObject({ code: z.string(), about: z.nullable(z.string()) }))

export type Plant = {
  /** Changes what the published profile says. */
  draft?: (draft: ProfileDraft) => Partial<ProfileDraft> | Promise<Partial<ProfileDraft>>
  /** Changes what the site shows; `page` is the path of the page with the form. */
  site?: (site: Site, page: string) => void
  /** Changes the settings of the command line. */
  settings?: Record<string, unknown>
  /** What the endpoint of the webhook answers. */
  endpoint?: number
  /** Settings of the service. */
  environment?: Record<string, string>
}

const PAGE = '/security'
/** Of `security@acme.example`: z-base-32 of the SHA-1 of `security`, as gpg --with-wkd-hash gives it. */
export const WKD_FILE = '/.well-known/openpgpkey/acme.example/hu/t5s8ztdbon8yzntexy6oz5y48etqsnbb'
const COLLEAGUE = (await generateVendorKey({ name: 'Colleague' }, new Date())).certificate

/** A vendor with nothing wrong but what is planted: service, site, page with the form, webhook, command line. */
export async function givenPractice(plant: Plant = {}) {
  const { url, operator } = await startService(plant.environment)
  const { apiKey } = await operator.vendors.create(VENDOR)
  const client = new Sealpost({ apiKey: apiKey.secret, baseUrl: url })
  const site: Site = new Map()
  const { baseUrl } = await makeServer(siteReply(site))
  const draft = await makeDraft(client, { url, baseUrl, plant })
  const signed = await signProfile(draft, VENDOR_KEY)
  await client.profile.put(signed)
  const profile = await verifyOwn(signed)
  await fillSite(site, { url, baseUrl, profile })
  plant.site?.(site, PAGE)

  const endpoint = await makeEndpoint({ status: plant.endpoint ?? 204 })
  const types = ['report.received' as const]
  const webhook = await client.webhooks.create({ url: endpoint.url, label: 'Tracker', types })
  const folder = await makeFolder()
  const settings = {
    service: url,
    vendor: VENDOR,
    fingerprint: VENDOR_KEY.certificate.fingerprint,
    keyFile: 'key.asc',
    policyFile: 'policy.json',
    origins: [baseUrl],
    ...plant.settings,
  }
  await writeFile(join(folder, 'sealpost.json'), JSON.stringify(settings))
  rerouteAcme(baseUrl)
  const cli = makeCli(folder, { SEALPOST_API_KEY: apiKey.secret })
  const doctor = (...args: string[]) => cli('doctor', '--embed', baseUrl + PAGE, ...args)
  return {
    url,
    client,
    profile,
    endpoint,
    webhook,
    settings,
    apiKey: apiKey.secret,
    page: baseUrl + PAGE,
    cli,
    doctor,
  }
}

function siteReply(site: Site): Reply {
  return (response, { url }) => {
    const found = site.get(url.split('?')[0] ?? '')
    response.writeHead(found ? 200 : 404, found?.headers).end(found?.text)
  }
}

async function makeDraft(
  client: Sealpost,
  { url, baseUrl, plant }: { url: string; baseUrl: string; plant: Plant },
): Promise<ProfileDraft> {
  const { reporterMail, ...policy } = ACME
  const draft: ProfileDraft = {
    vendor: VENDOR,
    serial: 1,
    serviceUrl: url,
    policy: { ...policy, url: baseUrl + PAGE },
    origins: [baseUrl],
    certificates: [COLLEAGUE],
    proofKeys: (await client.service.get()).proofKeys,
  }
  return { ...draft, ...(await plant.draft?.(draft)) }
}

type Parts = { url: string; baseUrl: string; profile: Awaited<ReturnType<typeof verifyOwn>> }

async function fillSite(site: Site, { url, profile }: Parts): Promise<void> {
  const { fingerprint } = VENDOR_KEY.certificate
  const { policy } = profile.profile
  const tags = await writeSnippet({ service: url, vendor: VENDOR, fingerprint, policy })
  const csp = `default-src 'none'; script-src ${url}/widget/; connect-src ${url}; worker-src blob:`
  site.set(PAGE, {
    text: `<!doctype html><title>Security</title><!-- <sealpost-report vendor="x"> -->${tags ?? ''}`,
    headers: { 'content-type': 'text/html', 'content-security-policy': csp },
  })
  const text = await writeSecurityTxt({ profile, key: VENDOR_KEY, now: new Date() })
  site.set('/.well-known/security.txt', { text })
  site.set(WKD_FILE, { text: binaryOf(VENDOR_KEY.certificate) })
}

/** A certificate as Web Key Directories hold it. */
export function binaryOf({ armored }: Certificate): Uint8Array {
  const lines = armored.split(/\r?\n\r?\n/)[1]?.split(/\r?\n/) ?? []
  return Buffer.from(lines.filter((line) => /^[\w+/]/.test(line)).join(''), 'base64')
}

/** Whoever asks for acme.example or a host below it, as the Web Key Directory is asked, gets to the site. */
function rerouteAcme(baseUrl: string): void {
  const real = fetch
  vi.stubGlobal('fetch', (input: URL | string | Request, init?: RequestInit) => {
    const url = new URL(input instanceof Request ? input.url : input)
    return url.hostname.endsWith('acme.example')
      ? real(new URL(url.pathname + url.search, baseUrl), init)
      : real(input, init)
  })
}

/** Changes a text of the site. */
export function edit(path: string, change: (text: string) => string) {
  return (site: Site) => {
    const found = site.get(path)
    if (found) site.set(path, { ...found, text: change(String(found.text)) })
  }
}

/** What a doctor found, each code once. */
export function codesIn(stdout: string): string[] {
  return [...new Set(Report.parse(JSON.parse(stdout)).map(({ code }) => code))]
}
