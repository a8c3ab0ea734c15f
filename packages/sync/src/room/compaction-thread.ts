import { parentPort } from 'node:worker_threads'
import { collect, diff } from './collect.ts'
import type { Job } from './compaction-worker.ts'

/** The other side of `CompactionWorker`: one job, one answer. */
parentPort?.on('message', (job: Job) => {
  const made = job.is === 'collect' ? collect(job.snapshot, job.updates) : diff(job.update, job.stateVector)
  parentPort?.postMessage(made)
})
