/** Throws when something that our own code promised is not so. Never for what a person or another machine sent. */
export function assert(condition: unknown, promise: string): asserts condition {
  if (!condition) throw new Error(`broken promise: ${promise}`)
}
