import { templates } from '@balcony/design'
import { z } from 'zod'
import type { NewDesign, NewInvitation } from '../contract.ts'
import { isMailAddress } from '../mail/mailer.ts'
import { clearances, moment, role } from '../members/asked.ts'

/** A line of text that somebody typed, and that other people will read as a name. */
export const line = (what: string, most: number) =>
  z
    .string(`Expected ${what}.`)
    .trim()
    .min(1, `Expected ${what}; this is empty.`)
    .max(most, `Expected ${what} of at most ${most} characters.`)
    // Control and bidirectional characters let a name look like another.
    .regex(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069]*$/u, `Expected ${what} without control characters.`)

const someLanguages = z
  .array(
    z
      .string()
      .regex(/^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/, 'Expected languages as BCP-47 tags, e.g. ar or en-GB.')
      .max(35),
  )
  .max(20, 'Expected at most 20 languages.')

const templateIds = templates.map(({ id }) => id)

export const newDesign: z.ZodType<NewDesign> = z
  .strictObject({
    coverTitle: line('a cover title', 120).exactOptional(),
    title: line('a title', 300).exactOptional(),
    json: z.unknown().exactOptional(),
    template: z.enum(templateIds, `Expected a template: ${templateIds.join(', ')}.`).exactOptional(),
    workingLanguages: someLanguages.exactOptional(),
    partyLanguages: someLanguages.exactOptional(),
    organisation: line('an organisation', 300).exactOptional(),
  })
  .refine(
    (asked) => asked.json === undefined || asked.template === undefined,
    'Expected a file or a template, not both.',
  )
  .refine((asked) => asked.json !== undefined || asked.coverTitle !== undefined, 'Give the design a cover title.')

export const newInvitation: z.ZodType<NewInvitation> = z.strictObject({
  name: line('a name', 60),
  role,
  clearances,
  memberUntil: moment.exactOptional(),
  mail: z.string().trim().refine(isMailAddress, 'Expected one mail address, like ana@example.org.').exactOptional(),
})
