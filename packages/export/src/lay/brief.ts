import type { EditionKind } from '@balcony/design'
import type { Block } from '../blocks.ts'
import { layHead, layLead, statementsOf, toldInFront } from './front.ts'
import { localeOf, type Reader, rowsOf } from './reader.ts'
import { gapOf, heading, layInside } from './sections.ts'

/** What a brief says of the whole in figures, by the tables that it counts. */
const counted: Readonly<Partial<Record<EditionKind, readonly string[]>>> = {
  donor: ['goal', 'component', 'session', 'indicator'],
}

/** Read in one go: what it is, its summary, then one section after the other, without chapters or pages of their own. */
export function layBrief(reader: Reader): Block[] {
  const { process, say } = reader
  const sections = Object.entries(process.sections).flatMap(([key, section]): Block[] => {
    const isShell = section.step === 'shell'
    const inside = layInside(reader, key, section, isShell ? [...toldInFront, ...toldInHead] : [])
    if (inside.length === 0) return gapOf(reader, key, section, 1)
    return isShell ? inside : [heading(1, say(section.label), false), ...inside]
  })
  return [layHead(reader, toldInHead), ...layLead(reader), ...statementsOf(reader), ...numbersOf(reader), ...sections]
}

/** Stand in the head of a brief, where a donor looks for them. */
const toldInHead = ['convenor', 'donor', 'startsOn', 'endsOn', 'workingLanguages', 'partyLanguages', 'fictional']

function numbersOf(reader: Reader): Block[] {
  const digits = new Intl.NumberFormat(localeOf(reader))
  const numbers = (counted[reader.edition.kind] ?? []).flatMap((name) => {
    const count = rowsOf(reader, name).length
    const table = reader.process.tables[name]
    return table && count > 0 ? [{ figure: digits.format(count), label: reader.say(table.label) }] : []
  })
  return numbers.length < 2 ? [] : [{ is: 'numbers', numbers }]
}
