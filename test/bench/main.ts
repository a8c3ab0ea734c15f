import { availableParallelism, loadavg } from 'node:os'
import { firstPage } from './first-page.ts'
import { fluent } from './fluent.ts'
import { history } from './history.ts'
import { onDevice } from './on-device.ts'
import { page } from './page.ts'
import { pdf } from './pdf.ts'
import { print as printed } from './print.ts'
import { seats } from './seats.ts'
import { type Group, table } from './table.ts'
import { charts } from './views.ts'

/** Everything that is measured, in order. */
export const groups: readonly Group[] = [seats, history, page, fluent, charts, pdf, firstPage, onDevice, printed]

/** Measures and prints; asserts nothing, since times are the machine's. With `words` only the tables whose title holds one of them. */
export async function bench(words: readonly string[] = []): Promise<void> {
  const wanted = groups.filter(({ title }) => words.length === 0 || words.some((word) => title.includes(word)))
  const load = loadavg()[0]?.toFixed(1)
  print(
    `Node ${process.version}, ${availableParallelism()} cores, load at the start ${load}. Times are the machine's; compare within a table.`,
  )
  for (const { title, note, columns, measure } of wanted) {
    print(`\n${title}\n${note}\n`)
    print(table(columns, await measure()))
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
