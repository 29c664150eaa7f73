import { receiveEvent } from './receive-event.ts'

type Environment = { SECRET: string }

/** An endpoint on the edge; says in its answer what it told. */
const worker = {
  async fetch(request: Request, { SECRET }: Environment): Promise<Response> {
    const told: string[] = []
    const { status } = await receiveEvent(request, SECRET, (news) => told.push(news))
    return Response.json({ status, told })
  },
}

export { worker as default }
