import type { Page } from 'puppeteer-core'

/** One request of a page, with all that left the browser in it. */
export type SentRequest = { method: string; url: string; headers: string; body: string }

/** Writes down every request of a page: address, headers and body. */
export async function recordTraffic(page: Page): Promise<SentRequest[]> {
  const sent: SentRequest[] = []
  const session = await page.createCDPSession()
  await session.send('Network.enable', { maxPostDataSize: 16 * 1024 * 1024 })
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    const { method, url, headers, hasPostData } = request
    const entry = { method, url, headers: JSON.stringify(headers), body: '' }
    sent.push(entry)
    if (!hasPostData) return
    void session.send('Network.getRequestPostData', { requestId }).then(({ postData }) => {
      entry.body = postData
    })
  })
  return sent
}
