// What was printed on this device, for the journal: kept here until the server has it. It never holds a word of the paper.
import type { DevicePrint } from '@balcony/api/contract'
import { printName, printOf } from '../../kept/names.ts'
import { forgetPages, keepPage, keptPage, keptPages } from '../../kept/places.ts'
import { post, Refused } from '../../server.ts'

/** Resolves once it would survive the end of the browser. */
export function keepPrint(person: string, design: string, print: DevicePrint): Promise<void> {
  return keepPage(person, printName(design, print.id), print)
}

export function tellPrint(design: string, print: DevicePrint): Promise<void> {
  return post(`/api/designs/${encodeURIComponent(design)}/exports/on-device`, print)
}

let line: Promise<void> = Promise.resolve()

/** Tells the server of what it does not have yet. What gets no answer stays for the next time; told twice, it is one print. */
export function tellPrints(person: string, tell = tellPrint): Promise<void> {
  line = line.then(() => tellAll(person, tell)).catch(() => {}) // the next line tries again
  return line
}

async function tellAll(person: string, tell: typeof tellPrint): Promise<void> {
  for (const name of await keptPages(person)) {
    const { design } = printOf(name) ?? {}
    const print = design === undefined ? undefined : await keptPage<DevicePrint>(person, name)
    if (design === undefined || print === undefined) continue
    try {
      await tell(design, print)
    } catch (error) {
      // Whoever is no member any more has no journal to tell; anything else waits.
      if (!(error instanceof Refused) || error.problem.code !== 'not-found') throw error
    }
    await forgetPages(person, (each) => each === name)
  }
}
