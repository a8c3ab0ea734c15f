/** A name that is safe on any screen and disk: the neutral cover title and the day; never the real title or a person. */
export function fileName(coverTitle: string, day: Date): string {
  const plain = coverTitle
    .normalize('NFC')
    // Letters, marks and digits of any script; everything else, which some disks refuse or which could pretend to be another name, parts words.
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '')
  // The reader's own day, not Greenwich's.
  const date = [day.getFullYear(), day.getMonth() + 1, day.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
  return `${plain === '' ? 'Design' : plain}-${date}.pdf`
}
