import type { SelfCheck, SelfCode } from '@balcony/api'
import { ok, type Result, refuse } from '@balcony/base'
import { askOperator } from './operator.ts'
import type { Settings } from './settings.ts'

/** Asks the running server, which walks out to its own public address and in again; refused where something is wrong. */
export async function selfCheckCommand({ data }: Settings): Promise<Result<string>> {
  const answer = await askOperator(data, 'self-check')
  if (!answer) return refuse('unavailable', `No Balcony is running on ${data}. Start it, then ask again.`)
  const { findings } = JSON.parse(answer) as SelfCheck
  const lines = findings.map(
    ({ is, code, detail }) => `${signs[is]} ${words[code]}${detail === undefined ? '' : ` (${detail})`}`,
  )
  const isWell = findings.every(({ is }) => is !== 'wrong')
  return isWell ? ok(lines.join('\n')) : refuse('invalid', lines.join('\n'))
}

const signs = { well: '  well ', wrong: '  WRONG', 'worth-knowing': '  note ' } as const

const words: Readonly<Record<SelfCode, string>> = {
  'this-machine-only': 'Reached from this machine only. Set BALCONY_ORIGIN to a public address to let others in.',
  public: 'There is a public address.',
  demo: 'This is the demo: its people have no passwords. Put nothing real in it.',
  reached: 'The public address leads here.',
  'not-reached': 'Nobody answers at the public address: look at the name, the certificate and the proxy.',
  'another-server': 'Another Balcony answers at the public address.',
  'host-not-passed': 'The proxy does not pass the header Host on as it came.',
  'no-answer-of-ours': 'Something else answers at the public address: the proxy does not lead here.',
  hsts: 'Browsers are told to come over HTTPS only.',
  'hsts-missing': 'The proxy takes the header Strict-Transport-Security away.',
  'proto-told': 'The proxy tells that people come over HTTPS.',
  'proto-not-told': 'The proxy does not set X-Forwarded-Proto.',
  'for-not-told':
    'The proxy does not set X-Forwarded-For: all people count as one address, and ten wrong passwords an hour shut everybody out.',
  upgrade: 'WebSockets come through: people can write together.',
  'no-upgrade': 'WebSockets do not come through: the proxy must pass Upgrade and Connection on.',
  mail: 'The mail server takes our mail.',
  'mail-fails': 'The mail server does not take our mail: look at BALCONY_SMTP.',
  'no-mail': 'No mail is sent. Links are handed over by people.',
  'key-apart': 'The master key lies on another disk than the data.',
  'key-beside':
    'The master key lies on the disk of the data: whoever takes the disk has both. Name a file on another disk in BALCONY_KEY_FILE.',
  'key-given': 'The master key is handed in at the start.',
  clock: 'The clocks of the server and its proxy agree.',
  'clock-apart': 'The clocks of the server and its proxy are apart: codes and certificates will fail.',
}
