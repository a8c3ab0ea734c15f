import { strToU8, unzipSync, zipSync } from 'fflate'

/** Earlier days cannot be written in a ZIP. */
const firstDay = '1980-01-02'

/**
 * The parts of an Office file again, in their own order, all of the edition's day: the same edition gives the same bytes, and the file
 * tells nobody when and on which clock it was made.
 */
export function withFixedTimes(
  file: Uint8Array,
  date: string,
  change: (name: string, part: Uint8Array) => Uint8Array = (_, part) => part,
): Uint8Array {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(date) && date > firstDay ? date : firstDay
  const mtime = new Date(`${day}T12:00:00`)
  const parts = Object.entries(unzipSync(file)).map(([name, part]) => {
    const dated = name === 'docProps/core.xml' ? withDay(part, day) : part
    return [name, [change(name, dated), { mtime, level: 6 }]] as const
  })
  return zipSync(Object.fromEntries(parts) as Parameters<typeof zipSync>[0])
}

function withDay(core: Uint8Array, day: string): Uint8Array {
  const xml = new TextDecoder().decode(core)
  return strToU8(xml.replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${day}T00:00:00Z`))
}
