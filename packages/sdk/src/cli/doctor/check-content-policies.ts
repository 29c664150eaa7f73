import {
  allowsConnection,
  allowsScript,
  allowsTrustedTypes,
  type ContentPolicy,
  parsePolicies,
} from './content-policy.ts'
import type { Place } from './fetch-place.ts'
import type { Tag } from './read-page.ts'
import { type Trouble, trouble } from './troubles.ts'

/** The names that the form makes its Trusted Types under. */
const TRUSTED_TYPES = ['sealpost', 'sealpost-lit']

export type PageParts = { tags: readonly Tag[]; script: Tag | undefined; service: URL }

/** Whether the content security policies of a page, together, let the form work. */
export function checkContentPolicies(
  place: Place,
  { tags, script, service }: PageParts,
): Trouble[] {
  const page = place.url
  const policies = policiesOf(place, tags)
  const src = script?.attributes.get('src')
  const tag = src !== undefined && {
    url: new URL(src, page),
    nonce: script?.attributes.get('nonce'),
    integrity: script?.attributes.get('integrity'),
  }
  const isForbidden = (allows: (policy: ContentPolicy) => boolean) => !policies.every(allows)
  return [
    ...(tag && isForbidden((policy) => allowsScript(policy, tag, page))
      ? [trouble('csp_script', page.href)]
      : []),
    ...(isForbidden((policy) => allowsConnection(policy, service, page))
      ? [trouble('csp_connect', page.href)]
      : []),
    ...(isForbidden((policy) => allowsTrustedTypes(policy, TRUSTED_TYPES))
      ? [trouble('csp_trusted_types', page.href)]
      : []),
  ]
}

/** Policies that only report (`Content-Security-Policy-Report-Only`) forbid nothing. */
function policiesOf({ headers }: Place, tags: readonly Tag[]): ContentPolicy[] {
  const metas = tags
    .filter(
      ({ name, attributes }) =>
        name === 'meta' &&
        attributes.get('http-equiv')?.toLowerCase() === 'content-security-policy',
    )
    .map(({ attributes }) => attributes.get('content') ?? '')
  return [headers.get('content-security-policy') ?? '', ...metas].flatMap(parsePolicies)
}
