/** Epochs after a purge say so: a device that knew the compartment before gives none of its words back, however late it comes. */
const purgedMark = 'purged-'

export function purgedEpoch(id: string): string {
  return `${purgedMark}${id}`
}

export function isPurged(epoch: string): boolean {
  return epoch.startsWith(purgedMark)
}
