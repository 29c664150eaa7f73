import { fetchScripts, type WidgetFile } from '../widget-manifest.ts'
import { checkContentPolicies } from './check-content-policies.ts'
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
  const script = all.find((tag) => isOfForm(tag, place.url, examined))
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

function isOfForm({ attributes }: Tag, page: URL, { settings }: Examined): boolean {
  const src = attributes.get('src')
  if (src === undefined || !URL.canParse(src, page)) return false
  return new URL(src, page).href.startsWith(`${settings.service}/widget/`)
}

function scriptTroubles(
  { attributes }: Tag,
  ...[scripts, { settings }]: [scripts: readonly WidgetFile[], examined: Examined]
): Trouble[] {
  const src = attributes.get('src') ?? ''
  const integrity = attributes.get('integrity')
  const served = scripts.find(({ path }) => src.endsWith(settings.service + path))
  if (!integrity || !attributes.has('crossorigin')) return [trouble('script_unpinned', src)]
  return served?.integrity === integrity.trim() ? [] : [trouble('script_changed', src)]
}
