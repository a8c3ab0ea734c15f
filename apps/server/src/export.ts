import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { ok, type Result, refuse } from '@balcony/base'
import type { AskedFile } from './export-asked.ts'
import type { PersonLink } from './links.ts'
import { askOperator } from './operator.ts'
import type { Settings } from './settings.ts'
import { startServer } from './start.ts'

/**
 * Makes a file of an edition. It signs in as somebody who may and asks at the same door as their page would: what is refused there is
 * refused here, the journal knows of it, and the bytes are the same.
 */
export async function exportFile(settings: Settings, asked: AskedFile): Promise<Result<string>> {
  const running = await askOperator(settings.data, 'export-links')
  if (running !== undefined && running !== '') return asOneOf(JSON.parse(running) as readonly PersonLink[], asked)
  // Nobody else is on this folder: a server of our own, for as long as this takes.
  const started = await startServer({
    ...settings,
    port: { is: 'this', port: 0 },
    origin: undefined,
    listen: '127.0.0.1',
  })
  if (!started.ok) return started
  try {
    return await asOneOf(await started.value.exportLinks(), asked)
  } finally {
    await started.value.close()
  }
}

async function asOneOf(links: readonly PersonLink[], asked: AskedFile): Promise<Result<string>> {
  const wanted = asked.as?.toLowerCase()
  const able = links.filter(({ name, role }) => (wanted ? name.toLowerCase().includes(wanted) : role === 'lead'))
  if (able.length === 0) return refuse('not-found', `Nobody here is called “${asked.as ?? 'lead'}”.`)
  for (const { link } of able) {
    const visit = await signIn(link)
    if (!visit) continue
    try {
      const design = await visit.design(asked.design)
      if (design !== undefined) return await visit.file(design, asked)
    } finally {
      await visit.leave()
    }
  }
  return refuse(
    'not-found',
    `No design is called “${asked.design}”, or it is not theirs. Give its id or its cover title.`,
  )
}

async function signIn(link: string): Promise<Visit | undefined> {
  const [page = '', token = ''] = link.split('#')
  const origin = new URL(page).origin
  const headers = { 'Content-Type': 'application/json', Origin: origin }
  const response = await fetch(`${origin}/api/sign-in`, { method: 'POST', headers, body: JSON.stringify({ token }) })
  const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';')
  return response.ok ? new Visit(origin, { ...headers, Cookie: cookie }) : undefined
}

class Visit {
  readonly #origin: string
  readonly #headers: Readonly<Record<string, string>>

  constructor(origin: string, headers: Readonly<Record<string, string>>) {
    this.#origin = origin
    this.#headers = headers
  }

  /** The id of a design that this person has. */
  async design(called: string): Promise<string | undefined> {
    const response = await fetch(`${this.#origin}/api/me`, { headers: this.#headers })
    const { designs = [] } = (await response.json()) as { designs?: readonly { id: string; coverTitle?: string }[] }
    return designs.find(({ id, coverTitle }) => id === called || coverTitle === called)?.id
  }

  async file(design: string, { out, wishes }: AskedFile): Promise<Result<string>> {
    const response = await this.#post(`/api/designs/${design}/exports`, wishes)
    if (!response.ok) {
      const { problem } = (await response.json().catch(() => ({}))) as { problem?: { message?: string } }
      return refuse('conflict', problem?.message ?? `The server answered ${response.status}.`)
    }
    const bytes = new Uint8Array(await response.arrayBuffer())
    const name = /filename="([\w.-]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'design'
    if (out === '-') {
      process.stdout.write(bytes)
      return ok('')
    }
    const file = path.resolve(out ?? name)
    // Readable by whoever made it, and nobody else.
    await writeFile(file, bytes, { mode: 0o600 })
    return ok(file)
  }

  async leave(): Promise<void> {
    await this.#post('/api/sign-out', {})
  }

  #post(address: string, body: unknown): Promise<Response> {
    return fetch(this.#origin + address, { method: 'POST', headers: this.#headers, body: JSON.stringify(body) })
  }
}
