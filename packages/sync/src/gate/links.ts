/** Only what opens a page or a mail. Browsers skip control letters within a scheme, so an address with any of them is none. */
export function isSafeLink(address: string): boolean {
  for (let i = 0; i < address.length; i++) {
    const code = address.charCodeAt(i)
    if (code <= 0x20 || (code >= 0x7f && code <= 0x9f)) return false
  }
  return /^(https?:\/\/|mailto:)[^/]/i.test(address)
}
