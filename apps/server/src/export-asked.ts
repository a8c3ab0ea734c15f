import { parseArgs } from 'node:util'
import type { NewExport } from '@balcony/api'
import { ok, type Result, refuse } from '@balcony/base'
import { editions } from '@balcony/design'
import { formats } from '@balcony/export'

/** What `balcony export` was asked for. */
export interface AskedFile {
  /** Its id, or its cover title. */
  readonly design: string
  /** Where the file goes; `-` is the standard output. */
  readonly out: string | undefined
  /** Who it is made by: part of a name. Without it the first lead that has the design. */
  readonly as: string | undefined
  readonly wishes: NewExport
}

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const options = {
  ...{ edition: text, format: text, paper: text, out: text, as: text, language: text, table: text },
  ...{ partner: text, session: text, chosen: text, recipient: text, copy: text, comments: text },
  ...{ findings: flag, gaps: flag, archive: flag, attach: flag, 'no-contents': flag, 'no-figures': flag },
} as const

const exportUsage = `balcony export <design> --edition ${editions.join('|')}
  [--format ${formats.join('|')}] [--out <file>|-] [--paper a4|letter] [--language <tag>] [--as <name>]
  [--partner <id>] [--chosen party/<id>,need/<id>] [--session <id>] [--table <name>] [--recipient <name>] [--copy <number>] [--comments open|all]
  [--findings] [--gaps] [--archive] [--attach] [--no-contents] [--no-figures]`

/** The words of a command line as wishes; whether they make sense together the door judges, as it does for everybody. */
export function askedFile(args: readonly string[]): Result<AskedFile> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [design, ...more] = positionals
    if (design === undefined || more.length > 0 || values.edition === undefined) return refuse('invalid', exportUsage)
    const wishes = {
      edition: values.edition,
      paper: values.paper ?? 'a4',
      ...given('format', values.format),
      ...given('language', values.language),
      ...given('table', values.table),
      ...given('partner', values.partner),
      ...given('session', values.session),
      ...given('chosen', values.chosen?.split(',')),
      ...given('recipient', values.recipient),
      ...given('copy', values.copy === undefined ? undefined : Number(values.copy)),
      ...given('comments', values.comments),
      ...given('findings', values.findings),
      ...given('showGaps', values.gaps),
      ...given('archive', values.archive),
      ...given('attach', values.attach),
      ...given('withoutContents', values['no-contents']),
      ...given('withoutFigures', values['no-figures']),
    }
    // The server parses it like any other request.
    return ok({ design, out: values.out, as: values.as, wishes: wishes as unknown as NewExport })
  } catch (error) {
    const what = error instanceof Error ? error.message.split('.')[0] : 'This cannot be read'
    return refuse('invalid', `${what}.\n${exportUsage}`)
  }
}

function given<K extends string, V>(key: K, value: V | undefined): { readonly [each in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [each in K]: V })
}
