// What a guest has begun to write: in this tab until it is sent, so that a reload costs nothing.

const prefix = 'balcony-guest/begun/'

export function keptBegun(target: string): string {
  try {
    return sessionStorage.getItem(prefix + target) ?? ''
  } catch {
    return '' // storage is closed to us: what is begun lives as long as the box
  }
}

export function keepBegun(target: string, text: string): void {
  try {
    if (text === '') sessionStorage.removeItem(prefix + target)
    else sessionStorage.setItem(prefix + target, text)
  } catch {
    // As above.
  }
}
