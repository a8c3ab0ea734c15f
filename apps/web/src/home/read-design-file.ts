/** A file that somebody chose, read on this device. */
export type DesignFile =
  | { readonly is: 'read'; readonly name: string; readonly json: unknown; readonly coverTitle: string | undefined }
  /** A design with its files: the server looks into it. */
  | { readonly is: 'archive'; readonly name: string; readonly file: Blob }
  | { readonly is: 'not-json'; readonly name: string }
  | { readonly is: 'too-large'; readonly name: string }

export const maxDesignFileBytes = 16 * 2 ** 20
const maxArchiveBytes = 256 * 2 ** 20

export async function readDesignFile(file: File): Promise<DesignFile> {
  if (await isArchive(file))
    return file.size > maxArchiveBytes ? { is: 'too-large', name: file.name } : { is: 'archive', name: file.name, file }
  if (file.size > maxDesignFileBytes) return { is: 'too-large', name: file.name }
  try {
    const json: unknown = JSON.parse(await file.text())
    return { is: 'read', name: file.name, json, coverTitle: coverTitleIn(json) }
  } catch {
    return { is: 'not-json', name: file.name } // unreadable or not JSON: to the person both mean "another file"
  }
}

/** By its first bytes, as the server judges: names may be anything. */
async function isArchive(file: Blob): Promise<boolean> {
  return (await file.slice(0, 4).text()) === 'PK\u0003\u0004'
}

/** The cover title that a design in the exchange format carries, to spare typing it again. */
function coverTitleIn(json: unknown): string | undefined {
  const found = ['core', 'shell', 'cover', 'coverTitle'].reduce(inside, json)
  return typeof found === 'string' ? found : undefined
}

function inside(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined
}
