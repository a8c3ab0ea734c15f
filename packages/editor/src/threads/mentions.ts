/** Somebody who can be named with @. */
export interface Named {
  readonly id: string
  readonly name: string
}

/** The name that is being typed after an @, right before the caret. */
export function typedName(text: string, caret: number): { readonly from: number; readonly typed: string } | undefined {
  const found = /(?:^|[\s(«“"'،])@([\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]*)?)$/u.exec(text.slice(0, caret))
  const typed = found?.[1]
  return typed === undefined ? undefined : { from: caret - typed.length - 1, typed }
}

/** Those whose name, or a word of it, begins so; at most so many. */
export function fitting<T extends Named>(people: readonly T[], typed: string, most = 8): readonly T[] {
  const wanted = plain(typed)
  const fits = ({ name }: Named) => {
    const words = plain(name)
    return words.startsWith(wanted) || words.split(' ').some((word) => word.startsWith(wanted))
  }
  return people.filter(fits).slice(0, most)
}

/** The text with a name put where it was being typed, and where the caret is then. */
export function withName(text: string, from: number, caret: number, name: string) {
  const put = `@${name} `
  const rest = text.slice(caret).replace(/^ /, '')
  return { text: text.slice(0, from) + put + rest, caret: from + put.length }
}

/** Of those who were named, those whose names still stand in the text. */
export function stillNamed<T extends Named>(text: string, names: readonly T[]): readonly T[] {
  return names.filter(({ name }) => text.includes(`@${name}`))
}

/** A text in pieces: words, and the names of people in it. */
export function pieces(
  text: string,
  names: readonly Named[],
): readonly { readonly text: string; readonly id?: string }[] {
  const longest = names.toSorted((one, other) => other.name.length - one.name.length)
  const out: { text: string; id?: string }[] = []
  let rest = text
  while (rest !== '') {
    const next = longest
      .map(({ id, name }) => ({ id, at: rest.indexOf(`@${name}`), length: name.length + 1 }))
      .filter(({ at }) => at >= 0)
      .sort((one, other) => one.at - other.at || other.length - one.length)[0]
    if (!next) break
    if (next.at > 0) out.push({ text: rest.slice(0, next.at) })
    out.push({ text: rest.slice(next.at, next.at + next.length), id: next.id })
    rest = rest.slice(next.at + next.length)
  }
  return rest === '' ? out : [...out, { text: rest }]
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase()
}
