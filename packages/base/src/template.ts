/** A sentence that was made from one of the templates: which one, and what stands at its places. */
export interface Made {
  readonly template: string
  readonly values: Readonly<Record<string, string>>
}

/**
 * Finds the template that a sentence was made from. Refusals speak clear English for whoever reads them by machine; a page that
 * speaks another language knows them again by their words.
 */
export function templates(known: readonly string[]): (sentence: string) => Made | undefined {
  const patterns = known.map((template) => ({ template, pattern: patternOf(template) }))
  return (sentence) => {
    for (const { template, pattern } of patterns) {
      const found = pattern.exec(sentence)
      if (found) return { template, values: { ...found.groups } }
    }
    return undefined
  }
}

/** Places are written {name}, or … where it does not matter what stands there; everything else stands for itself. */
function patternOf(template: string): RegExp {
  const parts = template.split(/\{(\w+)\}/)
  const source = parts.map((part, at) =>
    at % 2 === 1 ? `(?<${part}>.+?)` : part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('…', '.+?'),
  )
  return new RegExp(`^${source.join('')}$`, 's')
}
