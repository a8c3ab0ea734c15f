/** A name that is safe on any screen and disk: the neutral cover title and the day; never the real title or a person. */
export function fileName(coverTitle: string, day: Date, ending = 'pdf'): string {
  const plain = coverTitle
    .normalize('NFC')
    // Not allowed on some disks, or able to make a name look like another.
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 80)
    .replace(/^[. ]+|[. ]+$/g, '')
  // The reader's own day, not Greenwich's.
  const date = [day.getFullYear(), day.getMonth() + 1, day.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
  return `${plain === '' ? 'Design' : plain} ${date}.${ending}`
}
