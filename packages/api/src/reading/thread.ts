// Runs in a worker thread: builds documents from bytes and answers questions about what they say.
import { parentPort } from 'node:worker_threads'
import { process } from '@balcony/design'
import { read } from '@balcony/document'
import { build } from './build.ts'
import { follow } from './follow.ts'
import type { Answers, Job } from './jobs.ts'

const answers: { readonly [I in Job['is']]: (job: Extract<Job, { is: I }>) => Answers[I] } = {
  snapshot({ piles }) {
    const docs = Object.fromEntries(piles.map((pile) => [pile.compartment, build(pile.updates)]))
    try {
      return read(process, docs)
    } finally {
      for (const doc of Object.values(docs)) doc.destroy()
    }
  },
  check({ pile }) {
    const doc = build(pile.updates)
    const whole = doc.store.pendingStructs === null && doc.store.pendingDs === null
    read(process, { [pile.compartment]: doc })
    doc.destroy()
    return whole
  },
  follow,
}

function answer(job: Job): Answers[Job['is']] {
  if (job.is === 'snapshot') return answers.snapshot(job)
  return job.is === 'check' ? answers.check(job) : answers.follow(job)
}

parentPort?.on('message', ({ id, job }: { id: number; job: Job }) => {
  try {
    parentPort?.postMessage({ id, answer: answer(job) })
  } catch (error) {
    // The name only: messages may hold what somebody wrote.
    parentPort?.postMessage({ id, error: error instanceof Error ? error.name : 'unknown' })
  }
})
