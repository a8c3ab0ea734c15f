import { destination, type Logger, pino } from 'pino'

/**
 * What happened, by ids and codes only: never titles, names, texts, tokens or addresses of people. Quiet unless a file is named.
 */
export function openLog(file: string | undefined): Logger {
  if (file === undefined) return pino({ level: 'silent' })
  return pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime },
    destination({ dest: file, mkdir: true, mode: 0o600, sync: false }),
  )
}
