import type { RecoveryCodes } from '@balcony/api/contract'
import { Button } from '@balcony/ui'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { post } from '../server.ts'
import { KeepCodes } from '../sign-in/KeepCodes.tsx'
import { Part } from './Part.tsx'
import { useChange } from './use-change.ts'

export function Codes({ left }: { left: number }) {
  const { t } = useLingui()
  const [codes, setCodes] = useState<readonly string[]>()
  const { busy, error, change } = useChange()
  if (codes) return <KeepCodes codes={codes} onKept={() => setCodes(undefined)} />
  const make = () =>
    change(async () => setCodes((await post<RecoveryCodes>('/api/account/recovery-codes')).recoveryCodes))
  return (
    <Part
      title={<Trans>Recovery codes</Trans>}
      about={t`${plural(left, { one: '# code is left.', other: '# codes are left.' })} Each lets you in once if you lose your password or your phone. New ones put the old out.`}
    >
      <Button look="line" busy={busy ? t`Making them` : undefined} onPress={() => void make()}>
        <Trans>Make new codes</Trans>
      </Button>
      {error === undefined ? null : <p role="alert">{error}</p>}
    </Part>
  )
}
