import type { ProblemCode } from '@balcony/base'

/** What is said where the sentence of the server is not known; the detail is its own English. */
export const fallbackWords: Readonly<Record<ProblemCode, string>> = {
  invalid: /*i18n*/ 'This was not accepted: {detail}',
  'not-found': /*i18n*/ 'This is not there any more, or it is not open to you.',
  'not-signed-in': /*i18n*/ 'You are not signed in. Sign in, then try again.',
  'prove-again': /*i18n*/ 'Confirm first that it is you.',
  'needs-code': /*i18n*/ 'A code of your authenticator app is needed.',
  'too-large': /*i18n*/ 'This is too large. Nothing was kept.',
  'too-many': /*i18n*/ 'That was too much. Wait a little, then try again.',
  conflict: /*i18n*/ 'Something changed in the meantime. Load the page again, then try again.',
  unavailable: /*i18n*/ 'This cannot be done at this moment. Try again a little later.',
}
