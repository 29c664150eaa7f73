import {
  allowsConnection,
  allowsScript,
  allowsTrustedTypes,
  type ContentPolicy,
  parsePolicies,
  type ScriptTag,
} from './content-policy.ts'
import type { Place } from './fetch-place.ts'
import type { Tag } from './read-page.ts'
import { type Trouble, trouble } from './troubles.ts'

/** The names that the form makes its Trusted Types under. */
const TRUSTED_TYPES = ['sealpost', 'sealpost-lit']

export type PageParts = { tags: readonly Tag[]; script: ScriptTag | undefined; service: URL }

/** Whether the content security policies of a page, together, let the form work. */
export function checkContentPolicies(
  place: Place,
  { tags, script, service }: PageParts,
): Trouble[] {
  const page = place.url
  const policies = policiesOf(place, tags)
  const isForbidden = (allows: (policy: ContentPolicy) => boolean) => !policies.every(allows)
  return [
    ...(script && isForbidden((policy) => allowsScript(policy, script, page))
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
