export { assert } from './assert.ts'
export { isId, newId, type Random } from './ids.ts'
export { ok, type Problem, type ProblemCode, type Result, refuse } from './result.ts'
export { type Made, templates } from './template.ts'
