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
  /** The client's schema is older than the room's: reload. */
  schema: 4426,
  tooMany: 4429,
  /** The disk failed: come back to a fresh room and hand the words over again. */
  disk: 4507,
  tooSlow: 4508,
} as const

export const limits = {
  frameBytes: 16 * 2 ** 20,
  updateBytes: 1 * 2 ** 20,
  compartmentBytes: 32 * 2 ** 20,
  seatsPerRoom: 300,
  syncFramesPerSecond: 60,
  syncFrameBurst: 500,
  awarenessFramesPerSecond: 30,
  awarenessBytes: 4096,
  softBufferBytes: 256 * 2 ** 10,
  hardBufferBytes: 4 * 2 ** 20,
} as const
