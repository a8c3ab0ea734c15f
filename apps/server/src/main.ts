// The server's command line: starts Balcony, or asks something of its data folder.
import type { Result } from '@balcony/base'
import { StorageFailed } from '@balcony/storage'
import { exportFile } from './export.ts'
import { askedFile } from './export-asked.ts'
import { backup, restore } from './keeping/backup.ts'
import { check } from './keeping/check.ts'
import { rotate, rotateMaster } from './keeping/rotate.ts'
import type { PersonLink } from './links.ts'
import { askOperator } from './operator.ts'
import { usersCommand } from './people/command.ts'
import { selfCheckCommand } from './self-check.ts'
import { readSettings, type Settings } from './settings.ts'
import { type RunningServer, startServer } from './start.ts'

const commands: Readonly<Record<string, (settings: Settings, args: readonly string[]) => Promise<number>>> = {
  start,
  links: printLinks,
  verify: async (settings, [file]) => told(await check(settings, file)),
  backup: async (settings, [to]) => told(await backup(settings, to)),
  restore: async (settings, [file]) => told(await restore(settings, file)),
  rotate: async (settings) => told(await rotate(settings)),
  'rotate-master': async (settings) => told(await rotateMaster(settings)),
  'self-check': async (settings) => told(await selfCheckCommand(settings)),
  users: async (settings, words) => told(await usersCommand(settings, words)),
  export: makeFile,
}

/** Commands that read their own words. */
const ownWords: ReadonlySet<string> = new Set(['users', 'export', 'verify', 'backup', 'restore'])

/** Runs a command; resolves with the exit code when it is over. For `start` that is when the server was told to stop. */
export async function main(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  folder: string,
): Promise<number> {
  const [name = 'start', ...rest] = args[0]?.startsWith('-') ? ['start', ...args] : args
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) return fail(`Balcony does not know “${name}”. It knows: ${Object.keys(commands).join(', ')}.`)
  const own = ownWords.has(name)
  const settings = readSettings(own ? [] : rest, env, folder)
  if (!settings.ok) return fail(settings.problem.message)
  try {
    return await command(settings.value, rest)
  } catch (error) {
    if (error instanceof StorageFailed) return fail(error.problem.message)
    return fail(ownMistake(error))
  }
}

/** Where it happened, for whoever mends it; messages of errors may hold what somebody wrote. */
function ownMistake(error: unknown): string {
  const where = error instanceof Error ? /\bat .*/.exec(error.stack ?? '')?.[0] : undefined
  const what = error instanceof Error ? error.name : 'unknown'
  return `Balcony stopped because of a mistake of its own (${what}${where ? ` ${where}` : ''}). What was saved is safe. Start it again, and report this line.`
}

async function start(settings: Settings): Promise<number> {
  // From the first moment: whoever stops us while we start gets an end in order, too.
  const stopped = untilTold()
  process.once('uncaughtException', (error) => process.exit(fail(ownMistake(error))))
  // While things close, nothing else may keep the process alive to see the end of it.
  const alive = setInterval(() => {}, 3_600_000)
  const started = await startServer(settings)
  if (started.ok) await serve(started.value, stopped)
  clearInterval(alive)
  return started.ok ? 0 : fail(started.problem.message)
}

async function serve(server: RunningServer, stopped: Promise<void>): Promise<void> {
  if (server.newKeyFile) say(newKeyWords(server.newKeyFile))
  say(`Balcony is ready at ${server.url}\n${lines(await server.links())}`)
  await stopped
  say('Balcony is stopping. What was saved is safe.')
  await server.close()
}

function newKeyWords(file: string): string {
  return `A new master key locks everything in the data folder. It is in ${file}\nKeep a copy of that file where you keep other keys, and not beside the backups: without it nobody can read the data or a backup.`
}

/** Resolves when the server is told to stop. A second signal ends it at once. */
function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      process.once(signal, () => {
        resolve()
        process.once(signal, () => process.exit(1))
      })
    }
  })
}

async function printLinks({ data }: Settings): Promise<number> {
  const answer = await askOperator(data, 'links')
  if (answer === undefined) return fail(`No Balcony is running on ${data}. Start it: it prints fresh links by itself.`)
  if (answer === '')
    return fail('Balcony is running, but could not make links. Its disk may be full: free some space, then try again.')
  say(lines(JSON.parse(answer) as readonly PersonLink[]))
  return 0
}

async function makeFile(settings: Settings, args: readonly string[]): Promise<number> {
  const asked = askedFile(args)
  if (!asked.ok) return fail(asked.problem.message)
  const made = await exportFile(settings, asked.value)
  if (!made.ok) return fail(made.problem.message)
  if (made.value !== '') say(made.value)
  return 0
}

function told(answer: Result<string>): number {
  if (!answer.ok) return fail(answer.problem.message)
  say(answer.value)
  return 0
}

function lines(links: readonly PersonLink[]): string {
  const [first] = links
  if (!first) return 'Everybody here signs in with their own account.'
  if (first.role === 'first')
    return `Make the first account, which looks after this Balcony. The link works once, within three days:\n  ${first.link}`
  const width = Math.max(0, ...links.map(({ name, role }) => `${name}, ${role}`.length))
  const each = links.map(({ name, role, link }) => `  ${`${name}, ${role}`.padEnd(width)}  ${link}`)
  return ['Each of these links signs one person in, once, within three days:', ...each].join('\n')
}

function say(words: string): void {
  process.stdout.write(`${words}\n`)
}

function fail(words: string): number {
  process.stderr.write(`${words}\n`)
  return 1
}
