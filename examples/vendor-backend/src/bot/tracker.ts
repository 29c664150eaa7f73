import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

export type Comment = { id: string; text: string }

/** What a ticket says. */
export type TicketContent = {
  title: string
  text: string
  comments: readonly Comment[]
  labels: readonly string[]
}

export type Ticket = TicketContent & { number: string; reportId: string }

type Contents = { tickets: Ticket[]; doneEvents: number[] }

/** Stands in for the tracker that a team has: tickets in a file, which is replaced as a whole. */
export class Tracker {
  readonly #file: string

  constructor(file: string) {
    this.#file = file
  }

  get tickets(): readonly Ticket[] {
    return this.#read().tickets
  }

  /** Files a ticket for a report, or adds to the one that there is; nothing is added twice. */
  save(reportId: string, content: TicketContent): Ticket {
    const { tickets, doneEvents } = this.#read()
    const former = tickets.find((ticket) => ticket.reportId === reportId)
    const ticket = former
      ? { ...former, ...joined(former, content) }
      : { number: `VULN-${tickets.length + 1}`, reportId, ...content }
    const others = tickets.filter((each) => each !== former)
    this.#write({ tickets: [...others, ticket], doneEvents })
    return ticket
  }

  /** Marks the ticket of a report, if there is one. */
  label(reportId: string, label: string): void {
    const ticket = this.tickets.find((each) => each.reportId === reportId)
    if (ticket) this.save(reportId, { ...ticket, labels: [label] })
  }

  /** Whether all was done that an event asked for. */
  isDone(eventId: number): boolean {
    return this.#read().doneEvents.includes(eventId)
  }

  markDone(eventId: number): void {
    const { tickets, doneEvents } = this.#read()
    this.#write({ tickets, doneEvents: [...doneEvents, eventId] })
  }

  #read(): Contents {
    if (!existsSync(this.#file)) return { tickets: [], doneEvents: [] }
    return parseContents(readFileSync(this.#file, 'utf8'))
  }

  #write(contents: Contents): void {
    const draft = `${this.#file}.new`
    writeFileSync(draft, JSON.stringify(contents, null, 2), { mode: 0o600 })
    renameSync(draft, this.#file)
  }
}

function joined(former: Ticket, { comments, labels }: TicketContent) {
  const isNew = ({ id }: Comment) => !former.comments.some((comment) => comment.id === id)
  return {
    comments: [...former.comments, ...comments.filter(isNew)],
    labels: [...new Set([...former.labels, ...labels])],
  }
}

/** Nobody but a tracker writes the file. */
function parseContents(text: string): Contents {
  return JSON.parse(text) as Contents
}
