import type { Page } from 'puppeteer-core'

/** One request of a page, with all that left the browser in it. */
export type SentRequest = { method: string; url: string; text: string }

/** Writes down every request of a page: address, headers and body. */
export async function recordTraffic(page: Page): Promise<SentRequest[]> {
  const sent: SentRequest[] = []
  const session = await page.createCDPSession()
  await session.send('Network.enable', { maxPostDataSize: 16 * 1024 * 1024 })
  session.on('Network.requestWillBeSent', ({ request }) => {
    const headers = JSON.stringify(request.headers)
    sent.push({
      method: request.method,
      url: request.url,
      text: `${request.method} ${request.url}\n${headers}\n${request.postData ?? ''}`,
    })
  })
  return sent
}
