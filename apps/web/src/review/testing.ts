import { type Compartment, importDesign, process, type Snapshot } from '@balcony/design'
import { demoCase } from '@balcony/design/demo'
import { type Live, openLive, seed } from '@balcony/document'
import * as Y from 'yjs'
import type { Port } from './open-worker.ts'
import { type Answered, type Asked, reviewer } from './reviewer.ts'
import type { Timers } from './telling.ts'

/** The demo case as somebody with these clearances has it open. */
export function openDemo(open: readonly Compartment[]): Live {
  const read = importDesign(process, demoCase)
  if (!read.ok) throw new Error('the demo case is a design')
  return openOf(read.value.snapshot, open)
}

function openOf(snapshot: Snapshot, open: readonly Compartment[]): Live {
  const bytes = seed(process, snapshot)
  const docs = open.map((name) => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, bytes[name])
    return [name, doc] as const
  })
  return openLive(process, Object.fromEntries(docs), { person: 'ana', now: () => 0 })
}

/** A clock that is turned by hand; each look at it costs what a slow device would take. */
export class HandTimers implements Timers {
  costs = 0
  #now = 0
  #waiting: { readonly at: number; readonly act: () => void }[] = []

  now(): number {
    this.#now += this.costs
    return this.#now
  }

  after(wait: number, act: () => void): () => void {
    const one = { at: this.#now + wait, act }
    this.#waiting.push(one)
    return () => {
      this.#waiting = this.#waiting.filter((each) => each !== one)
    }
  }

  /** Lets this many milliseconds pass, and with them whatever they bring up. */
  turn(by: number): void {
    const until = this.#now + by
    for (;;) {
      const due = this.#waiting.filter((each) => each.at <= until).sort((one, other) => one.at - other.at)[0]
      if (!due) break
      this.#waiting = this.#waiting.filter((each) => each !== due)
      this.#now = Math.max(this.#now, due.at)
      due.act()
    }
    this.#now = Math.max(this.#now, until)
  }
}

/** The real reviewer behind the copying that a worker's messages go through; each message is delivered at once and kept. */
export function portHere(heard: (answered: Answered) => void): Port & { readonly sent: Asked[] } {
  const sent: Asked[] = []
  const review = reviewer((answered) => heard(structuredClone(answered)))
  return {
    sent,
    send(asked) {
      sent.push(asked)
      review(structuredClone(asked))
    },
    close() {},
  }
}
