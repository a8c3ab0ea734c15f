import { readSeparated } from '../clipboard/separated.ts'

/** A file as lines of cells, its first line the names of the columns. */
export interface Sheet {
  readonly heads: readonly string[]
  readonly lines: readonly SheetLine[]
}

export interface SheetLine {
  /** As a spreadsheet numbers its rows: the heads are 1. */
  readonly number: number
  readonly cells: readonly string[]
}

const separators = [',', ';', '\t', '|'] as const

export function readSheet(text: string): Sheet {
  const said = /^sep=(.)\r?\n/i.exec(text)
  const body = said ? text.slice(said[0].length) : text
  const [heads = [], ...lines] = readSeparated(body, said?.[1] ?? separatorOf(body))
  return {
    heads: heads.map((head) => head.trim()),
    lines: lines
      .map((cells, at) => ({ number: at + 2, cells }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== '')),
  }
}

/** The separator that divides the first lines into the same number of cells, and into most. */
export function separatorOf(text: string): string {
  const some = text.slice(0, 20_000)
  const cut = some.length < text.length ? some.slice(0, some.lastIndexOf('\n') + 1) || some : some
  const scored = separators.map((separator) => {
    const lines = readSeparated(cut, separator).slice(0, 20)
    const width = lines[0]?.length ?? 1
    const even = lines.filter((line) => line.length === width).length
    return { separator, score: width === 1 ? 0 : (even / lines.length) * 1_000 + width }
  })
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).separator
}
