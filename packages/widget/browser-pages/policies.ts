/** A Content-Security-Policy, by the page's nonce and the service. */
export type PagePolicy = (nonce: string, service: string) => string

/** Allows what the elements need, and nothing else. */
export const STRICT: PagePolicy = (nonce, service) =>
  `default-src 'none'; style-src 'none'; script-src 'nonce-${nonce}'; connect-src ${service}; ` +
  `require-trusted-types-for 'script'; trusted-types sealpost sealpost-lit`
