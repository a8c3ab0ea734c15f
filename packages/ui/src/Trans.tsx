import { Trans as Translated, type TransProps } from '@lingui/react'

/**
 * What `Trans` of the macros becomes (`runtimeConfigModule` in lingui.config.ts). Lingui looks for elements in a message after values were put
 * into it: `<0>` in somebody's name would become the link or button of that sentence, and `<x>…</x>` would lose its signs. Words of people
 * go in as elements of their own, which nobody reads again.
 */
export function Trans({ values, ...props }: TransProps) {
  if (!values) return <Translated {...props} />
  const safe = Object.entries(values).map(([name, value]) => [name, isMarkup(value) ? <>{value}</> : value])
  return <Translated {...props} values={Object.fromEntries(safe)} />
}

const isMarkup = (value: unknown): value is string => typeof value === 'string' && value.includes('<')
