import type { Row } from '@balcony/design'
import { useEffect, useMemo, useState } from 'react'
import type { Showing } from '../field/shown.ts'
import type { Column } from './columns.ts'
import { RowWords } from './row-words.ts'

/** So few rows are read at once. */
const few = 200
/** Milliseconds of one slice of reading, after which the page has its turn. */
const slice = 8

/** The rows in which any cell has the words. Thousands are read in slices; until all are read, what was found before stands. */
export function useSaying(
  rows: readonly Row[],
  columns: readonly Column[],
  filter: string,
  showing: Showing,
): readonly Row[] {
  const wanted = filter.trim().toLocaleLowerCase(showing.locale)
  const words = useMemo(() => new RowWords(columns, showing), [columns, showing])
  const [found, find] = useState<ReadonlySet<string>>()
  const many = rows.length > few && wanted !== ''
  useEffect(() => {
    if (!many) {
      find(undefined)
      return
    }
    const reading = read(rows, wanted, words)
    let timer: number | undefined
    const go = () => {
      const began = performance.now()
      for (let next = reading.next(); ; next = reading.next()) {
        if (next.done) return find(next.value)
        if (performance.now() - began < slice) continue
        timer = window.setTimeout(go)
        return
      }
    }
    go()
    return () => window.clearTimeout(timer)
  }, [rows, wanted, words, many])
  return useMemo(() => {
    if (wanted === '') return rows
    if (many) return found ? rows.filter((row) => found.has(row.id)) : rows
    words.begin()
    return rows.filter((row) => words.says(row, wanted))
  }, [rows, wanted, words, many, found])
}

function* read(rows: readonly Row[], wanted: string, words: RowWords): Generator<void, ReadonlySet<string>> {
  const found = new Set<string>()
  words.begin()
  for (const row of rows) {
    if (words.says(row, wanted)) found.add(row.id)
    yield
  }
  return found
}
