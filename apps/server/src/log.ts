import { destination, type Logger, pino } from 'pino'

/**
 * What happened, by ids and codes only: never titles, names, texts, tokens or addresses of people. Quiet unless a file is named.
 */
export function openLog(file: string | undefined): Logger {
  if (file === undefined) return pino({ level: 'silent' })
  const to = destination({ dest: file, mkdir: true, mode: 0o600, sync: false })
  // A log that cannot be written, such as on a full disk, must not take the server with it.
  to.on('error', () => {})
  return pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, to)
}
