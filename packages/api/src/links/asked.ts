import { type Process, sharedSections } from '@balcony/design'
import { z } from 'zod'
import { line } from '../designs/asked.ts'
import type { LinkEnd, NewLink, OpenLink } from './contract.ts'

/** Days for which a link may stay open from the day on which it is made or extended. */
const maxLinkDays = 90
/** Devices that one link may open on: an organisation's desk, not its newsletter. */
const maxLinkDevices = 20

const days = z
  .int('Expected a number of days.')
  .min(1, 'A link stays open for a day at least.')
  .max(maxLinkDays, `A link stays open for ${maxLinkDays} days at most; extend it then.`)

export function newLink(process: Process): z.ZodType<NewLink> {
  const sections = sharedSections(process, 'partner')
  return z.strictObject({
    name: line('a name', 60),
    right: z.enum(['link-comment', 'link-read'], 'Expected a right: link-comment or link-read.'),
    partner: z.string().max(64).exactOptional(),
    sections: z
      .array(z.enum(sections, 'Only sections that partners may read can be chosen.'))
      .min(1, 'Choose a section, or all of them.')
      .max(sections.length)
      .exactOptional(),
    days,
    devices: z
      .int('Expected a number of devices.')
      .min(1, 'A link opens on one device at least.')
      .max(maxLinkDevices, `A link opens on ${maxLinkDevices} devices at most.`),
    withCode: z.boolean('Expected “withCode”: true or false.'),
  })
}

export const linkEnd: z.ZodType<LinkEnd> = z.strictObject({ days })

export const openLink: z.ZodType<OpenLink> = z.strictObject({
  link: z.string('Expected the id of a link.').max(64),
  token: z.string('Expected the secret of a link.').max(200),
  name: line('a name', 60),
  code: z
    .string()
    .regex(/^\d{6}$/, 'The code has six digits.')
    .exactOptional(),
})
