/** The words of a file from a spreadsheet: by its byte order mark, else as UTF-8, else as the Windows-1252 of older Excels. */
export function decode(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Not UTF-8: the other encoding in which these files come takes any bytes.
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
