import type { Leak } from './leak.ts'

/** The part of a name is not said beside the name it was found in, nor a record's name beside the field it comes from. */
export function worthSaying(leaks: readonly Leak[]): readonly Leak[] {
  const near = new Map<string, Leak[]>()
  for (const leak of leaks)
    for (const at of withParents(leak.at)) {
      const key = `${leak.secret}|${at}`
      const list = near.get(key)
      if (list) list.push(leak)
      else near.set(key, [leak])
    }
  const within = (leak: Leak) => {
    const words = leak.found.toLowerCase()
    return (near.get(`${leak.secret}|${leak.at}`) ?? []).some(
      (other) =>
        other !== leak &&
        (other.sure || !leak.sure) &&
        (other.found.length > leak.found.length || other.at !== leak.at) &&
        other.found.toLowerCase().includes(words),
    )
  }
  return leaks.filter((leak) => !within(leak))
}

function withParents(at: string): readonly string[] {
  const parts = at.split('/')
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}
