import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { place, process, rulesOf, templates } from '../index.ts'

const text = readFileSync(new URL('../../../../docs/coverage.md', import.meta.url), 'utf8')
const rows = text.split('\n').flatMap((line) => {
  const cells = line.split('|').map((cell) => cell.trim())
  return /^\d+$/.test(cells[1] ?? '') ? [cells.slice(1, -1)] : []
})

test('[PROC11] docs/coverage.md answers all 101 elements, in order, each with a field, a view and a word on checks', () => {
  expect(rows.map(([number]) => Number(number))).toEqual(Array.from({ length: 101 }, (_, at) => at + 1))
  for (const cells of rows) {
    expect(cells, cells[0]).toHaveLength(5)
    for (const cell of cells) expect(cell, cells[0]).not.toBe('')
    expect(cells.join(' '), 'what is there, not what is planned').not.toContain('lanned in')
  }
})

test('[PROC11] every address and every check that docs/coverage.md names exists', () => {
  const addresses = rows.flatMap(([number, , fields = '']) =>
    [...fields.matchAll(/`([^`]+)`/g)].map(([, address = '']) => `${number}: ${address}`),
  )
  expect(addresses.length).toBeGreaterThan(200)
  const named = (address: string) => address.replace(/^\d+: /, '').replace('*', 'x')
  expect(addresses.filter((address) => place(process, named(address)) === undefined)).toEqual([])
  const checks = rows.flatMap(([, , , , said = '']) => said.match(/DR-\d+/g) ?? [])
  expect(checks.length).toBeGreaterThan(80)
  const known = rulesOf(process).map(({ id }) => id)
  expect(checks.filter((id) => !known.includes(id))).toEqual([])
})

/** How the document calls a view, and the file that draws it. */
const views: Readonly<Record<string, string>> = {
  timeline: 'timeline/TimelinePage.tsx',
  'coordination map': 'map/CoordinationMap.tsx',
  'participant balance': 'balance/ParticipantBalance.tsx',
  'venues compared': 'venues/VenueComparison.tsx',
  'relation map': 'relations/RelationMap.tsx',
  'problem tree': 'relations/ProblemTree.tsx',
  'run-sheet': 'run-sheet/RunSheetPage.tsx',
  agenda: 'agenda/AgendaTable.tsx',
}

test('[PROC11] every section, template and view that docs/coverage.md names exists, and every view is named', () => {
  const said = rows.map(([, , , view = '', check = '']) => `${view} ${check}`).join('\n')
  const quoted = [...said.matchAll(/“([^”]+)”/g)].map(([, words = '']) => words)
  expect(quoted.length).toBeGreaterThan(30)
  const known = new Set([
    ...Object.values(process.sections).map(({ label }) => label),
    ...Object.values(process.tables).map(({ label }) => label),
    ...templates.map(({ name }) => name),
  ])
  // What the page itself says: buttons, and words that a check would look for.
  const others = new Set(quoted.filter((words) => !known.has(words)))
  expect([...others].sort()).toEqual(['Record an adjustment', 'delegation'])
  const editor = new URL('../../../editor/src/', import.meta.url)
  for (const [name, file] of Object.entries(views)) {
    expect(said, name).toContain(name)
    expect(existsSync(new URL(file, editor)), file).toBe(true)
  }
  const drawn = [
    ...readFileSync(new URL('views/SectionViews.tsx', editor), 'utf8').matchAll(/import\('\.\.\/([^']+)'\)/g),
  ]
  expect(drawn.length).toBeGreaterThan(3)
  expect(drawn.map(([, file]) => file).filter((file) => !Object.values(views).includes(String(file)))).toEqual([])
})
