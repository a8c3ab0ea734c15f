export { blankDesign, type FirstDetails, fromTemplate } from './from-template.ts'
export { questionsFor, typeQuestions } from './questions.ts'
export type { BlockPlan, Defaults, SectionWords, SessionPlan, Template } from './template.ts'
export { templateById, templates } from './templates.ts'
