import { createServer } from 'node:http'

// The peer of goal 9: the least that a Node process can do before it answers.
createServer((_, response) => response.end('ok')).listen(Number(process.env['PORT']), '127.0.0.1')
