/** The device's storage, where it lets us. */
export function deviceShelf(): globalThis.Storage | undefined {
  try {
    return localStorage
  } catch {
    return undefined // closed to us, as in some private windows
  }
}
