/** A file name made of the cover title alone: neutral, plain letters, safe in a header and on every disk. */
export function fileName(coverTitle: string, extension: string): string {
  const plain = coverTitle
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  return `${plain || 'design'}.${extension}`
}
