import { newId, type Random, type Result, refuse } from '@balcony/base'
import { compartments, type Process, steps } from '../describe.ts'
import type { Value } from '../kinds.ts'
import type { ProseDoc } from '../prose.ts'
import type { Row, Snapshot, Values } from '../snapshot.ts'
import type { SessionPlan, Template } from './template.ts'
import { templateById } from './templates.ts'

/** What a planner says about a design before it exists. */
export interface FirstDetails {
  /** The full title; without one, the cover title stands for it. */
  readonly title?: string
  /** Neutral: tabs, mails and file names show it. */
  readonly coverTitle: string
  /** BCP-47; the first is the language of the title. Without any it is English. */
  readonly workingLanguages?: readonly string[]
  readonly partyLanguages?: readonly string[]
  readonly organisation?: string
}

interface Chance {
  readonly random: Random
  /** YYYY-MM-DD */
  readonly today: string
}

/** The first state of a design made from a template: a beginning to change, valid as it stands. */
export function fromTemplate(
  process: Process,
  id: string,
  details: FirstDetails,
  { random, today }: Chance,
): Result<Snapshot> {
  const template = templateById(id)
  if (!template) return refuse('invalid', 'Expected one of the templates; this one is not known here.', 'template')
  const make = () => newId(random)
  const component = row(make(), {
    title: template.name,
    type: template.process,
    purpose: template.purpose,
    rpp: template.defaults.rpp,
    timing: template.defaults.timing,
    approach: template.defaults.approach,
  })
  const rules = rulesOf(template, make)
  const baseline = row(make(), { title: 'Baseline', step: 'assess', status: 'planned' })
  const planned = template.sessions.map((plan, at) => {
    const session = sessionRow(make(), plan, at + 1, component.id, rules, details.workingLanguages ?? [])
    return { session, blocks: plan.blocks.map((block) => blockRow(make(), session.id, block)) }
  })
  const tables: Readonly<Record<string, readonly Row[]>> = {
    step: steps.map((key) => row(make(), stepValues(key, today))),
    component: [component],
    session: planned.map(({ session }) => session),
    block: planned.flatMap(({ blocks }) => blocks),
    confidentiality: [rules.confidentiality],
    mediarule: [rules.media],
    documentation: [rules.documentation],
    moment: [baseline],
    risk: template.risks.map((kind) =>
      row(make(), { kind, text: optionLabel(process, 'risk', 'kind', kind), status: 'open' }),
    ),
    transfer: template.transfers.map((product) =>
      row(make(), {
        product,
        title: optionLabel(process, 'transfer', 'product', product),
        consent: 'not_asked',
        status: 'planned',
      }),
    ),
  }
  return { ok: true, value: { open: compartments, sections: sectionsOf(template, details), tables } }
}

/** The five steps, empty, with what was said about the design. */
export function blankDesign(details: FirstDetails): Snapshot {
  return { open: compartments, sections: { design: ownSection(details) }, tables: {} }
}

const row = (id: string, values: Values): Row => ({ id, values })

/** Evaluation starts with the assessment: without a baseline nothing can be compared later. */
function stepValues(key: string, today: string): Values {
  const begun = key === 'assess' || key === 'follow-up'
  return {
    key,
    cycle: 1,
    scope: 'whole_design',
    status: begun ? 'active' : 'not_started',
    ...(begun ? { startedOn: today } : {}),
  }
}

interface Rules {
  readonly confidentiality: Row
  readonly media: Row
  readonly documentation: Row
}

function rulesOf({ defaults }: Template, make: () => string): Rules {
  return {
    confidentiality: row(make(), { name: defaults.confidentiality }),
    media: row(make(), { ...defaults.media }),
    documentation: row(make(), { ...defaults.documentation }),
  }
}

function sessionRow(
  id: string,
  plan: SessionPlan,
  number: number,
  component: string,
  rules: Rules,
  languages: readonly string[],
): Row {
  const starts = plan.blocks.map((block) => minutesAt(block.start))
  const ends = plan.blocks.map((block) => minutesAt(block.start) + block.minutes)
  return row(id, {
    title: plan.title,
    // What lies open on a table says that people meet, and nothing else.
    publicTitle: `Meeting ${number}`,
    component,
    number,
    kind: plan.kind,
    days: plan.days,
    dayStart: clockAt(Math.min(...starts)),
    dayEnd: clockAt(Math.max(...ends)),
    ...(languages.length > 0 ? { languages } : {}),
    confidentialityRule: rules.confidentiality.id,
    mediaRule: rules.media.id,
    documentationRule: rules.documentation.id,
    status: 'idea',
  })
}

function blockRow(id: string, session: string, block: SessionPlan['blocks'][number]): Row {
  const { day, start, minutes, title, method } = block
  return row(id, { session, day, start, duration: minutes, title, method })
}

function sectionsOf(template: Template, details: FirstDetails): Readonly<Record<string, Values>> {
  const narratives = [...Map.groupBy(template.headings, (heading) => heading.section)].map(
    ([section, headings]) => [section, { narrative: headed(headings.map(({ text }) => text)) }] as const,
  )
  const own = ownSection({ ...details, title: details.title ?? details.coverTitle })
  return { ...Object.fromEntries(narratives), design: { ...own, summary: template.purpose } }
}

/** What was said about the design, as its own section has it. */
function ownSection(details: FirstDetails): Values {
  const { coverTitle, title, workingLanguages = [], partyLanguages = [], organisation } = details
  const language = workingLanguages[0] ?? 'en'
  const values: Readonly<Record<string, Value | undefined>> = {
    title: title === undefined ? undefined : { [language]: title },
    titleLanguage: language,
    coverTitle,
    status: 'draft',
    workingLanguages: workingLanguages.length > 0 ? workingLanguages : [language],
    partyLanguages: partyLanguages.length > 0 ? partyLanguages : undefined,
    convenor: organisation,
  }
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

/** Headings with room under each. */
function headed(headings: readonly string[]): ProseDoc {
  return {
    type: 'doc',
    content: headings.flatMap((text) => [
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text }] },
      { type: 'paragraph' },
    ]),
  }
}

function optionLabel(process: Process, table: string, name: string, value: string): string {
  const field = process.tables[table]?.fields[name]
  const known = field?.kind === 'choice' ? field.options.find((option) => option.value === value) : undefined
  return known?.label ?? value
}

function minutesAt(start: string): number {
  const [hours = 0, minutes = 0] = start.split(':').map(Number)
  return hours * 60 + minutes
}

function clockAt(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
}
