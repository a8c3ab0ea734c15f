/** Failed sign-ins an hour from one address; an IPv6 address counts by its /64, which is one household. */
export const failedSignInsPerHour = 10
const hour = 3_600_000

/** Remembers failures only: a team behind one address may sign in as often as it likes. */
export class Attempts {
  readonly #failures = new Map<string, number[]>()

  mayTry(address: string, now: number): boolean {
    return this.#recent(address, now).length < failedSignInsPerHour
  }

  failed(address: string, now: number): void {
    this.#failures.set(neighbourhood(address), [...this.#recent(address, now), now])
    if (this.#failures.size <= 10_000) return
    for (const [key, times] of this.#failures) if (times.every((time) => time <= now - hour)) this.#failures.delete(key)
  }

  /** A try that was counted as failed while it was looked at was right. */
  forgive(address: string, at: number): void {
    const times = this.#failures.get(neighbourhood(address)) ?? []
    const index = times.lastIndexOf(at)
    if (index >= 0) this.#failures.set(neighbourhood(address), times.toSpliced(index, 1))
  }

  #recent(address: string, now: number): number[] {
    return (this.#failures.get(neighbourhood(address)) ?? []).filter((time) => time > now - hour)
  }
}

function neighbourhood(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address
  const [front = '', back = ''] = address.split('::')
  const head = front.split(':').filter(Boolean)
  const tail = back.split(':').filter(Boolean)
  const zeros = address.includes('::') ? Array.from({ length: 8 - head.length - tail.length }, () => '0') : []
  return [...head, ...zeros, ...tail].slice(0, 4).join(':')
}
