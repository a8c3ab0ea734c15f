// Runs in a worker thread: builds documents from bytes and answers questions about what they say.
import { parentPort } from 'node:worker_threads'
import { dayFor, process, review, type Snapshot } from '@balcony/design'
import { read } from '@balcony/document'
import { draftDesign } from '../designs/draft.ts'
import { cutEdition } from '../exports/cut.ts'
import { Chronicles } from '../history/chronicles.ts'
import { bringBack, compareMoments, hashMoment, momentOf, putBack } from '../history/moments.ts'
import { erase } from '../purge/erase.ts'
import { Shelves } from '../search/answer.ts'
import { build } from './build.ts'
import { follow } from './follow.ts'
import type { Answers, Job, Pile } from './jobs.ts'

const shelves = new Shelves(process)
const chronicles = new Chronicles(process)

function answer(job: Job): Answers[Job['is']] {
  switch (job.is) {
    case 'snapshot':
      return snapshot(job.piles)
    case 'review':
      return reviewed(snapshot(job.piles), job)
    case 'check':
      return isWhole(job.pile)
    case 'edition':
      return cutEdition(process, snapshot(job.piles), job)
    case 'search':
      return shelves.search(job)
    case 'follow':
      return follow(job)
    case 'draft':
      return draftDesign(process, job.asked, job.today, job.begin)
    case 'chronicle':
      return chronicles.follow(job)
    case 'moment':
      return momentOf(process, job.piles)
    case 'compare':
      return compareMoments(process, job.from, job.to)
    case 'hash':
      return hashMoment(process, job.piles)
    case 'bring':
      return bringBack(process, job)
    case 'erase':
      return erase(process, job)
    case 'put':
      return putBack(process, job)
  }
}

function reviewed(found: Snapshot, { today, settings, concerns }: Extract<Job, { is: 'review' }>): Answers['review'] {
  return review(process, found, { today: dayFor(found, today), settings, concerns })
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
