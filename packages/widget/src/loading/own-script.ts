/**
 * The script tag this code came in with: it tells where its neighbours are and which nonce the
 * page's CSP gave. Known only while a classic script runs for the first time.
 */
export const ownScript =
  document.currentScript instanceof HTMLScriptElement ? document.currentScript : null
