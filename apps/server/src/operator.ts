import { once } from 'node:events'
import { chmodSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import path from 'node:path'
import { text } from 'node:stream/consumers'

/** Longer paths cannot name a socket on every system that we know. */
const maxSocketPathBytes = 100
/** A word and the name of a file. */
const maxCommandBytes = 5000

/**
 * Lets the operator's commands reach the server that runs on a data folder. Whoever may open the folder may ask; nothing of it is on
 * the network. Resolves with the way to stop.
 */
export async function answerOperator(
  folder: string,
  answer: (command: string) => Promise<string>,
): Promise<() => Promise<void>> {
  const file = socketFile(folder)
  if (file === undefined) return async () => {}
  // The folder is ours alone while we run, so what lies there is left over from an earlier run.
  rmSync(file, { force: true })
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.setEncoding('utf8')
    let command = ''
    socket.on('data', (part: string) => {
      command += part
      if (command.length > maxCommandBytes) return socket.destroy()
      if (command.endsWith('\n'))
        answer(command.trim()).then(
          (words) => socket.end(words),
          () => socket.end(),
        )
    })
  })
  server.listen(file)
  await once(server, 'listening')
  chmodSync(file, 0o600)
  return async () => {
    server.close()
    await once(server, 'close')
  }
}

/** What the server running on this folder answers, nothing (`''`) when it could not; undefined when none runs. */
export async function askOperator(folder: string, command: string): Promise<string | undefined> {
  const file = socketFile(folder)
  if (file === undefined) return undefined
  const socket = connect(file)
  try {
    await once(socket, 'connect')
  } catch {
    return undefined // no server listens there: the caller works on the folder itself
  }
  socket.write(`${command}\n`)
  return text(socket).catch(() => '')
}

function socketFile(folder: string): string | undefined {
  const file = path.join(folder, 'operator.sock')
  return Buffer.byteLength(file) <= maxSocketPathBytes && process.platform !== 'win32' ? file : undefined
}
