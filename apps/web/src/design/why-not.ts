import type { CannotSave } from '@balcony/sync/client'
import { useLingui } from '@lingui/react/macro'

export interface WhyNot {
  /** After "Cannot save:". */
  readonly short: string
  /** What happened. */
  readonly what: string
  /** What is safe, and what to do. */
  readonly next: string
}

/** Every reason in words for the person. */
export function useWhyNot(keeps = false): Readonly<Record<CannotSave, WhyNot>> {
  const { t } = useLingui()
  return {
    'signed-out': {
      short: t`you are signed out`,
      what: t`You are signed out.`,
      next: keeps
        ? t`What was saved is safe. What was not is kept on this device, and sent once you are signed in again.`
        : t`What was saved is safe. Copy what was not, then open a new sign-in link.`,
    },
    'not-allowed': {
      short: t`your access changed`,
      what: t`Your access changed.`,
      next: t`You can no longer change this part of the design. Copy what was not saved, or ask the lead.`,
    },
    'not-found': {
      short: t`there is nothing here that you may open`,
      what: t`This part of the design is not open to you any more.`,
      next: t`Copy what was not saved, and ask the lead if you expected to write here.`,
    },
    epoch: {
      short: t`the design was restored meanwhile`,
      what: t`This design was restored to an earlier state while you wrote.`,
      next: t`Your changes were not mixed into it. Copy them and put back what should stand.`,
    },
    purged: {
      short: t`something was removed for good`,
      what: t`A lead removed something from this design for good.`,
      next: t`What you had not sent of this part may have held the same words, so it was removed as well. Everything that was saved is there.`,
    },
    schema: {
      short: t`Balcony was updated`,
      what: t`Balcony was updated while this page was open.`,
      next: keeps
        ? t`Load the page again to go on. What was not saved is kept on this device, and sent then.`
        : t`Copy what was not saved, then load the page again to go on.`,
    },
    refused: {
      short: t`the server did not take the last change`,
      what: t`The server did not take your last change.`,
      next: t`Everything before it is saved. Copy it, load the page again, and write it once more.`,
    },
    'too-many': {
      short: t`too much at once`,
      what: t`A limit was reached: too many pages are open, or too much was changed at once.`,
      next: keeps
        ? t`Close other tabs with this design and load the page again. What was not saved is kept on this device, and sent then.`
        : t`Close other tabs with this design, copy what was not saved, and load the page again.`,
    },
  }
}
