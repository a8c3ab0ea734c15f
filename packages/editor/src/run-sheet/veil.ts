/** A person who may be named in what somebody typed, and what stands on a run-sheet instead. */
export interface Named {
  readonly name: string
  readonly instead: string
}

/** Words shorter than this are too often part of other words. */
const shortest = 4

/** Puts a code where a note names somebody: a phone is lost more easily than a paper. */
export function veiling(people: readonly Named[]): (text: string) => string {
  const whole = people
    .filter(({ name }) => name.trim() !== '')
    .map(({ name, instead }) => [name.trim(), instead] as const)
  const parts = whole.flatMap(([name, instead]) =>
    name
      .split(/[\s’'-]+/u)
      .filter((part) => part.length >= shortest)
      .map((part) => [part, instead] as const),
  )
  const swaps = [...whole, ...parts].map(([name, instead]) => [patternOf(name), instead] as const)
  return (text) => swaps.reduce((said, [pattern, instead]) => said.replace(pattern, () => instead), text)
}

/** Arabic joins "and", "to" and "by" to the name: there it is found inside of words too. */
function patternOf(name: string): RegExp {
  const plain = name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replace(/\s+/gu, '\\s+')
  return /\p{Script=Arabic}/u.test(name)
    ? new RegExp(plain, 'giu')
    : new RegExp(`(?<![\\p{L}\\p{N}])${plain}(?![\\p{L}\\p{N}])`, 'giu')
}
