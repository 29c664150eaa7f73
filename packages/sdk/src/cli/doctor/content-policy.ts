/** One content security policy: the values of each of its directives (CSP level 3). */
export type ContentPolicy = ReadonlyMap<string, readonly string[]>

/** Reads the policies of a header, or of one `<meta>`; a page must please all of them. */
export function parsePolicies(text: string): ContentPolicy[] {
  return text
    .split(',')
    .filter((policy) => policy.trim() !== '')
    .map((policy) => {
      const directives = policy.split(';').map((directive) => directive.trim().split(/\s+/))
      // Of a directive that is there twice, the first counts (§2.2.1).
      return new Map(
        directives.toReversed().map(([name = '', ...rest]) => [name.toLowerCase(), rest]),
      )
    })
}

/** A script as its tag names it. */
export type ScriptTag = { url: URL; nonce: string | undefined; integrity: string | undefined }

/** Whether a policy lets a page run a script (§6.7.1). */
export function allowsScript(
  policy: ContentPolicy,
  { url, ...tag }: ScriptTag,
  page: URL,
): boolean {
  const sources =
    policy.get('script-src-elem') ?? policy.get('script-src') ?? policy.get('default-src')
  if (!sources) return true
  if (tag.nonce && sources.includes(`'nonce-${tag.nonce}'`)) return true
  const hashes = tag.integrity?.split(/\s+/) ?? []
  if (hashes.length > 0 && hashes.every((hash) => sources.includes(`'${hash}'`))) return true
  return !sources.includes("'strict-dynamic'") && sources.some((one) => matches(one, url, page))
}

/** Whether a policy lets a page talk to an address. */
export function allowsConnection(policy: ContentPolicy, url: URL, page: URL): boolean {
  const sources = policy.get('connect-src') ?? policy.get('default-src')
  return !sources || sources.some((source) => matches(source, url, page))
}

/** Whether a policy lets the form make its Trusted Types. */
export function allowsTrustedTypes(policy: ContentPolicy, names: readonly string[]): boolean {
  const allowed = policy.get('trusted-types')
  return !allowed || allowed.includes('*') || names.every((name) => allowed.includes(name))
}

const HOST_SOURCE =
  /^(?:(?<scheme>[a-z]+):\/\/)?(?<host>\*|(?:\*\.)?[^:/*]+)(?::(?<port>\d+|\*))?(?<path>\/.*)?$/i

/** Whether a source of a list stands for an address (§6.7.2.8). */
function matches(source: string, url: URL, page: URL): boolean {
  if (source === '*') return /^https?:$/.test(url.protocol)
  if (source.toLowerCase() === "'self'") return url.origin === page.origin
  if (/^[a-z]+:$/i.test(source)) return isScheme(source.slice(0, -1), url)
  const { scheme, host = '', port, path } = HOST_SOURCE.exec(source)?.groups ?? {}
  return (
    isScheme(scheme ?? page.protocol.slice(0, -1), url) &&
    isHost(host.toLowerCase(), url.hostname) &&
    (port === '*' || (port ?? '') === url.port || port === defaultPort(url)) &&
    isPath(path, url.pathname)
  )
}

/** `http:` also stands for `https:`. */
function isScheme(scheme: string, { protocol }: URL): boolean {
  return `${scheme.toLowerCase()}:` === protocol || (scheme === 'http' && protocol === 'https:')
}

function isHost(pattern: string, host: string): boolean {
  return pattern.startsWith('*') ? host.endsWith(pattern.slice(1)) : pattern === host
}

function defaultPort({ protocol, port }: URL): string | null {
  return port === '' ? (protocol === 'https:' ? '443' : '80') : null
}

/** A path that ends with a slash stands for all below it. */
function isPath(pattern: string | undefined, path: string): boolean {
  if (pattern === undefined || pattern === '/') return true
  return pattern.endsWith('/') ? path.startsWith(pattern) : path === pattern
}
