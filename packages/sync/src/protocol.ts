/** First varint of a frame: y-protocols' own, then ours from 120 up, sent only to those who asked (`?ext=mark,role,refused`). */
export const frameType = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  mark: 120,
  role: 121,
  refused: 122,
} as const

/**
 * mark: varuint n. Sent by a client as a barrier; the server returns it when everything this connection sent before is on disk.
 * role: varstring role ('write' | 'read'), server to client, when the seat's right to write changes while connected.
 * refused: varstring reason, varstring words for the person; the update it answers was not applied.
 */
export type Extension = 'mark' | 'role' | 'refused'

/** Why a socket is closed. 4400–4499 are final for stock clients (y-websocket 3.1 stops there); after others they come back. */
export const closeCode = {
  /** The server goes down or restarts: come back in a moment. */
  restart: 1012,
  badFrame: 4400,
  signedOut: 4401,
  notAllowed: 4403,
  notFound: 4404,
  /** The client's epoch is not the compartment's: keep the words as a draft, load afresh. */
  epoch: 4409,
  /** Something was removed from the compartment for good: nothing that this device has of it may stay, not even unsent words. */
  purged: 4410,
  /** The client's schema is older than the room's: reload. */
  schema: 4426,
  tooMany: 4429,
  /** The disk failed: come back to a fresh room and hand the words over again. */
  disk: 4507,
  tooSlow: 4508,
} as const

/** Every limit of a room, with one test each. Bytes, counts, milliseconds as the names say. */
export const limits = {
  frameBytes: 16 * 2 ** 20,
  updateBytes: 1 * 2 ** 20,
  compartmentBytes: 32 * 2 ** 20,
  seatsPerRoom: 300,
  syncFramesPerSecond: 60,
  syncFrameBurst: 500,
  bytesPerSecond: 1 * 2 ** 20,
  byteBurst: 16 * 2 ** 20,
  /** Structs and erased ranges, whose number and not their bytes is what makes everybody's work. */
  structsPerSecond: 10_000,
  structBurst: 100_000,
  awarenessFramesPerSecond: 30,
  awarenessFrameBurst: 60,
  /** What stock clients repeat of what they heard: dropped by owner, but read first. */
  awarenessEchoesPerSecond: 1_000,
  awarenessEchoBurst: 5_000,
  awarenessBytes: 4096,
  awarenessDepth: 8,
  awarenessIdsPerSeat: 4,
  awarenessIdsPerFrame: 2_000,
  softBufferBytes: 256 * 2 ** 10,
  hardBufferBytes: 4 * 2 ** 20,
  /** Questions for everything one lacks (sync step 1). */
  asksPerSecond: 2,
  askBurst: 20,
  behindMilliseconds: 30_000,
  silentMilliseconds: 30_000,
  /** Updates that refer to what the room does not have, before the seat is sent away. */
  resyncsPerSeat: 20,
  clientsPerVector: 100_000,

  // What one update may hold (the gate).
  sectionsPerUpdate: 256,
  /** Enough for weeks of work offline, and for undoing the erasure of a whole document. */
  structsPerUpdate: 40_000,
  /** Ranges that erase something new; a returning client repeats all it knows, which costs nothing. */
  newRangesPerUpdate: 40_000,
  rangesPerClient: 500_000,
  newClientsPerUpdate: 200,
  newClientsPerSeat: 500,
  sameOriginPerUpdate: 200,
  sameOriginPerPerson: 2_000,
  sameKeyPerUpdate: 100,
  sameKeyPerRoom: 1_000,
  valueDepth: 24,
  valueBytes: 64 * 2 ** 10,
  valueNodes: 20_000,
  typeDepth: 40,
  nameBytes: 256,
  clientId: 2 ** 32 - 1,
  clock: 2 ** 31 - 1,
} as const
