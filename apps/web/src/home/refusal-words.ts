import { useLingui } from '@lingui/react/macro'
import { Refused } from '../server.ts'

/** Why something was not done, in words for the person. */
export function useRefusalWords(): (error: unknown) => string {
  const { t, i18n } = useLingui()
  return (error) =>
    error instanceof Refused
      ? i18n._(error.problem.message)
      : t`The server could not be reached. Nothing was changed; try again.`
}
