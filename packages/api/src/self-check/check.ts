import type { House } from '../context.ts'
import { newSecret } from '../sign-in/secrets.ts'
import type { SelfCheck, SelfCode, SelfFinding } from './contract.ts'
import { type Knocks, opensSocket } from './knocks.ts'

/** The public address has this long to answer. */
const patience = 10_000
/** Clocks further apart than this make codes and certificates fail. */
const clockTolerance = 30_000

type About = SelfFinding['about']

/** Looks at everything that can be seen from here, and from outside by going out and in again. */
export async function selfCheck(house: House, knocks: Knocks): Promise<SelfCheck> {
  const { clock, origins, demo, mailer, keyPlace } = house
  const [origin] = origins
  const isPublic = origin.startsWith('https:')
  const [way, upgrade, trouble] = await Promise.all([
    isPublic ? walkIn(house, knocks) : [],
    isPublic ? opensSocket(origin, patience) : undefined,
    mailer?.trouble(),
  ])
  const findings: SelfFinding[] = [
    isPublic ? well('address', 'public') : note('address', 'this-machine-only'),
    ...(demo ? [note('address', 'demo')] : []),
    ...way,
    ...(upgrade === undefined ? [] : [upgrade ? well('upgrade', 'upgrade') : wrong('upgrade', 'no-upgrade')]),
    mailer === undefined
      ? note('mail', 'no-mail')
      : trouble === undefined
        ? well('mail', 'mail')
        : wrong('mail', 'mail-fails', trouble),
    keyPlace() === 'beside'
      ? { ...wrong('key', 'key-beside'), is: isPublic ? 'wrong' : 'worth-knowing' }
      : well('key', keyPlace() === 'given' ? 'key-given' : 'key-apart'),
  ]
  return { now: clock.now(), findings }
}

/** Asks our own public address for a word that only we know. */
export async function walkIn(
  { origins, clock, random }: Pick<House, 'origins' | 'clock' | 'random'>,
  knocks: Knocks,
): Promise<SelfFinding[]> {
  const [origin] = origins
  const word = newSecret(random)
  const seen = knocks.expect(word, clock.now())
  const began = clock.now()
  let answer: Response
  try {
    answer = await fetch(`${origin}/api/self-check/knock`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: JSON.stringify({ word }),
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    })
  } catch (error) {
    return [wrong('reach', 'not-reached', codeOf(error))]
  }
  const said = await answer.text().catch(() => '')
  const came = seen()
  if (!came) {
    if (answer.status === 421) return [wrong('reach', 'host-not-passed')]
    const ours = said.includes('"problem"')
    return [wrong('reach', ours ? 'another-server' : 'no-answer-of-ours', String(answer.status))]
  }
  const date = Date.parse(answer.headers.get('date') ?? '')
  const apart = Number.isFinite(date) && Math.abs(date - began) > clockTolerance + patience
  return [
    well('reach', 'reached'),
    answer.headers.has('strict-transport-security') ? well('encrypted', 'hsts') : wrong('encrypted', 'hsts-missing'),
    came.proto === 'https' ? well('encrypted', 'proto-told') : wrong('encrypted', 'proto-not-told'),
    ...(came.told ? [] : [wrong('encrypted', 'for-not-told')]),
    apart ? wrong('clock', 'clock-apart') : well('clock', 'clock'),
  ]
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code
  return error instanceof Error ? error.name : 'unknown'
}

function well(about: About, code: SelfCode): SelfFinding {
  return { about, is: 'well', code }
}

function note(about: About, code: SelfCode): SelfFinding {
  return { about, is: 'worth-knowing', code }
}

function wrong(about: About, code: SelfCode, detail?: string): SelfFinding {
  return { about, is: 'wrong', code, ...(detail !== undefined && { detail }) }
}
