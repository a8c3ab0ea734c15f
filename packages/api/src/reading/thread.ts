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
  follow,
}

parentPort?.on('message', ({ id, job }: { id: number; job: Job }) => {
  try {
    parentPort?.postMessage({ id, answer: job.is === 'snapshot' ? answers.snapshot(job) : answers.follow(job) })
  } catch (error) {
    // The name only: messages may hold what somebody wrote.
    parentPort?.postMessage({ id, error: error instanceof Error ? error.name : 'unknown' })
  }
})
