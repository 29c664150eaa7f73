import { fetchScripts, type WidgetFile } from '../widget-manifest.ts'
import { checkContentPolicies } from './check-content-policies.ts'
import type { ScriptTag } from './content-policy.ts'
import type { Examined } from './examined.ts'
import { fetchPlace, type Place } from './fetch-place.ts'
import { readTags, type Tag } from './read-page.ts'
import { findRecorders } from './recorders.ts'
import { type Trouble, trouble } from './troubles.ts'

/** Whether the pages that show the form show the right one, unwatched, and let it work. */
export async function checkPages(examined: Examined): Promise<Trouble[]> {
  if (examined.pages.length === 0) return []
  const scripts = await fetchScripts(examined.settings.service, examined.fetch)
  const troubles = examined.pages.map(async (page) => {
    const place = await fetchPlace(page, examined.fetch)
    return place && place.status < 400
      ? checkPage(place, scripts, examined)
      : [trouble('page_unreachable', page.href)]
  })
  return (await Promise.all(troubles)).flat()
}

function checkPage(
  place: Place,
  ...[scripts, examined]: [scripts: readonly WidgetFile[], examined: Examined]
): Trouble[] {
  const tags = readTags(new TextDecoder().decode(place.bytes))
  const embed = tags.find(({ name }) => name === 'sealpost-report')
  const all = tags.filter(({ name }) => name === 'script')
  const script = findFormScript(all, place.url, examined)
  return [
    ...placeTroubles(place, examined),
    ...(embed ? embedTroubles(embed, examined) : [trouble('embed_missing', place.url.href)]),
    ...(script
      ? scriptTroubles(script, scripts, examined)
      : [trouble('script_missing', place.url.href)]),
    ...checkContentPolicies(place, { tags, script, service: new URL(examined.settings.service) }),
    ...findRecorders(
      all.flatMap(({ attributes, text }) => [attributes.get('src') ?? '', text]),
    ).map((name) => trouble('recorder', `${name} on ${place.url.href}`)),
  ]
}

/** As browsers decide whether a page may use WebCrypto (Secure Contexts §3.1). */
const SAFE_HOSTS = /^(?:localhost|127\.0\.0\.1|\[::1\]|.*\.localhost)$/

function placeTroubles({ url }: Place, { settings, verified }: Examined): Trouble[] {
  const isSafe = url.protocol === 'https:' || SAFE_HOSTS.test(url.hostname)
  const isOwn = url.origin === new URL(settings.service).origin
  const isNamed = isOwn || verified.profile.origins.includes(url.origin)
  return [
    ...(isSafe ? [] : [trouble('page_insecure', url.href)]),
    ...(isNamed ? [] : [trouble('page_other_origin', url.origin)]),
  ]
}

function embedTroubles({ attributes }: Tag, { settings, verified }: Examined): Trouble[] {
  const valueOf = (name: string) => attributes.get(name) ?? ''
  const fingerprint = valueOf('fingerprint').replace(/\s/g, '').toLowerCase()
  const serial = valueOf('serial')
  return [
    ...(valueOf('vendor') === settings.vendor
      ? []
      : [trouble('embed_other_vendor', valueOf('vendor') || null)]),
    ...(valueOf('service').replace(/\/+$/, '') === settings.service
      ? []
      : [trouble('embed_other_service', valueOf('service') || null)]),
    ...(fingerprint === settings.fingerprint
      ? []
      : [trouble('embed_other_key', fingerprint || null)]),
    ...(Number(serial) > verified.profile.serial ? [trouble('embed_serial_ahead', serial)] : []),
  ]
}

type FormScript = ScriptTag & { isCors: boolean }

/** The tag that loads the form from the service, wherever on the page. */
function findFormScript(
  scripts: readonly Tag[],
  ...[page, { settings }]: [page: URL, examined: Examined]
): FormScript | undefined {
  const found = scripts.flatMap(({ attributes }) => {
    const src = attributes.get('src')
    if (src === undefined || !URL.canParse(src, page)) return []
    const [nonce, integrity] = [attributes.get('nonce'), attributes.get('integrity')?.trim()]
    return [{ url: new URL(src, page), nonce, integrity, isCors: attributes.has('crossorigin') }]
  })
  return found.find(({ url }) => url.href.startsWith(`${settings.service}/widget/`))
}

function scriptTroubles(
  { url, integrity, isCors }: FormScript,
  ...[scripts, { settings }]: [scripts: readonly WidgetFile[], examined: Examined]
): Trouble[] {
  const served = scripts.find(({ path }) => url.href === settings.service + path)
  if (!integrity || !isCors) return [trouble('script_unpinned', url.href)]
  return served?.integrity === integrity ? [] : [trouble('script_changed', url.href)]
}
