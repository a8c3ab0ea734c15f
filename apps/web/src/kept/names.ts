// Databases are named by ids only: account, design, compartment. The browser keeps those of one address apart from all others.

const prefix = 'balcony/'

export function accountName(person: string): string {
  return `${prefix}${person}`
}

export function roomName(person: string, design: string, compartment: string): string {
  return `${prefix}${person}/${design}/${compartment}`
}

const cards = 'card/'

/** Under which the server's answer about a design is kept. */
export function cardName(design: string): string {
  return `${cards}${design}`
}

/** Of which design a kept answer speaks, if of one. */
export function designOfCard(name: string): string | undefined {
  return name.startsWith(cards) ? name.slice(cards.length) : undefined
}

const prints = 'print/'

/** Under which it is kept what was printed on this device until the server was told. */
export function printName(design: string, print: string): string {
  return `${prints}${design}/${print}`
}

/** Of which design and print a kept page tells, if of one. */
export function printOf(name: string): { readonly design: string; readonly print: string } | undefined {
  const [design, print] = name.startsWith(prints) ? name.slice(prints.length).split('/') : []
  return design && print ? { design, print } : undefined
}

export interface KeptRoom {
  readonly name: string
  readonly design: string
  readonly compartment: string
}

/** Which of these databases are rooms of a person. */
export function roomsAmong(names: readonly string[], person: string): readonly KeptRoom[] {
  return names.flatMap((name) => {
    const [design, compartment, ...more] = name.startsWith(`${prefix}${person}/`)
      ? name.slice(prefix.length + person.length + 1).split('/')
      : []
    return design && compartment && more.length === 0 ? [{ name, design, compartment }] : []
  })
}
