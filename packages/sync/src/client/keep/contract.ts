import { afterEach, expect, test } from 'vitest'
import type { KeptStore } from './store.ts'

/** What every place on a device must do. `open` gives another handle on the same place each time; `fresh` begins a new one. */
export function keptStoreContract(name: string, place: () => { open(): KeptStore }): void {
  const handles: KeptStore[] = []
  afterEach(() => {
    for (const handle of handles.splice(0)) handle.close()
  })
  const here = () => {
    const { open } = place()
    return () => {
      const store = open()
      handles.push(store)
      return store
    }
  }
  const bytes = (...all: number[]) => Uint8Array.from(all)
  const change = (...all: number[]) => ({ window: 'w1', epoch: 'e1', bytes: bytes(...all) })

  test(`[KEEP1] ${name}: what was written is there for the next window, in order, under keys that grow`, async () => {
    const open = here()
    const one = open()
    const first = await one.write({ add: [change(1), change(2, 2)] })
    const second = await one.write({ add: [change(3)] })
    expect([...first, ...second]).toEqual([...first, ...second].sort((a, b) => a - b))
    expect(new Set([...first, ...second]).size).toBe(3)
    const { changes } = await open().load()
    expect(changes.map((each) => [...each.bytes])).toEqual([[1], [2, 2], [3]])
    expect(changes.map(({ key }) => key)).toEqual([...first, ...second])
    expect(changes[0]).toMatchObject({ window: 'w1', epoch: 'e1' })
  })

  test(`[KEEP1] ${name}: one write removes, adds and words together, and keys are never used twice`, async () => {
    const open = here()
    const one = open()
    const [key = 0] = await one.write({ add: [change(1)], document: { epoch: 'e1', bytes: bytes(9) } })
    const words = { window: 'w1', epoch: 'e1', words: 'نهر', of: [] }
    const [next = 0] = await one.write({ remove: [key], add: [change(2)], words })
    expect(next).toBeGreaterThan(key)
    expect(await open().load()).toEqual({
      document: { epoch: 'e1', bytes: bytes(9) },
      changes: [{ ...change(2), key: next }],
      words: [{ ...words, of: [next] }],
      aside: [],
    })
  })

  test(`[KEEP1] ${name}: what was set aside stays until it is forgotten, the newest of a key`, async () => {
    const open = here()
    const one = open()
    await one.write({ aside: { key: 'w1', reason: 'epoch', words: 'first' } })
    await one.write({ aside: { key: 'w1', reason: 'epoch', words: 'second' }, document: 'none' })
    await one.write({ aside: { key: 'w2', reason: 'refused', words: 'third' }, forgetWords: ['w1'] })
    expect((await open().load()).aside.map((each) => each.words)).toEqual(['second', 'third'])
    await one.write({ forgetAside: true })
    expect((await open().load()).aside).toEqual([])
  })

  test(`[KEEP1] ${name}: wiping leaves nothing, and tells the other windows`, async () => {
    const open = here()
    const [one, other] = [open(), open()]
    await one.write({ add: [change(1)] })
    await other.load()
    const lost = new Promise<void>((resolve) => other.whenLost(resolve))
    await one.wipe()
    await lost
    await expect(other.write({ add: [change(2)] })).rejects.toThrow()
    expect((await open().load()).changes).toEqual([])
  })
}
