import { editions } from '@balcony/design'
import { z } from 'zod'
import { line } from '../designs/asked.ts'
import { maxReasonChars } from '../review/asked.ts'
import { type AcceptedLeak, type AgreedLeak, exportFormats, type NewExport } from './contract.ts'

const id = z.string().min(1).max(64)

export const newExport: z.ZodType<NewExport> = z
  .strictObject({
    edition: z.enum(editions, `Expected an edition: ${editions.join(', ')}.`),
    paper: z.enum(['a4', 'letter'], 'Expected the paper “a4” or “letter”.'),
    format: z.enum(exportFormats, `Expected a format: ${exportFormats.join(', ')}.`).exactOptional(),
    table: id.exactOptional(),
    language: z
      .string()
      .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, 'Expected a language such as “en” or “ar”.')
      .max(35)
      .exactOptional(),
    partner: id.exactOptional(),
    session: id.exactOptional(),
    chosen: z
      .array(
        z
          .string()
          .regex(/^(party|need)\/[A-Za-z0-9._-]{1,64}(\/[A-Za-z]{1,64})?$/, 'Only parties and needs can be chosen.'),
      )
      .max(2000)
      .exactOptional(),
    of: id.exactOptional(),
    since: id.exactOptional(),
    recipient: line('a name', 80).exactOptional(),
    copy: z.int().min(1).max(999).exactOptional(),
    showGaps: z.boolean().exactOptional(),
    comments: z.enum(['open', 'all']).exactOptional(),
    findings: z.boolean().exactOptional(),
    withoutContents: z.boolean().exactOptional(),
    withoutFigures: z.boolean().exactOptional(),
    archive: z.boolean().exactOptional(),
    attach: z.boolean().exactOptional(),
  })
  .refine((asked) => asked.edition !== 'partner' || asked.partner !== undefined, 'Choose the partner it is for.')
  .refine(
    (asked) => !['run-sheet', 'agenda'].includes(asked.edition) || asked.session !== undefined,
    'Choose the session it is for.',
  )
  .refine(
    (asked) => asked.chosen === undefined || asked.edition === 'partner',
    'Only a partner edition leaves a choice.',
  )
  .refine((asked) => asked.format !== 'csv' || asked.table !== undefined, 'Choose the table that the CSV is of.')

/** A key quotes what was found at one place. */
const key = z.string('Expected the key of what was found.').min(1).max(2000)

export const acceptedLeak: z.ZodType<AcceptedLeak> = z.strictObject({
  key,
  reason: z
    .string('Expected a sentence that says why.')
    .trim()
    .min(1, 'Say in a sentence why this may stand.')
    .max(maxReasonChars, `Say it in at most ${maxReasonChars.toLocaleString('en-GB')} characters.`),
})

export const agreedLeak: z.ZodType<AgreedLeak> = z.strictObject({ key })
