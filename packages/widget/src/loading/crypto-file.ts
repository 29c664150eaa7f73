/** The crypto file's name beside the first script and its hash. The build writes both. */
export const CRYPTO_FILE: { name: string; integrity: string } = { name: '', integrity: '' }
