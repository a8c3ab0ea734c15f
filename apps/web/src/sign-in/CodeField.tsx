import { TextField } from '@balcony/ui'
import { useLingui } from '@lingui/react/macro'

/** Where the second factor is written. */
export function CodeField({
  value,
  onChange,
  error,
}: {
  value: string
  onChange: (code: string) => void
  error: string | undefined
}) {
  const { t } = useLingui()
  return (
    <TextField
      label={t`Code of your second factor`}
      value={value}
      onChange={onChange}
      autoComplete="one-time-code"
      dir="ltr"
      maxLength={64}
      isRequired
      autoFocus
      hint={t`The six digits that your authenticator app shows, or one of your recovery codes.`}
      validationBehavior="aria"
      error={error}
    />
  )
}
