import { hkdfSync, randomBytes } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { StorageFailed } from '../failure.ts'
import { fingerprint, type MasterKey } from '../keys/masters.ts'
import { SecretKey, sealBytes } from '../keys/xaes.ts'

/**
 * A backup is one file: a line that tells what it is, then pieces of the database, each sealed with its place and whether it is the last.
 * So nothing of it can be read, changed, exchanged or cut off without the master key, not even who is a member of what.
 */
const magic = 'Balcony backup 1'
const pieceBytes = 2 ** 20
const headBytes = 256

interface Head {
  readonly salt: Buffer
  /** Fingerprint of the master key that opens it. */
  readonly master: string
  /** When it was made. */
  readonly at: number
}

/** Seals one file into another; resolves once it would survive a power cut. */
export async function sealFile(from: string, to: string, master: MasterKey, at: number): Promise<void> {
  const head = { salt: randomBytes(32), master: fingerprint(master), at }
  const key = keyFor(master, head)
  await withFiles(from, to, async (source, target) => {
    const line = `${magic} ${head.master} ${head.salt.toString('base64')} ${at}\n`
    await target.write(Buffer.from(line.padEnd(headBytes, ' ')))
    await eachPiece(source, pieceBytes, (piece, place) => target.write(key.seal(place, piece)))
  })
}

/** Opens what `sealFile` made, all of it or none; when it was made. */
export async function openSealed(from: string, to: string, masters: readonly MasterKey[]): Promise<number> {
  let made = 0
  await withFiles(from, to, async (source, target) => {
    const head = headOf(await readPiece(source, headBytes), from)
    const master = masters.find((each) => fingerprint(each) === head.master)
    if (!master) throw new StorageFailed('locked', head.master)
    const key = keyFor(master, head)
    made = head.at
    await eachPiece(source, pieceBytes + sealBytes, (piece, place) => {
      const bytes = key.open(place, piece)
      if (!bytes) throw new StorageFailed('damaged', `backup ${from}`)
      return target.write(bytes)
    })
  })
  return made
}

function headOf(line: Buffer, file: string): Head {
  const found = /^Balcony backup 1 ([0-9a-f]{16}) (\S+) (\d+) *\n? *$/.exec(line.toString('latin1'))
  if (line.length !== headBytes || !found) throw new StorageFailed('foreign', file)
  return { master: String(found[1]), salt: Buffer.from(String(found[2]), 'base64'), at: Number(found[3]) }
}

/** All that the head says goes into the key, so that nothing of it can be changed. */
function keyFor(master: MasterKey, { salt, at }: Head): SecretKey {
  return new SecretKey(new Uint8Array(hkdfSync('sha256', master, salt, `${magic} ${at}`, 32)))
}

/** A place tells the last piece from the others, so that nothing can be cut off. */
async function eachPiece(
  source: FileHandle,
  size: number,
  work: (piece: Buffer, place: string) => Promise<unknown>,
): Promise<void> {
  let piece = await readPiece(source, size)
  for (let number = 0; ; number++) {
    const next = await readPiece(source, size)
    const isLast = next.length === 0
    await work(piece, `piece ${number}${isLast ? ' and last' : ''}`)
    if (isLast) return
    piece = next
  }
}

async function readPiece(source: FileHandle, size: number): Promise<Buffer> {
  const piece = Buffer.alloc(size)
  let length = 0
  for (let read = -1; read !== 0 && length < size; length += read)
    read = (await source.read(piece, length, size - length)).bytesRead
  return piece.subarray(0, length)
}

/** The target is new; what is left of it after a failure is for the caller to remove. */
async function withFiles(
  from: string,
  to: string,
  work: (source: FileHandle, target: FileHandle) => Promise<void>,
): Promise<void> {
  const source = await open(from, 'r')
  try {
    const target = await open(to, 'wx', 0o600)
    try {
      await work(source, target)
      await target.sync()
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}
