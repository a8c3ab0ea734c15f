import type { Process } from '../../describe.ts'
import { type ProseDoc, wordsOf } from '../../prose.ts'
import { normalise } from '../../search/tokens.ts'
import type { Values } from '../../snapshot.ts'
import { type Facts, list, text } from '../facts.ts'
import { blocker, type Rule, type Said } from '../finding.ts'

/** The rule needs the description, to know which texts stand outside the compartment of the names. */
export function leakRules(process: Process): readonly Rule[] {
  return [
    {
      id: 'DR-39',
      title: 'No identity leaves the vault',
      rationale: 'Names leak through the text that nobody thought of: a note, a caption, a comment.',
      reads: ['people'],
      twoToWaive: true,
      *check(facts) {
        if (!facts.isOpen('people')) return
        const secrets = secretsOf(facts)
        for (const [section, values] of Object.entries(facts.snapshot.sections)) {
          if (process.sections[section]?.compartment === 'core') yield* leaksIn(section, values, secrets)
        }
        for (const [table, rows] of Object.entries(facts.snapshot.tables)) {
          if (process.tables[table]?.compartment !== 'core') continue
          for (const row of rows) yield* leaksIn(`${table}/${row.id}`, row.values, secrets)
        }
      },
    },
  ]
}

function* leaksIn(at: string, values: Values, secrets: readonly RegExp[]): Iterable<Said> {
  for (const [field, value] of Object.entries(values)) {
    const words = folded(textOf(value))
    // The name itself is not said again: the finding would carry it further than the text did.
    if (secrets.some((secret) => secret.test(words)))
      yield blocker(
        `${at}/${field}`,
        'The text at {place} contains a name or number that belongs to the sealed names.',
        { place: `${at}/${field}` },
        ['people'],
      )
  }
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return ''
  if ('type' in value && value.type === 'doc') return wordsOf(value as ProseDoc)
  return Object.values(value)
    .filter((each) => typeof each === 'string')
    .join('\n')
}

/** Full names, surnames and their halves, aliases, numbers and addresses, folded; code names are no secret. */
function secretsOf(facts: Facts): readonly RegExp[] {
  const codes = new Set(facts.rows('participant').map((person) => folded(text(person, 'code')).trim()))
  const words = new Set<string>()
  const digits = new Set<string>()
  for (const identity of facts.rows('identity')) {
    const name = folded(text(identity, 'name')).trim()
    const parts = name.split(' ').filter(Boolean)
    const surname = parts.length > 1 ? parts.slice(1) : parts
    for (const each of [
      name,
      ...surname,
      ...list(identity, 'aliases').map((alias) => folded(alias).trim()),
      folded(text(identity, 'email')).trim(),
    ])
      words.add(each)
    for (const field of ['phone', 'safeChannel', 'emergencyContact'])
      for (const number of folded(text(identity, field)).match(/\d(?:[^\p{L}\p{N}]{0,4}\d)*/gu) ?? [])
        digits.add(number.replaceAll(/\D/g, ''))
  }
  const named = [...words].filter((each) => [...each].length >= 3 && !codes.has(each)).map((each) => wordPattern(each))
  const numbered = [...digits]
    .filter((each) => each.length >= 6)
    .map((each) => new RegExp(each.split('').join('[^\\p{L}\\p{N}]{0,4}'), 'u'))
  return [...named, ...numbered]
}

/** Its letters and digits, with whatever signs between its parts: an address of mail keeps its dots, or loses them. */
function wordPattern(words: string): RegExp {
  const parts = words.match(/[\p{L}\p{N}]+/gu) ?? []
  return new RegExp(`(?<![\\p{L}\\p{N}])${parts.join('[^\\p{L}\\p{N}]{1,3}')}(?![\\p{L}\\p{N}])`, 'u')
}

/** Case, accents, apostrophes, hyphens, line breaks, unseen characters and the digits of other scripts do not hide a name. */
function folded(words: string): string {
  return normalise(words)
    .replaceAll(/['’‘ʼ`´]s?(?![\p{L}])/gu, ' ')
    .replaceAll(/['’‘ʼ`´]/gu, '')
    .replaceAll(/[\s\-‐-―]+/gu, ' ')
}
