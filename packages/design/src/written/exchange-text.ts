import type { Process } from '../describe.ts'
import { importDesign } from '../file/import.ts'
import { partLevels, partsOf, schema, schemaVersion } from '../file/layout.ts'
import { maxRecordsPerTable } from '../limits.ts'
import { columns } from './table-text.ts'

/** The exchange format as a document for people who write such files or read them by machine. */
export function exchangeText(process: Process): string {
  const parts = [...partsOf(process)].map(([part, compartment]) => [
    `\`${part}\``,
    compartment,
    partLevels[part] === undefined ? '' : `\`"level": "${partLevels[part]}"\``,
    Object.values(process.sections)
      .filter((section) => section.path.split('.')[0] === part)
      .map((section) => section.label)
      .join(', '),
  ])
  const problems = broken.map(([what, json]) => {
    const result = importDesign(process, json)
    const problem = result.ok ? undefined : result.problems[0]
    return [what, `\`${problem?.at ?? ''}\``, problem?.message ?? '']
  })
  return `${[
    '# The exchange format',
    'Written from the description in `packages/design/src/process/` by a test of that package; change it there. Every field with its path, kind, level, compartment and an example stands in `schema.md`.',
    `A design travels as one JSON file that says \`"schema": "${schema}"\`. What Balcony writes it reads again without loss.`,
    '## To export',
    'A lead finds “The whole design as a file” in the dialog Export; by machine it is `GET /api/designs/:design/json`. The file holds the parts whose compartments are open to whoever asks, and no others; it is named by the neutral cover title, and the export is written into the journal. References to records that are gone, and values that are not valid, are left out, so that a file of ours always reads again.',
    '## To import',
    'On the page of designs choose “From a file”; by machine it is `POST /api/designs` with `{ "json": … }`, and with a `coverTitle` where another than the one in the file is wanted. Importing makes a new design and never changes one that is there. Whoever imports becomes its lead. A file is taken whole or not at all: with one problem in it nothing is written.',
    '## With pictures and files',
    'An archive carries the files along: `GET /api/designs/:design/json?files=1` gives a ZIP with `design.json` (this format), `files.json` and a folder `files/`; `POST /api/designs` takes it back as `application/octet-stream`. Each entry of `files.json` has `id`, `address` (a section, a record, or the field whose text shows the picture), `name` and `path` in the archive. Rich text shows a picture as `{ "type": "picture", "attrs": { "file": id, "alt": "what it shows", "width": 50 } }`: an empty `alt` says that it only decorates, `width` is 25, 50, 75 or 100 percent of the line. Files get fresh ids when they come in, and are judged and cleaned as if somebody had just brought them. An archive has at most 256 MiB.',
    '## Parts',
    columns(['Part', 'Compartment', 'Says of itself', 'Sections'], parts),
    'Only `core` is required. A part that is missing leaves its compartment empty. References into parts that are missing are kept.',
    '## Rows and values',
    [
      '- Rows lie in lists, each with an `id` (1 to 64 letters, digits, `.`, `_` or `-`, once in its list), which is kept. Where a table says that ids may be left out, one is made from the place of the row, the same each time.',
      '- Some small tables lie as an object from one field to another, e.g. from party to its reading of an event. They may lie as lists too.',
      '- Rows of a table that belongs to another stand inside the row that holds them: agenda blocks in their session.',
      '- Half of a record that lives in another compartment has the id of its other half: `people.identities[].participantId`.',
      '- References are ids. Each must name a record that is in the file.',
      '- Dates are `YYYY-MM-DD`; where a field takes less precise ones also `YYYY-MM`, `YYYY-Q1` or `YYYY`. Times are `HH:MM`. Durations are minutes.',
      '- Money is a number in the currency of the budget, or `{ "amount": …, "currency": "EUR" }`.',
      '- Texts in several languages are objects from BCP-47 tag to text.',
      '- Prose is plain text with line breaks, or rich text as ProseMirror JSON.',
      '- Empty text, empty lists and what is missing say the same: not filled in.',
      `- A table holds at most ${maxRecordsPerTable.toLocaleString('en')} rows.`,
    ].join('\n'),
    '## Comments and waivers',
    [
      'What was said about the design travels with it, as far as whoever exports may read it:',
      '- `internalComments` (the team’s) and `partnerSpaces[].comments` (of the partner `partnerId`): lists of `{ "anchor", "author", "text", "createdOn", "kind", "status", "replies" }`. An anchor is `{ "address": "venue/V1/name" }`, or `{ "entity": id of a record, "field": its name or path }`; with `quote` (text, or `{ "before", "exact", "after" }`) it stands on words, which are looked for. `kind` is comment, concern, suggestion, question or approval. Every `status` but `open` means settled. Times are days (`createdOn`, `on`), and exact in `at`.',
      '- `waivers`: `{ "ruleId", "entity" or "address", "reason", "by", "on", "until", "kind", "key" }`. A waiver is taken over where the review says now what it waives; its day is at most a year ahead, and where one person alone may not decide it waits for a second.',
      'Authors are names. Nobody of the new workspace is said to have said it: conversations are marked as from a file, also where a name is that of a member, and ids of the file’s team are replaced by their names. A partner’s open `concern` counts for the review until somebody answers. What was acknowledged, who was mentioned, and tasks stay behind; how partners come in (`access`, `expires`, `edition`) does too, and is named as left aside.',
    ].join('\n\n'),
    '## Versions',
    `The number after the slash is the version of the format. This Balcony reads and writes version ${schemaVersion}. It is raised only when an older reader would misunderstand a file; new fields do not raise it. An older reader names fields that it does not know as left aside.`,
    '## What is left aside',
    'What the description does not know is not taken over, and is named with its path (`leftAside` in the answer): editions, how partners of another tool come in, comments and waivers that stand nowhere or are over, and fields that are none. At most 200 paths are named; a part that is unknown is named once, not each of its leaves.',
    '## What can be wrong',
    'A file with problems gives the list of them, each with its path in the file and what was expected, at most a hundred. The page shows it; over HTTP it is `problems` of an answer with status 400.',
    columns(['When', 'At', 'It says'], problems),
    'Hostile files (very deep, very large, with keys of object prototypes) are refused the same way and leave nothing behind. Files above 16 MiB are not read.',
  ].join('\n\n')}\n`
}

const venue = (values: object) => ({ schema, core: { plan: { venues: [{ id: 'V1', ...values }] } } })

/** Files with one mistake each: what is said of them is what the document shows. */
const broken: readonly (readonly [string, unknown])[] = [
  ['it is another sort of file', { name: 'notes' }],
  ['it is of a newer version', { schema: schema.replace(/\d+$/, (version) => `${Number(version) + 1}`), core: {} }],
  ['it is of an older version', { schema: schema.replace(/\d+$/, '0'), core: {} }],
  ['the part `core` is missing', { schema }],
  ['a value is of another kind', venue({ capacity: 'many' })],
  ['a choice is unknown', venue({ kind: 'castle' })],
  ['a reference names nothing', venue({ fallbackVenueId: 'V9' })],
  ['an id is there twice', { schema, core: { plan: { venues: [{ id: 'V1' }, { id: 'V1' }] } } }],
  ['an id cannot be one', { schema, core: { plan: { venues: [{ id: 'a/b' }] } } }],
  ['a list is something else', { schema, core: { plan: { venues: {} } } }],
]
