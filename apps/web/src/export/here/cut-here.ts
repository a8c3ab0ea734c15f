import type { MadeExport, ToldLeak } from '@balcony/api/contract'
import { type Edition, leaksIn, makeEdition, opened, type Process } from '@balcony/design'
import type { PrintJob } from './job.ts'

/** Of very many findings some hundreds are told, what stops the edition first. */
const toldAtMost = 200

export interface CutHere {
  readonly edition: Edition
  readonly words: Readonly<Record<string, string>>
  readonly told: Omit<MadeExport, 'file'>
}

/** The server's own cut and check, over what is open on this device. What two people let stand is known to the server alone. */
export function cutHere(process: Process, job: PrintJob): CutHere {
  const cut = (language: string) => {
    const words = job.words[language.toLowerCase().split('-')[0] ?? ''] ?? {}
    const { date, session, recipient } = job
    const options = {
      ...{ date, say: (message: string) => words[message] ?? message },
      ...(job.language === undefined ? {} : { language: job.language }),
      ...(session === undefined ? {} : { session }),
      ...(recipient === undefined ? {} : { recipient }),
    }
    const all = opened(process, job.snapshot, job.snapshot.open)
    return { words, edition: makeEdition(process, all, job.edition, options) }
  }
  const first = cut(job.language ?? 'en')
  // Only the design itself knows its language where nobody asked for one.
  const { edition, words } = job.language === undefined ? cut(first.edition.language) : first
  const leaks = leaksIn(process, job.snapshot, edition).map(
    ({ key, what, compartment, at, secret, ...leak }): ToldLeak => {
      const { called, instead, found, sure } = leak
      return {
        ...{ key, what, compartment, at, secret, found, sure },
        ...(called === undefined ? {} : { called }),
        ...(instead === undefined ? {} : { instead }),
      }
    },
  )
  const ordered = [...leaks.filter((leak) => leak.sure), ...leaks.filter((leak) => !leak.sure)]
  return {
    ...{ edition, words },
    told: {
      ...{ id: job.id, edition: job.edition, name: 'design.pdf', language: edition.language, leftOut: edition.leftOut },
      leaks: ordered.slice(0, toldAtMost),
      ...(ordered.length > toldAtMost ? { moreLeaks: ordered.length - toldAtMost } : {}),
      stops: ordered.some((leak) => leak.sure) ? [{ is: 'leak' }] : [],
    },
  }
}
