import type { OneTimeLinkCard } from '@balcony/api/contract'
import { Button, Checkbox } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Refused, Unreachable } from '../server.ts'
import { attempt } from './attempt.ts'
import { CodeField } from './CodeField.tsx'
import { NewAccountForm } from './NewAccountForm.tsx'
import css from './SignIn.module.css'
import { noteSharedComputer } from './shared-computer.ts'
import { useAsking } from './use-asking.ts'

/** A good link that wants something of its opener: an account, the second factor, or only that a person presses a button. */
export function LinkAsks({ card, code }: { card: OneTimeLinkCard; code: boolean }) {
  if (card.account) return <NewAccountForm card={card} />
  return <Confirm card={card} code={code} />
}

function Confirm({ card, code: asked }: { card: OneTimeLinkCard; code: boolean }) {
  const { t } = useLingui()
  const { busy, error, needsCode, ask } = useAsking()
  const [code, setCode] = useState('')
  const [shared, setShared] = useState(false)
  const withCode = asked || needsCode
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        void ask(async () => {
          await throughLink({ shared, ...(withCode && { code }) })
          noteSharedComputer(shared)
        })
      }}
    >
      <h1 className={css.title}>
        {card.name === undefined ? <Trans>Sign in</Trans> : <Trans>Sign in as {card.name}</Trans>}
      </h1>
      {withCode ? <CodeField value={code} onChange={setCode} error={error} /> : <p role="alert">{error}</p>}
      <Checkbox isSelected={shared} onChange={setShared}>
        <Trans>Others use this computer, too</Trans>
      </Checkbox>
      <Button type="submit" look="primary" busy={busy ? t`Signing you in` : undefined}>
        <Trans>Sign in</Trans>
      </Button>
    </form>
  )
}

/** Uses the link; what is in the way is thrown for the form to show. */
export async function throughLink(brought: Parameters<typeof attempt.enter>[0]): Promise<void> {
  const problem = await attempt.enter(brought)
  if (problem === 'unreachable') throw new Unreachable('no answer')
  if (problem) throw new Refused(problem)
}
