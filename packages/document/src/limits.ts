/** What a design may hold before a person is told that it is too much. */
export const designLimits = {
  recordsPerTable: 5_000,
  /** Words of one prose field, in bytes of UTF-8. */
  proseBytes: 200_000,
  /** One plain text field, in bytes of UTF-8. */
  textBytes: 50_000,
  membersPerSet: 1_000,
  languagesPerText: 20,
} as const

const encoder = new TextEncoder()

export function bytesOf(text: string): number {
  return encoder.encode(text).length
}

/** For messages: 48 kB. */
export function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1_000)} kB`
}
