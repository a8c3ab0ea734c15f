import { typeQuestions } from './questions.ts'
import type { Template } from './template.ts'
import json from './templates.json' with { type: 'json' }

/** The five templates, in the order in which they are offered. */
export const templates: readonly Template[] = json.map((each) => ({
  ...each,
  questions: typeQuestions[each.process] ?? [],
}))

export function templateById(id: string): Template | undefined {
  return templates.find((each) => each.id === id)
}
