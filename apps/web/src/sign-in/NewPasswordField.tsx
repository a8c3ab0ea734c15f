import { TextField } from '@balcony/ui'
import { useLingui } from '@lingui/react/macro'

/** Where a new password is written. What is wrong with it the server says: it has the lists. */
export function NewPasswordField({
  value,
  onChange,
  error,
  autoFocus = false,
}: {
  value: string
  onChange: (password: string) => void
  error: string | undefined
  autoFocus?: boolean
}) {
  const { t } = useLingui()
  return (
    <TextField
      label={t`New password`}
      type="password"
      value={value}
      onChange={onChange}
      autoComplete="new-password"
      dir="ltr"
      minLength={12}
      maxLength={128}
      isRequired
      autoFocus={autoFocus}
      hint={t`At least 12 characters. Four or five words that do not belong together are easy to remember.`}
      validationBehavior="aria"
      error={error}
    />
  )
}
