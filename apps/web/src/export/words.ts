import type { EditionKind, LeakKind, LeftOut } from '@balcony/design'
import type { Window } from '@balcony/ui'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

interface Words {
  readonly name: MessageDescriptor
  readonly about: MessageDescriptor
  /** Who may read it: partners or everybody, the team, named people. */
  readonly window: Window
}

/** What each edition is called here, and for whom it is. */
export const editionWords: Readonly<Record<EditionKind, Words>> = {
  internal: {
    name: msg`Internal edition`,
    about: msg`All sections for the team. Code names in place of people.`,
    window: 'shutter',
  },
  partner: {
    name: msg`Partner edition`,
    about: msg`What one partner may read: its own part, with labels for parties and places.`,
    window: 'open',
  },
  donor: {
    name: msg`Donor brief`,
    about: msg`Context, strategy, process, results and money. No names, places or near dates.`,
    window: 'open',
  },
  public: {
    name: msg`Public brief`,
    about: msg`Only what is marked as public. It does not say that there is more.`,
    window: 'open',
  },
  'run-sheet': {
    name: msg`Run-sheet`,
    about: msg`One session for those who hold it: times, notes, rules, problems.`,
    window: 'shutter',
  },
  agenda: {
    name: msg`Participant agenda`,
    about: msg`Times and titles of one session, and its rules. Safe on a table.`,
    window: 'open',
  },
  legal: {
    name: msg`Legal file`,
    about: msg`Screenings and opinions, with code names. For counsel and the lead.`,
    window: 'keyhole',
  },
}

export const editionOrder = [
  'internal',
  'partner',
  'donor',
  'public',
  'run-sheet',
  'agenda',
  'legal',
] as const satisfies readonly EditionKind[]

/** CSV is one table; spreadsheets hold all of them. */
export const formatWords = {
  pdf: msg`PDF`,
  docx: msg`Word (DOCX)`,
  xlsx: msg`Spreadsheet (XLSX)`,
  markdown: msg`Markdown`,
  ics: msg`Calendar (ICS)`,
  json: msg`Data (JSON)`,
} as const

export const whyWords: Readonly<Record<LeftOut['why'], MessageDescriptor>> = {
  level: msg`Not for these readers`,
  withheld: msg`Withheld by the team`,
  'small-number': msg`Too few people to be counted`,
  compartment: msg`In a restricted part`,
  edition: msg`Not part of this edition`,
}

export const leakWords: Readonly<Record<LeakKind, MessageDescriptor>> = {
  name: msg`A name`,
  part: msg`A part of a name`,
  alias: msg`Another name`,
  number: msg`A phone number`,
  mail: msg`A mail address`,
  place: msg`A place`,
  sentence: msg`A sentence from a restricted part`,
}
