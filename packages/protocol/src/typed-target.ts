import { type Address, parseAddress } from './address.ts'

/** Something a reporter names as target, read as one kind. Names are in lower case. */
export type TypedTarget =
  | { kind: 'domain' | 'url' | 'ip'; address: Address }
  | { kind: 'repository'; address: Address }
  | { kind: 'app'; id: string }
  | { kind: 'package'; name: string; version: string | null }
  | { kind: 'image'; name: string; tag: string | null; digest: string | null }
  | { kind: 'commit' | 'version' | 'product'; name: string }

export type TypedTargetKind = TypedTarget['kind']

/** What one word can be read as, the likeliest first; whatever it is, it may name a product. */
export function readTarget(word: string): readonly [TypedTarget, ...TypedTarget[]] {
  const [likeliest, ...others] = [
    readPackage(word),
    readApp(word),
    readRepository(word),
    readCommit(word),
    readImage(word),
    readAddress(word),
    readVersion(word),
  ].filter((target) => target !== null)
  const product: TypedTarget = { kind: 'product', name: word.toLowerCase() }
  // At a private registry, an image without a tag looks like an address, or like any word.
  const image = readImageName(word)
  return [likeliest ?? product, ...others, ...(image ? [image] : [])]
}

/** Reads a package URL. Qualifiers and subpath say nothing about which package it is. */
export function readPackage(word: string): TypedTarget | null {
  const [, name, version] = /^pkg:([^?#]+?)(?:@([^?#@/]+))?(?:[?#].*)?$/i.exec(word) ?? []
  if (name === undefined || !name.includes('/')) return null
  const decoded = decode(name).toLowerCase().replace(/\/+$/, '')
  return { kind: 'package', name: decoded, version: version ? decode(version) : null }
}

/** Reads an id as app stores write it, or the address of an app in one of the two large ones. */
export function readApp(word: string): TypedTarget | null {
  const [, bundle, store, play] =
    /^(?:((?:com|org|net|io)(?:\.[\w-]+){2,})|https:\/\/(?:apps\.apple\.com\/\S*\/id(\d+)|play\.google\.com\/store\/apps\/details\?id=([\w.]+))\S*)$/i.exec(
      word,
    ) ?? []
  const id = bundle ?? store ?? play
  return id === undefined ? null : { kind: 'app', id: id.toLowerCase() }
}

const FORGE = /^(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|git\.sr\.ht)$/

/** Reads the address of a repository: with a scheme of its own, a `.git`, or at a well-known forge. */
function readRepository(word: string): TypedTarget | null {
  const short = /^[\w.-]+@([\w.-]+):(?!\/)(\S+)$/.exec(word)
  const link = short ? `ssh://${short[1] ?? ''}/${short[2] ?? ''}` : word
  const address = parseAddress(link)
  if (!address) return null
  const isGit =
    short !== null || /^(?:git\+?[a-z]*|ssh):/i.test(word) || /\.git\/?$/.test(address.path)
  const isHosted = FORGE.test(address.host) && /^\/[^/]+\/[^/]/.test(address.path)
  return isGit || isHosted ? { kind: 'repository', address: asRepository(address) } : null
}

/** Where a repository is, whatever the way to fetch it: without scheme, port, `.git` or capitals. */
export function asRepository({ host, path }: Address): Address {
  const place = path
    .toLowerCase()
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
  return { host, port: '', path: place, range: null }
}

/** Reads a container image by its whole name, with or without a tag or digest. */
export function readImageName(word: string): TypedTarget | null {
  const [, name, tag, digest] = IMAGE.exec(word) ?? []
  return name === undefined ? null : makeImage(name, tag, digest)
}

const IMAGE =
  /^([a-z\d][\w.-]*(?::\d+(?=\/))?(?:\/[a-z\d][\w.-]*)*)(?::(\w[\w.-]{0,127}))?(?:@(sha256:[\da-f]{64}))?$/

/** The same for what can hardly be anything else: a tag, a digest or a registry says so. */
function readImage(word: string): TypedTarget | null {
  const [, name = '', tag, digest] = IMAGE.exec(word) ?? []
  const [host = '', ...path] = name.split('/')
  const isAtRegistry =
    path.length > 0 && /^(?:docker\.io|quay\.io|ghcr\.io|mcr\.|registry[.-]|localhost:)/.test(host)
  // "localhost:8080" and "a.example:443" are addresses: a tag needs a name without a dot before it.
  const isTagged =
    tag !== undefined && (path.length > 0 || (!host.includes('.') && !/^\d+$/.test(tag)))
  return digest !== undefined || isAtRegistry || isTagged ? readImageName(word) : null
}

/** An image by its parts; names without a registry are Docker Hub's. */
function makeImage(name: string, tag?: string, digest?: string): TypedTarget {
  const [host = '', ...path] = name.split('/')
  const isHub = path.length === 0 || !/[.:]|^localhost$/.test(host)
  const rest = isHub ? name : path.join('/')
  const full =
    isHub || host === 'docker.io'
      ? `docker.io/${rest.includes('/') ? rest : `library/${rest}`}`
      : name
  return { kind: 'image', name: full.toLowerCase(), tag: tag ?? null, digest: digest ?? null }
}

function readCommit(word: string): TypedTarget | null {
  const looksLikeOne = /^[\da-f]{7,64}$/i.test(word) && /\d/.test(word) && /[a-f]/i.test(word)
  return looksLikeOne || /^[\da-f]{40}$/i.test(word)
    ? { kind: 'commit', name: word.toLowerCase() }
    : null
}

function readVersion(word: string): TypedTarget | null {
  return /^v?\d+(?:\.\d+)+(?:[-+.][\w.+-]*)?$/i.test(word)
    ? { kind: 'version', name: word.toLowerCase() }
    : null
}

function readAddress(word: string): TypedTarget | null {
  const address = parseAddress(word)
  if (!address) return null
  const isLink = /^[a-z][a-z\d+.-]*:\/\//i.test(word) || address.path !== '/'
  if (address.range && !isLink) return { kind: 'ip', address }
  return { kind: isLink ? 'url' : 'domain', address }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
