import {
  type Compartment,
  compartments,
  exportDesign,
  type Field,
  importDesign,
  type ProseDoc,
  process,
  type Snapshot,
  type Value,
  type Values,
} from '@balcony/design'
import { demoCase } from '@balcony/design/demo'

/** What would be an element, had any screen taken words for markup: nothing of ours carries this attribute. */
export const mark = 'data-from-words'
/** What would be set, had anything run. */
const run = (how: string) => `globalThis.ran='${how}'`

/** Words that mean harm to whoever takes them for anything but words. Short enough for a name. */
export const hostileName = `<img ${mark} src=x onerror=${run('name')}>`

const words: readonly string[] = [
  `<script ${mark}>${run('script')}</script>`,
  `<img ${mark} src=x onerror="${run('img')}">`,
  `<svg ${mark} onload="${run('svg')}"><a xlink:href="javascript:${run('a')}">x</a></svg>`,
  `</style></title></textarea></script><iframe ${mark} srcdoc="<script>parent.ran=1</script>"></iframe>`,
  `[read](javascript:${run('link')}) javascript:${run('bare')} <${mark}>`,
  `\u202e\u2066<b ${mark}>\u061c\u200fgnp.exe</b>`,
  `{{constructor.constructor("${run('template')}")()}} \${${run('literal')}} <b ${mark}>`,
  `"'><style ${mark}>*{display:none}</style><base href=//x.test>`,
]

/**
 * The demo case with such words in every text, translation, prose and name of these compartments; the first row of each table has all its
 * fields full.
 */
export function hostileCase(within: readonly Compartment[] = compartments): {
  readonly json: object
  readonly snapshot: Snapshot
  readonly fields: number
} {
  const read = importDesign(process, demoCase)
  if (!read.ok) throw new Error('the demo case is a design')
  let fields = 0
  const hostile = (field: Field, value: Value | undefined, fill: boolean): Value | undefined => {
    if (value === undefined && !fill) return undefined
    const said = `w${fields} ${words[fields % words.length]}`
    fields += 1
    if (field.kind === 'text') return said
    if (field.kind === 'translations') return { en: said, ar: `كلمات ${said}` }
    if (field.kind === 'prose') return proseOf(said)
    fields -= 1
    return value
  }
  const all = (description: Readonly<Record<string, Field>>, values: Values, fill: boolean): Values => {
    const entries = Object.entries(description).map(([name, field]) => [name, hostile(field, values[name], fill)])
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
  }
  const isIn = (table: string) => within.some((each) => process.tables[table]?.compartment === each)
  const { open, sections, tables } = read.value.snapshot
  const snapshot: Snapshot = {
    open,
    sections: Object.fromEntries(
      Object.entries(process.sections).map(([id, { fields, compartment }]) => [
        id,
        within.includes(compartment) ? all(fields, sections[id] ?? {}, true) : (sections[id] ?? {}),
      ]),
    ),
    tables: Object.fromEntries(
      Object.entries(tables).map(([id, rows]) => [
        id,
        rows.map((row, index) => ({
          id: row.id,
          values: isIn(id) ? all(process.tables[id]?.fields ?? {}, row.values, index === 0) : row.values,
        })),
      ]),
    ),
  }
  return { json: exportDesign(process, snapshot), snapshot, fields }
}

/** In a heading, a paragraph, a list, a cell, and under marks. */
function proseOf(said: string): ProseDoc {
  const text = { type: 'text', text: said }
  const paragraph = { type: 'paragraph', content: [text, { ...text, marks: [{ type: 'bold' }] }] }
  const cell = { type: 'tableCell', content: [paragraph] }
  return {
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 3 }, content: [text] },
      paragraph,
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph] }] },
      { type: 'table', content: [{ type: 'tableRow', content: [cell, cell] }] },
    ],
  } as ProseDoc
}
