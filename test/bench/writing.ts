import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { chance } from '../faults/chance.ts'

/** One change of a text: how many letters go at a place, and what comes there. */
export interface Keystroke {
  readonly at: number
  readonly erase: number
  readonly insert: string
}

/** As many as in the recorded history of a whole scientific paper. */
const edits = 260_000
/** The recorded history that BALCONY_TRACE names, or one made up in its likeness, the same every time. */
export function keystrokes(): Iterable<Keystroke> {
  const trace = process.env['BALCONY_TRACE']
  return trace ? recorded(trace) : madeUp()
}

/** Runs of typing, runs of erasing what was just written, and jumps to another place. */
function* madeUp(): Iterable<Keystroke> {
  const random = chance(260)
  let length = 0
  let at = 0
  let run = { erases: false, left: 0 }
  for (let edit = 0; edit < edits; edit++) {
    if (run.left === 0) {
      // The recorded history: 29 letters typed in a row, 12 erased, and another place after every second run.
      run = { erases: !run.erases, left: 1 + random.below(run.erases ? 57 : 24) }
      if (random.below(9) < 4) at = random.below(length + 1)
    }
    run.left -= 1
    if (run.erases && at > 0) {
      at -= 1
      length -= 1
      yield { at, erase: 1, insert: '' }
    } else {
      yield { at, erase: 0, insert: random.pick(letters) }
      at += 1
      length += 1
    }
  }
}

const letters = [...'etaoinshrdlucmfwypvbgkjqxz      ']

/** The format of editing-traces: transactions of patches [place, letters erased, words inserted]. */
function* recorded(file: string): Iterable<Keystroke> {
  const trace = JSON.parse(gunzipSync(readFileSync(file)).toString()) as {
    readonly txns: readonly { readonly patches: readonly (readonly [number, number, string])[] }[]
  }
  for (const { patches } of trace.txns) {
    // A paragraph holds no line breaks.
    for (const [at, erase, insert] of patches) yield { at, erase, insert: insert.replaceAll('\n', ' ') }
  }
}
