import type { ServerResponse } from 'node:http'

/** What a service may say in the place of an answer, by a name for it. */
export const NO_ANSWERS: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '30 MB': (response) => asJson(response).end(`"${'x'.repeat(30_000_000)}"`),
  HTML: (response) => response.setHeader('Content-Type', 'text/html').end('<h1>Welcome</h1>'),
  'JSON of another shape': (response) => asJson(response).end('{"hello":["world"]}'),
  'half a JSON': (response) => asJson(response).end('{"hello":'),
}

/** How a service may never come to an end. */
export const SILENCES: Readonly<Record<string, (response: ServerResponse) => void>> = {
  'never answers': () => undefined,
  'stops midway': (response) => asJson(response).write('{"hello":'),
}

function asJson(response: ServerResponse): ServerResponse {
  return response.setHeader('Content-Type', 'application/json')
}
