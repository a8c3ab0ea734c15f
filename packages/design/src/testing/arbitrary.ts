import fc from 'fast-check'
import {
  type Compartment,
  compartments,
  type Field,
  type FieldOf,
  type Kind,
  type Process,
  type ProseDoc,
  proseOf,
  type Row,
  type Snapshot,
  type Value,
  type Values,
} from '../index.ts'

/** Any value that a field may hold; references choose among `ids` (by table). */
export function arbitraryValue(
  field: Field,
  ids: Readonly<Record<string, readonly string[]>> = {},
): fc.Arbitrary<Value> {
  const arbitrary = arbitraries[field.kind] as (field: Field, ids: Ids) => fc.Arbitrary<Value>
  return arbitrary(field, ids)
}

type Ids = Readonly<Record<string, readonly string[]>>

const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
const language = fc.constantFrom('en', 'ar', 'fr', 'art-x-oshari', 'zh-Hant-TW')
const pad = (size: number) => (value: number) => String(value).padStart(size, '0')
const month = fc.tuple(fc.integer({ min: 1900, max: 2100 }).map(pad(4)), fc.integer({ min: 1, max: 12 }).map(pad(2)))
const day = fc.tuple(month, fc.integer({ min: 1, max: 28 }).map(pad(2)))
const monthText = month.map((parts) => parts.join('-'))
const dayText = day.map(([[year, mm], dd]) => `${year}-${mm}-${dd}`)
const anyDate = fc.oneof(
  dayText,
  monthText,
  month.map(([year]) => year),
  fc.tuple(month, fc.integer({ min: 1, max: 4 })).map(([[year], quarter]) => `${year}-Q${quarter}`),
)

const mark = fc.constantFrom(
  { type: 'bold' },
  { type: 'withheld' },
  { type: 'link', attrs: { href: 'https://example.org/a' } },
)
const inline = fc.oneof(
  fc.record({ type: fc.constant('text'), text: words }),
  fc.record({ type: fc.constant('text'), text: words, marks: fc.array(mark, { minLength: 1, maxLength: 1 }) }),
  fc.constant({ type: 'hardBreak' }),
  fc.constant({ type: 'mention', attrs: { address: 'venue/venue-1' } }),
)
const paragraph = fc.record({
  type: fc.constant('paragraph'),
  content: fc.array(inline, { minLength: 1, maxLength: 3 }),
})
const block = fc.oneof(
  paragraph,
  fc.record({
    type: fc.constant('heading'),
    attrs: fc.constant({ level: 2 }),
    content: fc.array(inline, { maxLength: 2 }),
  }),
  fc.record({
    type: fc.constant('bulletList'),
    content: fc.array(
      fc.record({ type: fc.constant('listItem'), content: fc.array(paragraph, { minLength: 1, maxLength: 2 }) }),
      {
        minLength: 1,
        maxLength: 2,
      },
    ),
  }),
)
const prose: fc.Arbitrary<ProseDoc> = fc.oneof(
  words.map(proseOf),
  fc.record({ type: fc.constant('doc' as const), content: fc.array(block, { minLength: 1, maxLength: 3 }) }),
)

const subset = (values: readonly string[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 4 })
const valuesOf = (field: FieldOf<'choice' | 'choices'>) => field.options.map((option) => option.value)
const idsOf = (field: FieldOf<'reference' | 'references'>, ids: Ids) => {
  const all = [...field.to.flatMap((table) => ids[table] ?? []), ...(field.words ?? []).map((word) => word.value)]
  return all.length > 0 ? all : ['x1', 'x2']
}

const arbitraries: { readonly [K in Kind]: (field: FieldOf<K>, ids: Ids) => fc.Arbitrary<Value> } = {
  text: (field) =>
    field.size === 'lines'
      ? fc
          .array(
            words.map((line) => line.replaceAll(/\s+/g, ' ').trim() || 'line'),
            { minLength: 1, maxLength: 3 },
          )
          .map((lines) => lines.join('\n'))
      : words,
  translations: () => fc.dictionary(language, words, { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
  prose: () => prose,
  number(field) {
    const [min, max] = [field.from ?? -1000, field.to ?? 1000]
    return field.whole
      ? fc.integer({ min, max })
      : fc.integer({ min: min * 4, max: max * 4 }).map((value) => value / 4 || 0)
  },
  money: () => fc.record({ amount: fc.nat({ max: 1_000_000 }), currency: fc.constantFrom('EUR', 'CHF', 'JPY') }),
  date(field) {
    const dates = { day: dayText, month: monthText, any: anyDate }[field.precision]
    return field.words ? fc.oneof(dates, fc.constantFrom(...field.words.map((word) => word.value))) : dates
  },
  time: () =>
    fc
      .tuple(fc.integer({ min: 0, max: 23 }).map(pad(2)), fc.integer({ min: 0, max: 59 }).map(pad(2)))
      .map((parts) => parts.join(':')),
  duration: () => fc.integer({ min: 0, max: 1440 }),
  choice: (field) => fc.constantFrom(...valuesOf(field)),
  choices: (field) => subset(valuesOf(field)),
  flag: () => fc.boolean(),
  scale: (field) => fc.integer({ min: field.from, max: field.to }),
  reference: (field, ids) => fc.constantFrom(...idsOf(field, ids)),
  references: (field, ids) => subset(idsOf(field, ids)),
  language: () => language,
  languages: () => fc.uniqueArray(language, { minLength: 1 }),
  link: () => fc.constantFrom('https://example.org/a?b=c', 'http://example.org', 'mailto:desk@example.org'),
}

/** Any design in which every table has two records, over all compartments or some. */
export function arbitrarySnapshot(
  process: Process,
  open: readonly Compartment[] = compartments,
): fc.Arbitrary<Snapshot> {
  const tables = Object.entries(process.tables).filter(([, table]) => open.includes(table.compartment))
  const own = (table: string) => [`${table}-1`, `${table}-2`]
  const ids: Ids = Object.fromEntries(tables.map(([id, { pairs }]) => [id, own(pairs ?? id)]))
  const valuesIn = (fields: Readonly<Record<string, Field>>): fc.Arbitrary<Values> =>
    fc.record(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, arbitraryValue(field, ids)])), {
      requiredKeys: [],
      noNullPrototype: true,
    }) as fc.Arbitrary<Values>
  const rowsOf = (id: string, table: Process['tables'][string]): fc.Arbitrary<readonly Row[]> =>
    fc.tuple(valuesIn(table.fields), valuesIn(table.fields)).map((both) =>
      both.map((values, at) => {
        const holder = table.of ? { [table.of.field]: ids[table.of.table]?.[at] ?? '' } : {}
        return { id: ids[id]?.[at] ?? '', values: { ...values, ...holder } }
      }),
    )
  return fc.record({
    open: fc.constant(open),
    sections: fc.record(
      Object.fromEntries(
        Object.entries(process.sections)
          .filter(([, section]) => open.includes(section.compartment))
          .map(([id, section]) => [id, valuesIn(section.fields)]),
      ),
      { noNullPrototype: true },
    ),
    tables: fc.record(Object.fromEntries(tables.map(([id, table]) => [id, rowsOf(id, table)])), {
      noNullPrototype: true,
    }),
  })
}
