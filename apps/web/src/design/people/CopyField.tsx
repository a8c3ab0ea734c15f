import { Button, TextField } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useRef } from 'react'
import css from './People.module.css'
import { copy } from './use-act.ts'

/** Something to be sent on another way: shown whole, copied by a button. */
export function CopyField({ label, text, hint }: { label: string; text: string; hint?: string }) {
  const { t } = useLingui()
  const field = useRef<HTMLInputElement>(null)
  return (
    <div className={css.copy}>
      <TextField aria-label={label} value={text} isReadOnly dir="ltr" inputRef={field} {...(hint ? { hint } : {})} />
      <Button
        look="primary"
        autoFocus
        onPress={() => {
          field.current?.select()
          void copy(text, {
            done: t`Copied`,
            failed: t`Your browser did not allow copying. It is selected: copy it.`,
          })
        }}
      >
        <Trans>Copy</Trans>
      </Button>
    </div>
  )
}
