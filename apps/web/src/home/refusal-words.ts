import { useLingui } from '@lingui/react/macro'
import { Refused } from '../server.ts'

/** Why something was not done, in words for the person. */
export function useRefusalWords(): (error: unknown) => string {
  const { t } = useLingui()
  return (error) =>
    error instanceof Refused
      ? error.problem.message
      : t`The server could not be reached. Nothing was changed; try again.`
}
