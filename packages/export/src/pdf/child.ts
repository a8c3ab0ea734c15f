// A process that prints: started by a press with the folder of the assets as its argument. One job at a time, because
// Typst holds the whole process until it is done; the press ends it when that takes too long.
import { pathToFileURL } from 'node:url'
import { Compiler } from './compiler.ts'
import type { Answer, Job } from './messages.ts'
import { printEdition } from './print.ts'
import { proof } from './proof.ts'

const compiler = new Compiler(pathToFileURL(`${process.argv[2]}/`))
// The first page pays for the fonts and the template; better now than when somebody waits.
compiler.compile(proof)

process.on('message', ({ job, edition, options }: Job) => {
  answer(attempt(job, () => printEdition(compiler, edition, options)))
})
process.on('disconnect', () => process.exit(0))
answer({ is: 'ready' })

function attempt(job: number, print: () => Extract<Answer, { is: 'done' }>['pdf']): Answer {
  try {
    const pdf = print()
    return { is: 'done', job, pdf, residentBytes: process.memoryUsage.rss() }
  } catch (error) {
    // The press tells the person, and its owner's log, in its own words.
    const reason = error instanceof Error ? error.message : String(error)
    return { is: 'failed', job, reason, residentBytes: process.memoryUsage.rss() }
  }
}

function answer(message: Answer): void {
  process.send?.(message)
}
