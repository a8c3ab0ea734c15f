import { newId, ok, type Problem, type Random, type Result, refuse } from '@balcony/base'
import { type Process, place, type Snapshot } from '@balcony/design'
import type { NewFile, StoredFile } from '@balcony/storage'
import { z } from 'zod'
import { maxDesignBytes, parseJson } from '../body.ts'
import { fileLabel } from './file-label.ts'
import { judgeFile } from './judge.ts'
import { endings, type FileType, isPicture, type Judged, Unsound } from './judged.ts'
import { roomFor } from './room.ts'
import { fileStanding } from './standing.ts'
import { writeZip } from './zip.ts'
import { type Entry, listZip } from './zip-listing.ts'

/** Bytes of a design with its files in one archive: it is made and read in memory. */
export const maxArchiveBytes = 256 * 2 ** 20
const designName = 'design.json'
const listName = 'files.json'

/** The line of a file in `files.json`: the archive's own names are ids, so that no name can lead anywhere. */
const listed = z.strictObject({
  id: z.string().max(64),
  address: z.string().max(200),
  name: z.string().max(1000),
  path: z.string().max(200),
})
const list = z.array(listed).max(10_000, 'Expected at most 10,000 files.')
type Listed = z.infer<typeof listed>

export function writeArchive(
  design: unknown,
  files: readonly { readonly file: StoredFile; readonly bytes: Uint8Array }[],
): Uint8Array {
  const lines = files.map(({ file }): Listed => {
    const { id, address, name } = file
    return { id, address, name, path: `files/${id}.${endings[file.type as FileType]}` }
  })
  return writeZip([
    { name: designName, bytes: Buffer.from(JSON.stringify(design)) },
    { name: listName, bytes: Buffer.from(JSON.stringify(lines)) },
    ...files.map(({ bytes }, index) => ({ name: lines[index]?.path ?? '', bytes })),
  ])
}

/** A file of an archive, judged as if somebody had just brought it. */
export interface Brought {
  readonly id: string
  readonly address: string
  readonly name: string
  readonly judged: Judged
}

interface ReadArchive {
  /** The design, its pictures called by their new ids. */
  readonly json: unknown
  readonly files: readonly Brought[]
}

type Read =
  | { readonly ok: true; readonly value: ReadArchive }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** An archive as `writeArchive` makes it, whole or not at all: everything that is wrong is told at once. */
export function readArchive(process: Process, bytes: Uint8Array, random: Random): Read {
  try {
    const entries = new Map(listZip(bytes).map((entry) => [entry.name, entry]))
    const design = jsonIn(entries.get(designName), z.unknown())
    if (!design.ok) return { ok: false, problems: [design.problem] }
    const lines = jsonIn(entries.get(listName), list)
    if (!lines.ok) return { ok: false, problems: [lines.problem] }
    const read = lines.value.map((line) => bring(process, line, entries.get(line.path), random))
    const problems = read.flatMap((one) => (one.ok ? [] : [one.problem]))
    const files = read.flatMap((one) => (one.ok ? [one.value] : []))
    const room = roomFor(
      0,
      files.reduce((sum, file) => sum + file.judged.bytes.length, 0),
    )
    if (!room.ok) problems.push(room.problem)
    if (problems.length > 0) return { ok: false, problems }
    const fresh = new Map(lines.value.map(({ id }, index) => [id, files[index]?.id ?? '']))
    return { ok: true, value: { json: renamed(design.value, fresh), files } }
  } catch (error) {
    if (!(error instanceof Unsound)) throw error
    const message = `This is no archive that Balcony made: ${error.message}. Nothing was imported.`
    return { ok: false, problems: [{ code: 'invalid', message }] }
  }
}

function jsonIn<T>(entry: Entry | undefined, schema: z.ZodType<T>): Result<T> {
  if (!entry) return refuse('invalid', `This is no archive that Balcony made: it needs ${designName} and ${listName}.`)
  if (entry.size > maxDesignBytes)
    return refuse('too-large', `${entry.name} is larger than a design can be.`, entry.name)
  return parseJson(Buffer.from(entry.bytes()), schema)
}

function bring(process: Process, line: Listed, entry: Entry | undefined, random: Random): Result<Brought> {
  const { address, name, path } = line
  if (!entry) return refuse('invalid', 'This file is named in the archive and is not in it.', path)
  const there = fileStanding(process, address)
  if (!there.ok) return refuse('invalid', there.problem.message, path)
  const judged = judgeFile(entry.bytes())
  if (!judged.ok) return refuse(judged.problem.code, judged.problem.message, path)
  if (there.value.picturesOnly && !isPicture(judged.value.type))
    return refuse('invalid', 'Only pictures can stand among words.', path)
  return ok({ id: newId(random), address, name: fileLabel(name, judged.value.type), judged: judged.value })
}

/** The same JSON with pictures called by new ids: an id of another design would name nothing here. */
function renamed(json: unknown, fresh: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(json)) return json.map((each) => renamed(each, fresh))
  if (typeof json !== 'object' || json === null) return json
  const { type, attrs } = json as { type?: unknown; attrs?: { file?: unknown } }
  const id = type === 'picture' ? fresh.get(String(attrs?.file)) : undefined
  if (id !== undefined) return { ...json, attrs: { ...attrs, file: id } }
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, renamed(value, fresh)]))
}

/** Files as they are kept in the new design; those whose record was not taken over are left aside. */
export function placed(
  process: Process,
  snapshot: Snapshot,
  files: readonly Brought[],
  made: Pick<NewFile, 'design' | 'by' | 'at'>,
): { readonly kept: readonly (readonly [NewFile, Uint8Array])[]; readonly leftAside: readonly string[] } {
  const kept: (readonly [NewFile, Uint8Array])[] = []
  const leftAside: string[] = []
  for (const { id, address, name, judged } of files) {
    const there = place(process, address)
    const standing = fileStanding(process, address)
    const record = there && 'record' in there ? there : undefined
    const stands = !record || snapshot.tables[record.table]?.some((row) => row.id === record.record)
    if (!standing.ok || !stands) {
      leftAside.push(`files/${name}`)
      continue
    }
    const { type, width, height } = judged
    const size = width && height ? { width, height } : {}
    kept.push([{ id, address, name, type, ...size, compartment: standing.value.compartment, ...made }, judged.bytes])
  }
  return { kept, leftAside }
}
