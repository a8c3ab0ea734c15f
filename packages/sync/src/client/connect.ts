import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import { syncStep } from '../codec/frames.ts'
import { frameType } from '../protocol.ts'
import type { ClientClock, Connection, ConnectOptions } from './connection.ts'
import { copying } from './keep/copying.ts'
import { Keeper } from './keep/keeper.ts'
import { sayOnlyOwn } from './own-awareness.ts'
import { pauseBefore } from './return.ts'
import { type CannotSave, cannotAfter } from './save-state.ts'
import { Saving } from './saving.ts'

/** Opens a room for a document, and comes back by itself until closed or told that it is no use. */
export function connect(options: ConnectOptions): Connection {
  const { doc, clock = browserClock, random = Math.random } = options
  const awareness = options.awareness ?? new Awareness(doc)
  const watchers = new Set<() => void>()
  const tell = () => {
    if (keeper) follow(keeper, saving, copyLater)
    for (const watcher of [...watchers]) watcher()
  }
  const provider = newProvider(options, awareness)
  const saving = new Saving(clock, (mark) => sendMark(provider, mark), tell)
  const keeper =
    options.keeping &&
    new Keeper(options.keeping, options.epoch, doc, clock, () => saving.kept(keeper?.isKept ?? false))
  let role: 'write' | 'read' = 'write'
  let hasDocument = false
  let isClosed = false

  const wrote = (update: Uint8Array, origin: unknown) => {
    if (origin === provider) return copyLater()
    if (role === 'write') saving.wrote((number) => keeper?.wrote(update, number))
    // Yjs tidies up marks by itself, without an origin; whatever else a reader changes stays here.
    else if (origin !== null) {
      keeper?.wrote(update, saving.written + 1)
      saving.cannot('refused')
      keeper?.setAside('refused')
    }
    copyLater()
  }
  const copyLater =
    keeper && options.keeping?.document
      ? copying(
          () => keeper.copy(),
          () => saving.state,
          clock,
        )
      : () => {}
  sayOnlyOwn(provider, clock)
  spreadReturns(provider, clock, random)
  provider.on('connection-close', () => saving.wentOffline())
  provider.on('closed', ({ code }) => saving.cannot(cannotAfter(code)))

  const stockSync = provider.messageHandlers[frameType.sync]
  provider.messageHandlers[frameType.sync] = (encoder, decoder, ...rest) => {
    const step = decoder.arr[decoder.pos]
    stockSync?.(encoder, decoder, ...rest)
    // The stock answer to the server's question holds all that this device has; it is sent as soon as this handler returns.
    if (step === syncStep.one) queueMicrotask(() => saving.handedOver())
  }
  provider.messageHandlers[frameType.mark] = (_encoder, decoder) => saving.returned(decoding.readVarUint(decoder))
  provider.messageHandlers[frameType.role] = (_encoder, decoder) => {
    role = decoding.readVarString(decoder) === 'read' ? 'read' : 'write'
    if (role === 'write') saving.again()
    else saving.mayNotWrite()
    tell()
  }
  provider.messageHandlers[frameType.refused] = (_encoder, decoder) => {
    decoding.readVarString(decoder)
    saving.cannot('refused', decoding.readVarString(decoder))
  }
  const begin = async () => {
    const found = await keeper?.load()
    if (isClosed) return
    hasDocument = found?.hasDocument ?? false
    doc.on('update', wrote)
    saving.began(found?.changes ?? 0)
    saving.kept(keeper?.isKept ?? false)
    tell()
    provider.connect()
  }
  void begin()

  return {
    doc,
    awareness,
    saveState: () => saving.state,
    role: () => role,
    online: () => saving.isOnline,
    arrived: () => hasDocument || saving.hasArrived,
    watch(changed) {
      watchers.add(changed)
      return () => watchers.delete(changed)
    },
    retry() {
      if (provider.wsconnected || provider.wsconnecting) return
      saving.again()
      provider.connect()
    },
    kept: () => keeper?.isKept ?? false,
    close() {
      isClosed = true
      watchers.clear()
      keeper?.close()
      doc.off('update', wrote)
      saving.stop()
      provider.destroy()
      if (!options.awareness) awareness.destroy()
    },
  }
}

/** What becomes of the changes on the device in each state of the saving. */
function follow(keeper: Keeper, saving: Saving, copyLater: () => void): void {
  const { state } = saving
  if (keeper.stored(saving.stored)) copyLater()
  keeper.line(!saving.isOnline || state.is === 'unsaved')
  if (state.is === 'saved' && keeper.isAside) keeper.forgetAside()
  if (state.is !== 'cannot') return
  const after = keptAfter[state.reason]
  if (after === 'words') keeper.setAside(state.reason)
  if (after === 'nothing') keeper.wipe()
}

/** Changes that may still be taken stay as they are; of others the words stay; who may not be here any more keeps nothing. */
const keptAfter: Readonly<Record<CannotSave, 'changes' | 'words' | 'nothing'>> = {
  'signed-out': 'changes',
  'too-many': 'changes',
  schema: 'changes',
  epoch: 'words',
  purged: 'nothing',
  refused: 'words',
  'not-allowed': 'nothing',
  'not-found': 'nothing',
}

function newProvider(options: ConnectOptions, awareness: Awareness): WebsocketProvider {
  const { url, compartment, doc, epoch, schema } = options
  return new WebsocketProvider(url, compartment, doc, {
    connect: false,
    awareness,
    // Between windows of one browser changes would reach a window before the disk, and count as its own.
    disableBc: true,
    params: { ...options.params, ext: 'mark,role,refused', epoch, schema: String(schema) },
    ...(options.WebSocket && { WebSocketPolyfill: options.WebSocket }),
  })
}

function sendMark(provider: WebsocketProvider, mark: number): void {
  if (provider.ws?.readyState !== 1) return
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, frameType.mark)
  encoding.writeVarUint(encoder, mark)
  provider.ws.send(encoding.toUint8Array(encoder))
}

/** Replaces the stock pauses, which are the same for all clients and start anew with every sync. */
function spreadReturns(provider: WebsocketProvider, clock: ClientClock, random: () => number): void {
  let attempt = 0
  let cancelStable: (() => void) | undefined
  provider.on('sync', (isSynced) => {
    cancelStable?.()
    cancelStable = undefined
    if (!isSynced) return
    cancelStable = clock.after(stableMilliseconds, () => {
      attempt = 0
    })
  })
  provider.on('connection-close', () => {
    cancelStable?.()
    attempt++
    // The stock pause doubles up to its longest; so high a count always means the longest, which is ours.
    provider.wsUnsuccessfulReconnects = 20
    provider.maxBackoffTime = pauseBefore(attempt, random)
  })
}

/** A connection that lasted this long was a good one. */
const stableMilliseconds = 10_000
const browserClock: ClientClock = {
  now: () => Date.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
}
