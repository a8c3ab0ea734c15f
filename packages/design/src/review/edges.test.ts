import { describe, expect, test } from 'vitest'
import { type Field, place, process, type Snapshot, type Value } from '../index.ts'
import { demo as demoOf } from '../testing/demo.ts'
import { review } from './index.ts'

const demo = demoOf()
const today = '2027-02-20'
const filled = Object.entries(demo.tables).flatMap(([name, rows]) => (rows.length > 0 ? [name] : []))

/** The same design with every value of a record or section passed through; undefined takes it away. */
function passed(change: (field: Field | undefined, value: Value) => Value | undefined): Snapshot {
  const through = (
    fields: Readonly<Record<string, Field>> | undefined,
    values: Readonly<Record<string, Value | undefined>>,
  ) =>
    Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) => {
        const next = value === undefined ? undefined : change(fields?.[name], value)
        return next === undefined ? [] : [[name, next]]
      }),
    )
  return {
    ...demo,
    sections: Object.fromEntries(
      Object.entries(demo.sections).map(([name, values]) => [name, through(process.sections[name]?.fields, values)]),
    ),
    tables: Object.fromEntries(
      Object.entries(demo.tables).map(([name, rows]) => [
        name,
        rows.map((row) => ({ ...row, values: through(process.tables[name]?.fields, row.values) })),
      ]),
    ),
  }
}

/** Each finding is told once and leads to something that is there. */
function sound(snapshot: Snapshot): void {
  const findings = review(process, snapshot, { today })
  expect(new Set(findings.map(({ key }) => key)).size).toBe(findings.length)
  for (const { at, rule } of findings) {
    const where = place(process, at)
    expect(where, `${rule} at ${at}`).toBeDefined()
    const [table = '', record] = at.split('/')
    if (record !== undefined && Object.hasOwn(process.tables, table))
      expect(
        snapshot.tables[table]?.map((row) => row.id),
        `${rule} at ${at}`,
      ).toContain(record)
  }
}

test('[REVIEW11] the demo case with more of it than its tables has much to take away', () => {
  expect(filled.length).toBeGreaterThan(40)
  sound(demo)
})

describe('what is gone', () => {
  test.each(filled)('[REVIEW11] without any record of %s the rules go on, and lead only to what is there', (name) => {
    sound({ ...demo, tables: { ...demo.tables, [name]: [] } })
  })

  test.each(filled)(
    '[REVIEW11] so they do when the first or the last record of %s is taken away and others still name it',
    (name) => {
      const rows = demo.tables[name] ?? []
      sound({ ...demo, tables: { ...demo.tables, [name]: rows.slice(1) } })
      sound({ ...demo, tables: { ...demo.tables, [name]: rows.slice(0, -1) } })
    },
  )

  const kinds = [
    ...new Set(Object.values(process.tables).flatMap((table) => Object.values(table.fields).map(({ kind }) => kind))),
  ]
  test.each(kinds)('[REVIEW11] without any value of the kind %s', (kind) => {
    expect(kinds.length).toBeGreaterThan(12)
    sound(passed((field, value) => (field?.kind === kind ? undefined : value)))
  })
})

test('[REVIEW11] lists that are empty, and days that say a month or a year only, are no reason to fail', () => {
  sound(passed((_, value) => (Array.isArray(value) ? [] : value)))
  for (const chars of [7, 4])
    sound(
      passed((field, value) => (field?.kind === 'date' && typeof value === 'string' ? value.slice(0, chars) : value)),
    )
})

test('[REVIEW11] in a design written in Arabic the rules find what they find in it, and repeat no name', () => {
  const arabic = 'ورقة عن حوض الماروفيل، مكتوبة بالعربية'
  const written = passed((field, value) => (field?.kind === 'text' && field.size !== 'line' ? arabic : value))
  sound(written)
  const rules = new Set(review(process, written, { today }).map(({ rule }) => rule))
  for (const rule of ['DR-17']) expect(rules).toContain(rule)
})
