/** What sealed a vendor's event; equals the version in package.json. */
export const BUNDLE = 'sdk/0.1.0'
