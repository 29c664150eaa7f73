/** What a script's `src` takes: a plain string, or its trusted form where a page requires that. */
type ScriptUrl = string

declare global {
  interface Window {
    /** Trusted Types (W3C); TypeScript's DOM library does not have them. */
    trustedTypes?: {
      createPolicy(
        name: string,
        rules: { createScriptURL: (url: string) => string },
      ): { createScriptURL: (url: string) => ScriptUrl }
    }
  }
}

let policy: { createScriptURL: (url: string) => ScriptUrl } | undefined

/** Marks the crypto file's address as trusted, under the one policy that a page must allow. */
export function trustedScriptUrl(url: string): ScriptUrl {
  policy ??= window.trustedTypes?.createPolicy('sealpost', {
    createScriptURL: (address) => address,
  })
  return policy ? policy.createScriptURL(url) : url
}
