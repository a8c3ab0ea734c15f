import type { Agenda, AgendaItem, Block, TableBlock } from '../blocks.ts'
import { cleanLine, shorten } from '../text/clean.ts'
import { setContent, setFacts } from './contents.ts'
import { setDrawing } from './drawings.ts'
import { passagesOf } from './passages.ts'
import { lengthOf } from './room.ts'
import { phrase, type Setting, title } from './setting.ts'
import { lastRows, together } from './together.ts'

/** A block as the template takes it. */
export type SheetBlock = { readonly is: string } & Readonly<Record<string, unknown>>

export const maxTitle = 240
/** A screen reader reads it in one go. */
const maxFigureWords = 4000
/** Rows with more letters than this may run over the end of a page; an unbroken one higher than a page would lose its foot. */
const maxKeptRow = 900

/** Shorter records stand on one page: nobody turns a page in the middle of a person. Longer ones would leave half pages empty. */
const maxKeptRecord = 1100

/** `level` is that of the last heading; `untitled` stands where a heading would be empty. */
export function setBlock(block: Block, level: number, untitled: string, setting: Setting): SheetBlock {
  switch (block.is) {
    case 'title-page':
    case 'head': {
      const name = shorten(cleanLine(block.title, setting.losses), maxTitle)
      return {
        is: block.is,
        kind: phrase(block.kind, setting),
        title: title(name, untitled, setting),
        length: [...name].length,
        classification: phrase(block.classification, setting),
        facts: setFacts(block.facts, level, setting),
        notice: phrase(block.notice, setting),
      }
    }
    case 'numbers':
      return {
        is: block.is,
        numbers: block.numbers.map(({ figure, label }) => ({ figure, label: phrase(label, setting) })),
      }
    case 'figure':
      return {
        is: block.is,
        caption: phrase(block.caption, setting),
        alt: cleanLine(block.alt, setting.losses).slice(0, maxFigureWords),
        drawing: setDrawing(block.drawing, setting),
      }
    case 'page-break':
      return { is: block.is }
    case 'contents':
      return { is: block.is, title: title(block.title, untitled, setting) }
    case 'heading':
      // A level that leaves one out would refuse the whole document.
      return {
        is: block.is,
        level: Math.min(block.level, level + 1),
        numbered: block.numbered,
        title: title(block.text, untitled, setting),
      }
    case 'text':
      if (block.as === 'note') setting.losses.rows += block.rows
      return { is: block.is, as: block.as, text: phrase(block.text, setting) }
    case 'prose':
      return { is: block.is, content: passagesOf(block.doc, level, setting) }
    case 'facts':
      return { is: block.is, facts: setFacts(block.facts, level, setting, true) }
    case 'record':
      return {
        is: block.is,
        level: Math.min(5, level + 1),
        title: title(block.title, untitled, setting),
        short: setFacts(block.short, level, setting),
        keep:
          [...block.short, ...block.long].reduce((sum, { content }) => sum + lengthOf(content) + 40, 0) <=
          maxKeptRecord,
        long: setFacts(block.long, level, setting, true).map((fact, index) => ({
          ...fact,
          keep: lengthOf(block.long[index]?.content) <= maxKeptRow,
        })),
      }
    case 'table':
      return setTable(block, level, setting)
    case 'agenda':
      return setAgenda(block, untitled, setting)
  }
}

function setTable(block: TableBlock, level: number, setting: Setting): SheetBlock {
  return {
    is: block.is,
    columns: block.columns.map((column) => ({ ...column, label: phrase(column.label, setting) })),
    rows: block.rows.map((row) => ({
      keep: row.every((cell) => lengthOf(cell) <= maxKeptRow),
      cells: row.map((cell) => (cell ? setContent(cell, level, setting) : null)),
    })),
    ...together(block),
    named: block.namedRows,
    total: block.total?.map((cell) => (cell ? setContent(cell, level, setting) : null)) ?? null,
  }
}

function setAgenda(block: Agenda, untitled: string, setting: Setting): SheetBlock {
  const items = block.days.flatMap((day) => day.items)
  const methods = items.some((item) => item.method)
  const people = items.some((item) => item.who.length > 0 || item.where)
  const [time, name, method, who] = block.columns
  const columns = [time, name, ...(methods ? [method] : []), ...(people ? [who] : [])]
  return {
    is: block.is,
    methods,
    people,
    columns: columns.map((label) => phrase(label, setting)),
    days: block.days.map((day) => ({
      title: title(day.title, untitled, setting),
      note: phrase(day.note ?? '', setting),
      items: day.items.map((item) => setItem(item, untitled, setting)),
    })),
    ending: Math.max(0, Math.min(lastRows, (block.days.at(-1)?.items.length ?? 0) - 1)),
  }
}

function setItem(item: AgendaItem, untitled: string, setting: Setting) {
  const letters = item.facts.reduce(
    (sum, fact) => sum + lengthOf(fact.content),
    item.title.length + (item.detail?.length ?? 0),
  )
  return {
    time:
      item.start === undefined
        ? null
        : phrase(item.end === undefined ? item.start : `${item.start}–${item.end}`, setting),
    length: item.length === undefined ? null : phrase(item.length, setting),
    title: title(item.title, untitled, setting),
    detail: phrase(item.detail ?? '', setting),
    method: item.method ? { label: phrase(item.method.label, setting), tone: item.method.tone } : null,
    who: phrase(item.who.join(', '), setting),
    where: phrase(item.where ?? '', setting),
    facts: setFacts(item.facts, 4, setting),
    keep: letters <= maxKeptRow,
  }
}
