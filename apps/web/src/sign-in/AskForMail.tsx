import { Button, TextField } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { mailLink } from './ask.ts'
import type { DoorProps } from './Door.tsx'
import css from './SignIn.module.css'
import { useAsking } from './use-asking.ts'

/** Asks for a link by mail. The same is said whether there is such an account or not. */
export function AskForMail({ handle, onHandle, onChoose }: DoorProps) {
  const { t } = useLingui()
  const { busy, error, ask } = useAsking()
  const [asked, setAsked] = useState(false)
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        void ask(async () => {
          await mailLink(handle)
          setAsked(true)
        })
      }}
    >
      <h1 className={css.title}>
        <Trans>A link by mail</Trans>
      </h1>
      {asked ? (
        <p role="status">
          <Trans>
            If there is an account with this name and a mail address, a link is on its way. It works once, for ten
            minutes.
          </Trans>
        </p>
      ) : (
        <>
          <TextField
            label={t`Sign-in name or mail address`}
            value={handle}
            onChange={onHandle}
            autoComplete="username"
            dir="ltr"
            maxLength={254}
            isRequired
            autoFocus
            validationBehavior="aria"
            error={error}
          />
          <Button type="submit" look="primary" busy={busy ? t`Asking for the link` : undefined}>
            <Trans>Send me a link</Trans>
          </Button>
        </>
      )}
      <p className={css.others}>
        <Button look="link" onPress={() => onChoose('password')}>
          <Trans>Back</Trans>
        </Button>
      </p>
    </form>
  )
}
