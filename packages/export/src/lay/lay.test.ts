import { editions, type Finding, importDesign, makeEdition, process, type Row } from '@balcony/design'
import { demoCase } from '@balcony/design/demo'
import { expect, test } from 'vitest'
import type { Block } from '../blocks.ts'
import { demoEdition, designOf, doc, node, p } from '../testing/edition.ts'
import { toneOf } from './agenda.ts'
import { lay } from './lay.ts'

const of = <Is extends Block['is']>(blocks: readonly Block[], is: Is) =>
  blocks.filter((block): block is Extract<Block, { is: Is }> => block.is === is)
const laid = (told: Parameters<typeof designOf>[0], language = 'en') => lay(process, designOf(told, language))

test('[LAY1] an edition reads from its title page over its contents through the five steps; what is empty is left out', () => {
  const blocks = lay(process, demoEdition())
  expect(blocks.slice(0, 2).map((block) => block.is)).toEqual(['title-page', 'contents'])
  const chapters = of(blocks, 'heading').filter((heading) => heading.level === 1)
  expect(chapters.map((heading) => heading.text)).toEqual([
    'The design',
    'Assessment',
    'Strategy',
    'Process',
    'Conduct',
    'Follow-up and evaluation',
    'Annexes',
  ])
  const empty = laid({
    sections: { context: { mandate: 'Invited.' }, parties: { narrative: doc(p('  ')) } },
    tables: { issue: [] },
  })
  expect(of(empty, 'heading').map((heading) => heading.text)).toEqual([
    'How to read this document',
    'Assessment',
    'Context',
  ])
})

test('[LAY2] records are called what the edition calls them; what it has no name for is left out, and no id is printed', () => {
  const issue = { id: 'k7q2m4z8', values: { title: 'Water' } }
  const need = { id: 'n1', values: { party: 'p1', issue: 'k7q2m4z8', position: 'Stay' } }
  const party = { id: 'p1', values: { name: 'Council' } }
  const blocks = laid({
    tables: {
      issue: [issue],
      party: [party],
      need: [{ ...need }, { id: 'n2', values: { party: 'p1', issue: 'gone5555', position: 'Go' } }],
    },
  })
  const words = JSON.stringify(blocks)
  expect(words).toContain('Water')
  expect(words).not.toMatch(/k7q2m4z8|gone5555|"p1"/)
  const chip = laid({
    sections: { context: { narrative: doc(node('paragraph', [node('mention', [], { address: 'issue/k7q2m4z8' })])) } },
    tables: { issue: [issue] },
  })
  expect(of(chip, 'prose')[0]?.doc.content[0]?.content?.[0]).toEqual({ type: 'mention', attrs: { label: 'Water' } })
})

const short = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `i${index}`,
    values: { title: `Issue ${index}`, framing: 'needs' },
  }))

test('[LAY3] rows stand in a table that can be read, on a turned page when many and wide, side by side when few and full, else one after the other', () => {
  expect(of(laid({ tables: { issue: short(3) } }), 'table')).toMatchObject([
    { wide: false, namedRows: true, rows: { length: 3 } },
  ])
  const demo = lay(process, demoEdition())
  const wide = of(demo, 'table').filter((table) => table.wide)
  expect(wide.length).toBeGreaterThan(0)
  const venues = of(demo, 'table').find((table) => table.columns[0]?.label === 'Venue' && table.columns.length === 4)
  expect(venues?.columns.map((column) => column.label)).toContain('Sella Guesthouse')
  expect(of(demo, 'record').map((record) => record.title)).toContain('Heron')
  const long = laid({
    tables: { issue: [{ id: 'i1', values: { title: 'Water', description: 'Long words. '.repeat(200) } }] },
  })
  expect(of(long, 'record')).toMatchObject([{ title: 'Water', long: [{ label: 'Description' }] }])
})

test('[LAY4] an agenda tells the times of each block by days: recorded, or following from the block before', () => {
  const block = (id: string, values: Record<string, string | number>) => ({
    id,
    values: { session: 's1', day: 1, title: id, ...values },
  })
  const blocks = laid({
    tables: {
      session: [{ id: 's1', values: { title: 'Workshop', startsOn: '2027-03-02', dayStart: '09:00' } }],
      block: [
        block('first', { duration: 30, method: 'opening' }),
        block('second', { duration: 45 }),
        block('fixed', { start: '14:00', duration: 60 }),
        block('late', { duration: 15 }),
        block('next', { day: 2, start: '23:30', duration: 60 }),
      ],
    },
  })
  const [agenda] = of(blocks, 'agenda')
  expect(agenda?.days.map((day) => [day.title, day.note])).toEqual([
    ['Day 1', 'Tuesday, 2 March 2027'],
    ['Day 2', 'Wednesday, 3 March 2027'],
  ])
  expect(agenda?.days.flatMap((day) => day.items.map((item) => `${item.title} ${item.start}–${item.end}`))).toEqual([
    'first 09:00–09:30',
    'second 09:30–10:15',
    'fixed 14:00–15:00',
    'late 15:00–15:15',
    'next 23:30–00:30',
  ])
  expect(agenda?.days[0]?.items[0]).toMatchObject({ length: '30 min', method: { label: 'Opening', tone: 'plenary' } })
  const methods = process.tables['block']?.fields['method']
  const values = methods?.kind === 'choice' ? methods.options.map((option) => option.value) : []
  expect(values.length).toBeGreaterThan(20)
  expect(values.filter((value) => toneOf(value) === 'caucus')).toEqual(['uni_party_caucus'])
})

test('[LAY5] what belongs to a record stands below it; a row whose record is not in the edition is not lost', () => {
  const long = 'A long description of a party. '.repeat(40)
  const blocks = laid({
    tables: {
      party: [{ id: 'p1', values: { name: 'Council', constituency: long } }],
      need: [
        { id: 'n1', values: { party: 'p1', position: 'Stay' } },
        { id: 'n2', values: { party: 'elsewhere', position: 'Orphan' } },
      ],
    },
  })
  const kinds = blocks.map((block) => block.is)
  const record = kinds.indexOf('record')
  expect(blocks.slice(record + 1, record + 3)).toMatchObject([{ as: 'label', text: 'Needs & fears' }, { is: 'table' }])
  const tables = of(blocks, 'table').map((table) => JSON.stringify(table.rows))
  expect(tables[0]).toContain('Stay')
  expect(tables[0]).not.toContain('Orphan')
  expect(tables.some((rows) => rows.includes('Orphan'))).toBe(true)
})

test('[LAY6] a table longer than 2,000 rows is cut in print, and says by how many', () => {
  const blocks = laid({ tables: { issue: short(2345) } })
  expect(of(blocks, 'table')[0]?.rows).toHaveLength(2000)
  expect(of(blocks, 'text')).toContainEqual(
    expect.objectContaining({ as: 'note', rows: 345, text: expect.stringContaining('345 further rows') }),
  )
})

test('[LAY7] what an audience may only count stands as counts', () => {
  const blocks = lay(process, demoEdition('donor'), undefined, { withoutFigures: true })
  const counts = of(blocks, 'facts')
    .flatMap((block) => block.facts)
    .filter((fact) => fact.label === 'Gender')
  expect(counts).toHaveLength(1)
  expect(JSON.stringify(counts)).toMatch(/Woman \d+/)
})

test('[LAY8] our own words are said in the language of the edition, theirs stay as they are', () => {
  const edition = designOf({ sections: { context: { mandate: 'Mandate of ours' } } }, 'fr')
  const blocks = lay(process, edition, (message) => `«${message}»`)
  expect(of(blocks, 'heading').every((heading) => heading.text.startsWith('«'))).toBe(true)
  expect(JSON.stringify(blocks)).toContain('"text":"Mandate of ours"')
  expect(JSON.stringify(of(blocks, 'title-page'))).toContain('20 février 2027')
})

const figures = (blocks: readonly Block[]) => of(blocks, 'figure')
const wordsOf = (blocks: readonly Block[]) => JSON.stringify(blocks)

test('[LAY9] each edition has the pages that its readers need: a book, a brief, a sheet for the table, a leaflet', () => {
  const begins = Object.fromEntries(
    editions.map((kind) => {
      const blocks = lay(process, demoEdition(kind, { partner: 'PT1', session: 'S-PM1' }))
      return [kind, blocks.slice(0, 2).map((block) => block.is)]
    }),
  )
  expect(begins).toMatchObject({
    internal: ['title-page', 'contents'],
    partner: ['title-page', 'contents'],
    donor: ['head', 'text'],
    'run-sheet': ['head', 'facts'],
    agenda: ['head', 'text'],
    legal: ['head', 'facts'],
  })
  const sheet = lay(process, demoEdition('run-sheet', { session: 'S-PM1' }))
  expect(of(sheet, 'head')[0]?.title).toBe('Preparatory meeting, highland')
  expect(of(sheet, 'head')[0]?.facts.map((fact) => fact.label)).toContain('Security focal point')
  const kinds = sheet.map((block) => block.is)
  expect(kinds.indexOf('agenda')).toBeLessThan(kinds.indexOf('heading'))
  const agenda = wordsOf(lay(process, demoEdition('agenda', { session: 'S-PM1' })))
  expect(agenda).toContain('Venue: as told to you.')
  expect(agenda).not.toMatch(/highland|Rhona Vale|Heron/)
})

test('[LAY10] what is told in tables is drawn too: tracks over time, components, the days, the group, the parties; each said in words', () => {
  const internal = figures(lay(process, demoEdition()))
  const said = internal.map((figure) => figure.alt).join('\n')
  expect(said).toContain('Track I: Pell Ford talks')
  expect(said).toContain('Negotiation and media skills')
  expect(said).toMatch(/Gender: (Woman|Man) \d+/)
  expect(said).toContain('Day 1: Arrival')
  expect(said).toContain('Tavenn Home Guard – Dominates – Lisk Marsh Displaced Families Committee')
  const map = (gaps: readonly Row[]) => {
    const read = importDesign(process, demoCase)
    if (!read.ok) throw new Error('the demo case can be read')
    const { snapshot } = read.value
    const whole = { ...snapshot, tables: { ...snapshot.tables, gap: gaps } }
    const blocks = lay(process, makeEdition(process, whole, 'internal', { date: '2027-02-20' }))
    return figures(blocks).find((figure) => figure.alt.startsWith('Activities by track'))
  }
  expect(map([])).toMatchObject({
    alt: expect.stringMatching(/Track II: .*Lower Weir gauge/),
    caption: expect.not.stringContaining('gap'),
  })
  const gap = { id: 'GP9', values: { text: 'Nobody meets', track: 'III', from: '2026-03', to: '2026-12' } }
  expect(map([gap])).toMatchObject({
    alt: expect.stringMatching(/Track III.*: Gap: Nobody meets/),
    caption: expect.stringContaining('gap'),
  })
  for (const { alt, drawing } of internal) {
    expect(alt.length).toBeGreaterThan(20)
    for (const mark of drawing.marks) {
      if (mark.is !== 'words' && mark.is !== 'box') continue
      expect(mark.x).toBeGreaterThanOrEqual(-0.01)
      expect(mark.x + mark.w).toBeLessThanOrEqual(drawing.width + 0.01)
    }
  }
  // Counts too small to be told are not drawn either.
  expect(
    figures(lay(process, demoEdition('donor')))
      .map((figure) => figure.alt)
      .join(),
  ).not.toMatch(/Displaced|UMDC/)
  expect(figures(lay(process, demoEdition(), undefined, { withoutFigures: true }))).toEqual([])
})

test('[LAY10] what a line between two parties says stands where nothing hides it', () => {
  const relations = figures(lay(process, demoEdition())).find(({ alt }) => alt.includes('– Dominates –'))
  const marks = relations?.drawing.marks ?? []
  const boxes = marks.flatMap((mark) => (mark.is === 'box' ? [mark] : []))
  const labels = marks.flatMap((mark) => (mark.is === 'words' && mark.backed ? [mark] : []))
  expect([boxes.length, labels.length].map((count) => count > 5)).toEqual([true, true])
  for (const { x, y, w, h, text } of labels) {
    const [middleX, middleY] = [x + w / 2, y + h / 2]
    for (const box of boxes) {
      const beside = Math.abs(middleX - box.x - box.w / 2) - box.w / 2
      const below = Math.abs(middleY - box.y - box.h / 2) - box.h / 2
      expect(Math.max(beside, below), text).toBeGreaterThan(1)
    }
  }
  for (const [at, one] of labels.entries())
    for (const other of labels.slice(at + 1)) {
      const apart = Math.abs(one.x + one.w / 2 - other.x - other.w / 2) >= (one.w + other.w) / 2
      expect(apart || Math.abs(one.y - other.y) >= one.h, `${one.text} and ${other.text}`).toBe(true)
    }
})

test('[LAY11] annexes tell the findings, waivers, comments and changes that are in the edition', () => {
  const finding = (at: string, over: Partial<Finding> = {}): Finding => ({
    rule: 'R1',
    severity: 'warning',
    at,
    message: 'It has {count} of {word}.',
    values: { count: 2, word: 'five' },
    reads: [],
    key: at,
    ...over,
  })
  const waived = {
    rule: 'R1',
    at: 'venue/V1',
    reason: 'Agreed with the host',
    by: 'Rhona Vale',
    on: '2027-01-01',
    until: '2027-03-01',
  }
  const beside = {
    findings: [finding('venue/V1'), finding('venue/V2', { waived })],
    threads: [
      {
        address: 'context/narrative',
        quote: 'One river',
        isResolved: false,
        remarks: [{ author: 'Corin', date: '2027-02-01', text: 'Whose?' }],
      },
    ],
    since: { name: '0.8', date: '2027-01-01' },
    changes: [
      { address: 'goal/G1/by', is: 'changed' as const, name: 'A goal', field: 'By', before: 'May', after: 'Midsummer' },
    ],
  }
  const internal = wordsOf(lay(process, { ...demoEdition(), ...beside }))
  for (const words of [
    'It has 2 of five.',
    'Agreed with the host',
    '“One river”',
    'Changes since version 0.8',
    'Midsummer',
  ])
    expect(internal).toContain(words)
  expect(wordsOf(lay(process, demoEdition()))).not.toContain('Findings')
})

test('[LAY13] a section that is left out by name stands as left out where the edition says so', () => {
  const edition = { ...demoEdition('partner', { partner: 'PT1' }), gaps: ['media'] }
  const { media: _, ...sections } = edition.snapshot.sections
  const blocks = lay(process, { ...edition, snapshot: { ...edition.snapshot, sections } })
  const tables = of(blocks, 'heading').map((heading) => heading.text)
  expect(tables).toContain('Media plan')
  const bare = lay(process, { ...edition, snapshot: { ...edition.snapshot, sections: {}, tables: {} } })
  expect(wordsOf(bare)).toContain('Left out of this edition.')
  expect(wordsOf(lay(process, demoEdition('partner', { partner: 'PT1' })))).not.toContain('Left out of this edition.')
})

test('[LAY12] one thing said of each pair stands crosswise, languages side by side, and money is added up', () => {
  const blocks = lay(process, demoEdition())
  const tables = of(blocks, 'table').map((table) => table.columns.map((column) => column.label))
  expect(tables).toContainEqual([
    'Party',
    'Sella Guesthouse',
    'Institute of Hydrology, Sarrow University',
    'Pell Ford Bridge House',
  ])
  expect(tables).toContainEqual(expect.arrayContaining(['English', 'Arabic', 'French']))
  const money = of(blocks, 'table').find((table) => table.total)
  expect(JSON.stringify(money?.total)).toMatch(/Total.*€[\d,]+/)
})

test('[LAY14] what no page could hold is not drawn: centuries, thousands of bars, parts or blocks; its table says it', () => {
  const many = <T>(count: number, make: (index: number) => T) =>
    Array.from({ length: count }, (_, index) => make(index))
  const huge = {
    component: [
      { id: 'c1', values: { title: 'Old', from: '0001-01', to: '9999-12' } },
      { id: 'c2', values: { title: 'New', from: '2027-01', to: '2027-02' } },
    ],
    activity: many(3000, (index) => ({
      id: `a${index}`,
      values: { title: `Act ${index}`, track: 'II', from: '2026', to: '9999' },
    })),
    participant: many(900, (index) => ({
      id: `p${index}`,
      values: { code: `C${index}`, side: `Side ${index}`, gender: index % 2 ? 'f' : 'm' },
    })),
    party: many(40, (index) => ({ id: `y${index}`, values: { name: `Party ${index}` } })),
    relation: many(39, (index) => ({
      id: `r${index}`,
      values: { from: `y${index}`, to: `y${index + 1}`, kind: 'close' },
    })),
    session: [{ id: 's1', values: { title: 'Long', startsOn: '2027-03-02', dayStart: '09:00' } }],
    block: many(400, (index) => ({
      id: `b${index}`,
      values: { session: 's1', day: (index % 2) + 1, start: '09:00', duration: 1, title: `B ${index}` },
    })),
  }
  const drawn = figures(laid({ sections: { design: { startsOn: '2027-01-01', endsOn: '2028-01-01' } }, tables: huge }))
  expect(drawn.map((figure) => figure.caption)).toEqual(['How the group is made up.'])
  for (const { drawing } of drawn) {
    expect(drawing.marks.length).toBeLessThan(400)
    expect(drawing.height).toBeLessThan(220)
  }
})
