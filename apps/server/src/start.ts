import { type Api, httpServer, openApi, type Report, readWeb } from '@balcony/api'
import { ok, type Random, type Result, refuse } from '@balcony/base'
import { process as description } from '@balcony/design'
import { Press } from '@balcony/export'
import { openStorage, type Storage, StorageFailed } from '@balcony/storage'
import { type Clock, CompactionWorker, systemClock } from '@balcony/sync'
import { furnish } from './furnish.ts'
import { makeBackup } from './keeping/backup.ts'
import { keyPlace } from './keys/key-place.ts'
import { mastersIn } from './keys/key-source.ts'
import { linksFor, linksForExport, type PersonLink } from './links.ts'
import { listen } from './listen.ts'
import { openLog } from './log.ts'
import { answerOperator } from './operator.ts'
import { wordsOf } from './people/command.ts'
import { users } from './people/users.ts'
import type { Settings } from './settings.ts'
import { wordsFor } from './words.ts'

export interface ServerOptions extends Settings {
  readonly clock?: Clock
  readonly random?: Random
}

export interface RunningServer {
  /** The public address, or `http://localhost:<port>`. */
  readonly url: string
  readonly port: number
  readonly storage: Storage
  readonly api: Api
  /** The file with the master key, when this start made it. */
  readonly newKeyFile: string | undefined
  /** Fresh one-time links: of the ready people of the demo, leads first, or for the first account where there is none. */
  links(): Promise<readonly PersonLink[]>
  /** For the operator's own command, which makes a file as one of them: over within a minute. */
  exportLinks(): Promise<readonly PersonLink[]>
  /** Ends in order: what was accepted is on disk, everybody was sent away, the database is closed. */
  close(): Promise<void>
}

/** Starts a whole Balcony; refuses in words for the operator. */
export async function startServer(options: ServerOptions): Promise<Result<RunningServer>> {
  let newKeyFile: string | undefined
  const masters = mastersIn(options.keys, (file) => {
    newKeyFile = file
  })
  const opened = await openStorage({ folder: options.data, masters })
  if (!opened.ok) return opened
  const storage = opened.value
  const http = httpServer()
  try {
    if (options.origin !== undefined && (await storage.people.ofDemo()).length > 0) {
      await storage.close()
      return demoInPublic
    }
    await storage.keys.finish((options.clock ?? systemClock).now())
    const port = await listen(http.server, options.port, options.listen)
    if (port.ok) return ok({ ...(await open(options, storage, http, port.value)), newKeyFile })
    await storage.close()
    return port
  } catch (error) {
    http.server.close()
    await storage.close()
    if (error instanceof StorageFailed) return { ok: false, problem: error.problem }
    throw error
  }
}

/** The people of the demo have no passwords: whoever opens a link of theirs is they. */
const demoInPublic = refuse(
  'invalid',
  'This data folder holds the demo, whose people have no passwords, so it gets no public address. Set BALCONY_DATA to an empty folder, or leave BALCONY_ORIGIN out.',
)

async function open(
  options: ServerOptions,
  storage: Storage,
  http: ReturnType<typeof httpServer>,
  port: number,
): Promise<Omit<RunningServer, 'newKeyFile'>> {
  const clock = options.clock ?? systemClock
  const random: Random = options.random ?? ((size) => crypto.getRandomValues(new Uint8Array(size)))
  const here = `http://localhost:${port}`
  const url = options.origin ?? here
  const log = openLog(options.logFile)
  const press = new Press({ onTrouble: (trouble) => log.warn({ event: `pdf-${trouble.is}` }) })
  // Whoever exports first waits for no fonts: loaded while the server starts, in a process of its own.
  void press.warm()
  const compactor = new CompactionWorker()
  await storage.signIns.sweep(clock.now())
  await furnish({ storage, now: clock.now(), random, demo: options.demo })
  const api = openApi({
    process: description,
    storage,
    compactor,
    clock,
    random,
    reviewSettings: options.reviewSettings,
    origins: options.origin === undefined ? [here, `http://127.0.0.1:${port}`] : [options.origin],
    web: readWeb(options.web),
    print: (edition, printing, watch) => press.render(edition, printing, watch),
    words: wordsFor,
    mailer: options.mailer,
    proxies: options.proxies,
    demo: options.demo,
    keyPlace: () => keyPlace(options.keys, options.data),
    report: (event: Report) => log.warn(event),
  })
  http.serve(api)
  api.warm()
  const links = () => linksFor({ storage, random, now: clock.now(), origin: url })
  const exportLinks = () => linksForExport({ storage, random, now: clock.now(), origin: url })
  const stopAnswering = await answerOperator(options.data, async (command) => {
    const [, name, words = ''] = /^(\S+) ?(.*)$/.exec(command) ?? []
    if (name === 'backup') return JSON.stringify(await makeBackup(storage, words, clock.now()))
    if (name === 'users') {
      const asked = wordsOf(words)
      const changed = (person: string) => api.accessChanged({ person })
      const desk = { storage, random, now: clock.now(), origin: url, changed }
      return JSON.stringify(asked.ok ? await users(desk, asked.value) : asked)
    }
    if (name === 'self-check') return JSON.stringify(await api.selfCheck())
    if (name === 'export-links') return JSON.stringify(await exportLinks())
    return JSON.stringify(await links())
  })
  return {
    url,
    port,
    storage,
    api,
    links,
    exportLinks,
    async close() {
      http.server.close()
      await stopAnswering()
      await api.close()
      http.server.closeAllConnections()
      await Promise.all([compactor.close(), press.close()])
      await storage.close()
      log.flush()
    },
  }
}
