import { createHash } from 'node:crypto'

/** What is kept of a secret. Tokens are long and random, so a fast hash is enough, and finding by it tells nothing by its time. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
