import { serve } from '@hono/node-server'
import { Hono } from 'hono'

// The peer of goal 7: what Hono on Node costs when it only reads and writes the same JSON.
const app = new Hono()
  .get('/', (c) => c.text('ready'))
  .post('/echo', async (c) => c.json(await c.req.json<object>()))

serve({ fetch: app.fetch, port: Number(process.env['PORT']), hostname: '127.0.0.1' })
