import type { NewExport } from '@balcony/api/contract'
import type { Live } from '@balcony/document'
import type { PrintJob } from './job.ts'
import { isWhole } from './may-print-here.ts'

/** What a device can be asked for of all that the server can: pictures, comments, findings, versions and other formats are the server's. */
export function jobOf(id: string, asked: NewExport, live: Live, words: PrintJob['words'], now: Date): PrintJob {
  const { edition, paper, language, session, recipient, withoutContents, withoutFigures, attach } = asked
  return {
    ...{ id, edition, paper, words, snapshot: live.snapshot(), date: dayOf(now) },
    checked: isWhole(live.open) ? 'whole' : 'in-part',
    ...(language === undefined ? {} : { language }),
    ...(session === undefined ? {} : { session }),
    ...(recipient === undefined ? {} : { recipient }),
    ...(withoutContents ? { withoutContents } : {}),
    ...(withoutFigures ? { withoutFigures } : {}),
    ...(attach ? { attach } : {}),
  }
}

/** The server's day, so that both print the same. */
function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10)
}
