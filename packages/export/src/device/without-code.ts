/**
 * Does something that would make functions from strings, where the content security policy forbids it. What Typst's program asks for
 * are stand-ins for a disk and for a shop of packages, which there are none of: they answer with a constant, or refuse.
 */
export function withoutCode<T>(act: () => T): T {
  const real = globalThis.Function
  globalThis.Function = standIn as unknown as FunctionConstructor
  try {
    return act()
  } finally {
    globalThis.Function = real
  }
}

function standIn(...parts: readonly string[]): (argument?: unknown) => unknown {
  const said = parts.at(-1)
  if (said === 'return 0') return () => 0
  if (said === 'return true') return () => true
  if (said === 'return path') return (path) => path
  return () => {
    throw new Error('there is no disk and no shop of packages here')
  }
}
