import type { KeepingChange, Kept, KeptStore } from '../client/keep/store.ts'

const nothing: Kept = { document: undefined, changes: [], words: [], aside: [] }

/** A place on a device that outlives its windows. Tests make it full, or hold its writes back and let a crash take them. */
export class MemoryDevice {
  kept: Kept = nothing
  /** Set to make the next writes fail, as a full disk does. */
  isFull: ((change: KeepingChange) => boolean) | undefined
  /** Set to hold writes back until the test releases them. */
  gate: (() => Promise<void>) | undefined
  #key = 0
  readonly #handles = new Set<Handle>()

  open = (): KeptStore & { crash(): void } => {
    const handle = new Handle(this)
    this.#handles.add(handle)
    return handle
  }

  wipe(): void {
    this.kept = nothing
    for (const handle of this.#handles) handle.lose()
    this.#handles.clear()
  }

  apply(change: KeepingChange): readonly number[] {
    const { add = [], remove = [], document, words, forgetWords = [], aside, forgetAside } = change
    const added = add.map((each) => ({ ...each, key: ++this.#key }))
    const keys = added.map(({ key }) => key)
    const { kept } = this
    this.kept = {
      document: document === 'none' ? undefined : (document ?? kept.document),
      changes: [...kept.changes.filter(({ key }) => !remove.includes(key)), ...added],
      words: [
        ...kept.words.filter(({ window }) => !forgetWords.includes(window) && window !== words?.window),
        ...(words ? [{ ...words, of: [...words.of, ...keys] }] : []),
      ],
      aside: [...(forgetAside ? [] : kept.aside.filter(({ key }) => key !== aside?.key)), ...(aside ? [aside] : [])],
    }
    return keys
  }
}

class Handle implements KeptStore {
  readonly #device: MemoryDevice
  #isGone = false
  #lost = () => {}

  constructor(device: MemoryDevice) {
    this.#device = device
  }

  async load(): Promise<Kept> {
    return this.#device.kept
  }

  async write(change: KeepingChange): Promise<readonly number[]> {
    await this.#device.gate?.()
    if (this.#isGone) throw new Error('the device took it away')
    if (this.#device.isFull?.(change)) throw new Error('no room')
    return this.#device.apply(change)
  }

  async wipe(): Promise<void> {
    this.#device.wipe()
  }

  whenLost(act: () => void): void {
    this.#lost = act
  }

  lose(): void {
    this.#isGone = true
    this.#lost()
  }

  /** The window ends here: what was not written is never written. */
  crash(): void {
    this.#isGone = true
  }

  close(): void {}
}
