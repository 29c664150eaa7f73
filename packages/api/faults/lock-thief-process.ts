import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'

// Takes the write lock of a database again and again, as a backup or a curious operator would, and
// says so with one dot on standard output each time.

const database = new DatabaseSync(process.argv[2] ?? '', { timeout: 0 })

for (;;) {
  if (takeLock()) {
    await delay(5 + Math.random() * 55)
    database.exec('rollback')
    process.stdout.write('.')
  }
  await delay(Math.random() * 30)
}

function takeLock(): boolean {
  try {
    database.exec('begin immediate')
    return true
  } catch {
    return false
  }
}
