// A process that makes files: started by a press with the folder of the assets as its argument. One job at a time, because
// Typst holds the whole process until it is done; the press ends it when that takes too long.
import { pathToFileURL } from 'node:url'
import { render } from '../render.ts'
import type { Rendered } from '../rendering.ts'
import { Compiler } from './compiler.ts'
import type { Answer, Job } from './messages.ts'
import { proof } from './proof.ts'

const compiler = new Compiler(pathToFileURL(`${process.argv[2]}/`))
// The first page pays for the fonts and the template; better now than when somebody waits.
compiler.compile(proof)

process.on('message', ({ job, edition, options }: Job) => {
  const tell = (progress: Extract<Answer, { is: 'progress' }>['progress']) => answer({ is: 'progress', job, progress })
  void attempt(job, () => render(compiler, edition, options, tell)).then(answer)
})
process.on('disconnect', () => process.exit(0))
answer({ is: 'ready' })

async function attempt(job: number, make: () => Promise<Rendered>): Promise<Answer> {
  try {
    const made = await make()
    return { is: 'done', job, made, residentBytes: process.memoryUsage.rss() }
  } catch (error) {
    // The press tells the person, and its owner's log, in its own words.
    const reason = error instanceof Error ? error.message : String(error)
    return { is: 'failed', job, reason, residentBytes: process.memoryUsage.rss() }
  }
}

function answer(message: Answer): void {
  process.send?.(message)
}
