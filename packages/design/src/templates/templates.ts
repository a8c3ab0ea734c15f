import { typeQuestions } from './questions.ts'
import type { Template } from './template.ts'
import json from './templates.json' with { type: 'json' }

// Marked as pure, so that pages which offer no templates do not load them.
/** The five templates, in the order in which they are offered. */
export const templates: readonly Template[] = /* @__PURE__ */ json.map((each) => ({
  ...each,
  questions: typeQuestions[each.process] ?? [],
}))

export function templateById(id: string): Template | undefined {
  return templates.find((each) => each.id === id)
}
