import type { IncomingMessage } from 'node:http'
import type { Compartment } from '@balcony/design'
import { compartments } from '@balcony/design'
import type { Extension } from '@balcony/sync'

/** What somebody asks for at the WebSocket door. */
export interface Knock {
  readonly design: string
  readonly compartment: Compartment
  /** Version of the design's description that the client's editor knows; a stock client does not say. */
  readonly schema: number | undefined
  readonly epoch: string | undefined
  readonly extensions: ReadonlySet<Extension>
}

const extensions: ReadonlySet<string> = new Set(['mark', 'role', 'refused'] satisfies Extension[])

/** Reads the address of an upgrade; undefined for anything that is not exactly one of ours. Never throws, whatever the address holds. */
export function readKnock(request: Pick<IncomingMessage, 'url'>): Knock | undefined {
  const match = /^\/sync\/([A-Za-z0-9][\w.-]{0,63})\/([a-z]{1,20})(?:\?([\w=&,.%-]{0,500}))?$/.exec(request.url ?? '')
  const compartment = compartments.find((name) => name === match?.[2])
  if (!match?.[1] || !compartment) return undefined
  const query = new URLSearchParams(match[3] ?? '')
  const schema = query.get('schema')
  if (schema !== null && !/^\d{1,6}$/.test(schema)) return undefined
  return {
    design: match[1],
    compartment,
    schema: schema === null ? undefined : Number(schema),
    epoch: query.get('epoch') ?? undefined,
    extensions: new Set((query.get('ext') ?? '').split(',').filter((name): name is Extension => extensions.has(name))),
  }
}
