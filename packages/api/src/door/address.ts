import { BlockList, isIP } from 'node:net'
import { ok, type Result, refuse } from '@balcony/base'

/** The proxies that the operator named: what they say about where a request came from is believed, and nobody else's word. */
export interface Proxies {
  has(address: string | undefined): boolean
}

export const noProxies: Proxies = { has: () => false }

/** `127.0.0.1, ::1, 10.0.0.0/8` */
export function readProxies(words: string): Result<Proxies> {
  const list = new BlockList()
  for (const word of words.split(/[\s,]+/).filter(Boolean)) {
    const [address = '', bits] = word.split('/')
    const family = isIP(address)
    if (family === 0 || (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))))
      return refuse('invalid', `“${word}” is no network address, such as 127.0.0.1 or 10.0.0.0/8.`)
    if (bits === undefined) list.addAddress(address, family === 4 ? 'ipv4' : 'ipv6')
    else list.addSubnet(address, Number(bits), family === 4 ? 'ipv4' : 'ipv6')
  }
  return ok({ has: (address) => address !== undefined && inList(list, address) })
}

/** The network address that a request came from, through proxies of ours or none. */
export function cameFrom(remote: string | undefined, forwardedFor: string | undefined, proxies: Proxies): string {
  let address = remote ?? 'unknown'
  // From the right: each of our proxies adds whom it saw. What stands further left was written by whoever asked.
  const told = (forwardedFor ?? '').split(',').map((each) => each.trim())
  while (proxies.has(address)) {
    const before = told.pop()
    if (!before || isIP(before) === 0) break
    address = before
  }
  return address
}

function inList(list: BlockList, address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  const family = isIP(plain)
  return family !== 0 && list.check(plain, family === 4 ? 'ipv4' : 'ipv6')
}
