import type { Process } from '../describe.ts'
import json from './questions.json' with { type: 'json' }
import type { SectionWords } from './template.ts'

/** Questions that each process type adds to the guiding questions of its step, and the section in which they are of use. */
export const typeQuestions: Readonly<Record<string, readonly SectionWords[]>> = json

/** Quiet guidance for a section: its own questions, then those of the process types that the design has. Never content. */
export function questionsFor(process: Process, section: string, types: readonly string[]): readonly string[] {
  const own = Object.hasOwn(process.sections, section) ? (process.sections[section]?.questions ?? []) : []
  const ofTypes = [...new Set(types)].flatMap((type) =>
    (Object.hasOwn(typeQuestions, type) ? (typeQuestions[type] ?? []) : []).filter((each) => each.section === section),
  )
  return [...own, ...ofTypes.map(({ text }) => text)]
}
