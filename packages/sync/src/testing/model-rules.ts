import type { SchemaRules } from '../rules.ts'

const elements: Readonly<Record<string, readonly string[]>> = {
  paragraph: [],
  heading: ['level'],
  bulletList: [],
  listItem: [],
  mention: ['address'],
  image: ['href'],
}
const marks: Readonly<Record<string, readonly string[]>> = { bold: [], italic: [], link: ['href'], remark: ['id'] }

/** A small schema as a design has one: registers in `values`, texts under `text/…`, prose under `prose/…`. */
export const modelRules: SchemaRules = {
  version: 3,
  root: (name) => {
    if (name === 'values') return 'map'
    if (/^text\/[a-z0-9]{1,20}$/.test(name)) return 'text'
    return /^prose\/[a-z0-9]{1,20}$/.test(name) ? 'prose' : undefined
  },
  key: (_root, key) => /^[a-z]+(\/[a-zA-Z0-9_-]{1,30}){0,4}$/.test(key),
  element: (name) => (Object.hasOwn(elements, name) ? elements[name] : undefined),
  mark: (name) => (Object.hasOwn(marks, name) ? marks[name] : undefined),
}
