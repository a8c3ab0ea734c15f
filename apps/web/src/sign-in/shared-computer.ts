// On a computer that others use, whoever forgot to sign out is signed out after half an hour without them.
import { signOut } from '../queries.ts'

const goneAfter = 30 * 60_000
const lookEvery = 60_000
/** When somebody last did something, in any tab. What is named so is forgotten with the sign-in. */
const key = 'balcony/shared'

export function noteSharedComputer(shared: boolean): void {
  if (shared) write()
  else remove()
}

/** To be called once, when the page begins. */
export function watchSharedComputer(): void {
  let noted = 0
  const here = () => {
    if (Date.now() - noted < lookEvery / 2 || read() === undefined) return
    noted = Date.now()
    write()
  }
  for (const sign of ['pointerdown', 'keydown'] as const) addEventListener(sign, here, { capture: true, passive: true })
  setInterval(() => {
    const last = read()
    // Without a connection words may still be only here, and nobody could be signed out.
    if (last === undefined || Date.now() - last < goneAfter || !navigator.onLine) return
    remove()
    void signOut().finally(() => location.assign('/sign-in'))
  }, lookEvery)
}

function read(): number | undefined {
  try {
    const said = Number(localStorage.getItem(key) ?? Number.NaN)
    return Number.isFinite(said) ? said : undefined
  } catch {
    return undefined // Storage is closed to us: then the browser forgets by itself.
  }
}

function write(): void {
  try {
    localStorage.setItem(key, String(Date.now()))
  } catch {
    // As above.
  }
}

function remove(): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // As above.
  }
}
