import type { Policy } from '@sealpost/protocol'
import { fetchScripts } from './widget-manifest.ts'

export type SnippetInput = {
  service: string
  vendor: string
  fingerprint: string
  /** Says where to turn when the form cannot be used. */
  policy: Policy
}

/**
 * Writes the tags that put the form on a page; null if the service hands out no form.
 *
 * The hash is the service's own word for its newest file: from then on the page enforces it.
 */
export async function writeSnippet(input: SnippetInput): Promise<string | null> {
  const { service, vendor, fingerprint, policy } = input
  const [script] = await fetchScripts(service, fetch)
  if (!script) return null
  return [
    `<script src="${escapeHtml(service + script.path)}"`,
    `        integrity="${escapeHtml(script.integrity)}" crossorigin="anonymous" defer></script>`,
    `<sealpost-report service="${escapeHtml(service)}" vendor="${escapeHtml(vendor)}"`,
    `                 fingerprint="${escapeHtml(fingerprint)}">`,
    `  ${fallback(policy)}`,
    '</sealpost-report>',
  ].join('\n')
}

/** What a page shows when scripts are off or something does not check out. */
function fallback({ name, fallback: contact }: Policy): string {
  if (contact?.email) {
    const email = escapeHtml(contact.email)
    return `Mail <a href="mailto:${email}">${email}</a>.`
  }
  if (contact?.url) {
    const url = escapeHtml(contact.url)
    return `See <a href="${url}">${url}</a>.`
  }
  return `This form needs scripts. Please ask ${escapeHtml(name)} for another way to report.`
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
}
