// Runs in a worker thread: builds documents from bytes and answers questions about what they say.
import { parentPort } from 'node:worker_threads'
import { process, review, type Snapshot } from '@balcony/design'
import { read } from '@balcony/document'
import { draftDesign } from '../designs/draft.ts'
import { Shelves } from '../search/answer.ts'
import { build } from './build.ts'
import { follow } from './follow.ts'
import type { Answers, Job, Pile } from './jobs.ts'

const shelves = new Shelves(process)

function answer(job: Job): Answers[Job['is']] {
  switch (job.is) {
    case 'snapshot':
      return snapshot(job.piles)
    case 'review':
      return review(process, snapshot(job.piles), { today: job.today, settings: job.settings })
    case 'check':
      return isWhole(job.pile)
    case 'search':
      return shelves.search(job)
    case 'follow':
      return follow(job)
    case 'draft':
      return draftDesign(process, job.asked, job.begin)
  }
}

function snapshot(piles: readonly Pile[]): Snapshot {
  const docs = Object.fromEntries(piles.map((pile) => [pile.compartment, build(pile.updates)]))
  try {
    return read(process, docs)
  } finally {
    for (const doc of Object.values(docs)) doc.destroy()
  }
}

function isWhole(pile: Pile): boolean {
  const doc = build(pile.updates)
  try {
    read(process, { [pile.compartment]: doc })
    return doc.store.pendingStructs === null && doc.store.pendingDs === null
  } finally {
    doc.destroy()
  }
}

parentPort?.on('message', (job: Job) => {
  try {
    parentPort?.postMessage({ answer: answer(job) })
  } catch (error) {
    // The name only: messages may hold what somebody wrote.
    parentPort?.postMessage({ error: error instanceof Error ? error.name : 'unknown' })
  }
})
