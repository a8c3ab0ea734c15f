import * as encoding from 'lib0/encoding'
import { encodeAwarenessUpdate } from 'y-protocols/awareness'
import type { WebsocketProvider } from 'y-websocket'
import { frameType } from '../protocol.ts'
import type { ClientClock } from './connection.ts'

interface Change {
  readonly added: readonly number[]
  readonly updated: readonly number[]
  readonly removed: readonly number[]
}

/** A stock provider repeats every movement it hears back to the server. Ours says only its own, and not more often than eyes can follow. */
export function sayOnlyOwn(provider: WebsocketProvider, clock: ClientClock): void {
  const { awareness, doc } = provider
  let isWaiting = false
  let isDue = false
  const say = () => {
    isDue = false
    isWaiting = true
    clock.after(betweenMilliseconds, () => {
      isWaiting = false
      if (isDue) say()
    })
    if (provider.ws?.readyState !== 1) return
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, frameType.awareness)
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [doc.clientID]))
    provider.ws.send(encoding.toUint8Array(encoder))
  }
  const changed = ({ added, updated, removed }: Change, origin: unknown) => {
    // The server tells us that we are gone when an earlier connection of ours ended after this one began.
    const own = origin === provider ? removed : [...added, ...updated, ...removed]
    if (!own.includes(doc.clientID)) return
    if (isWaiting) isDue = true
    else say()
  }
  awareness.off('update', provider._awarenessUpdateHandler)
  provider._awarenessUpdateHandler = changed
  awareness.on('update', changed)
}

const betweenMilliseconds = 50
