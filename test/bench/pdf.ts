import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Person } from '../faults/person.ts'
import { freePort, ServerProcess } from '../faults/server-process.ts'
import { figure, type Group } from './table.ts'

const rounds = 3

export const pdf: Group = {
  title: 'The demo case as PDF, from the request to the last byte',
  note: 'All compartments are read, cut for the team, laid out and set by Typst. The first one starts the process that sets.',
  columns: ['export', 'time ms', 'bytes'],
  async measure() {
    const data = mkdtempSync(path.join(tmpdir(), 'balcony-bench-'))
    await using server = await ServerProcess.start({ data, port: await freePort() })
    const person = await Person.signIn(server.origin, server.links[0] ?? '')
    const { designs } = await person.get<{ designs: readonly { id: string }[] }>('/api/me')
    const rows: string[][] = []
    for (let round = 1; round <= rounds; round++) {
      const at = performance.now()
      const bytes = await person.file(`/api/designs/${designs[0]?.id}/exports`, { edition: 'internal', paper: 'a4' })
      rows.push([round === 1 ? 'first' : `number ${round}`, figure(performance.now() - at), figure(bytes.length)])
    }
    await server.kill()
    rmSync(data, { recursive: true })
    return rows
  },
}
