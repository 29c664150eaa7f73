import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { BlockList, Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/**
 * Notes each address that a socket of this process is about to connect to, until the test is over.
 * Public ones are noted and then left alone: no test leaves the machine.
 */
export function watchDials(): string[] {
  const dialled: string[] = []
  const watch = (message: unknown) => {
    const socket = socketOf(message)
    Object.assign(socket, { blockList: beyondThisMachine() })
    socket.on('connectionAttempt', (address) => dialled.push(address))
    socket.on('connectionAttemptFailed', (...[address, , , error]) => {
      if ('code' in error && error.code === 'ERR_IP_BLOCKED') dialled.push(address)
    })
  }
  subscribe(CHANNEL, watch)
  onTestFinished(() => void unsubscribe(CHANNEL, watch))
  return dialled
}

const CHANNEL = 'net.client.socket'

function socketOf(message: unknown): Socket {
  if (typeof message === 'object' && message !== null && 'socket' in message) {
    if (message.socket instanceof Socket) return message.socket
  }
  throw new Error(`${CHANNEL} tells of something else`)
}

/** Everything but loopback, where the tests' own servers count who comes. */
function beyondThisMachine(): BlockList {
  const list = new BlockList()
  list.addRange('0.0.0.0', '126.255.255.255')
  list.addRange('128.0.0.0', '255.255.255.255')
  list.addSubnet('2000::', 3, 'ipv6')
  return list
}
