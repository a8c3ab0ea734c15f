import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { place, process, rulesOf } from '../index.ts'

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
