const ATTEMPTS = 4

/**
 * Does what makes a key pair, and does it anew if the browser could not: WebKit on Linux gives up on a
 * pair in which a number begins with a zero byte, one in 128 for Ed25519 and one in 256 for X25519
 * (bugs.webkit.org/show_bug.cgi?id=307095). The next pair is another.
 *
 * @throws What the last attempt threw.
 */
export async function withFreshKeys<Result>(make: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await make()
    } catch (error) {
      if (attempt === ATTEMPTS) throw error
    }
  }
}
