import type { NewExport } from '@balcony/api/contract'
import { Button, Select, TextField } from '@balcony/ui'
import { useLingui as useI18n } from '@lingui/react'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useVersions } from '../export/use-versions.ts'
import { editionWords } from '../export/words.ts'
import { Agreements } from './Agreements.tsx'
import css from './Releases.module.css'

interface ProposeProps {
  readonly design: string
  readonly wish: NewExport
  readonly onPropose: (rest: string, body: object, unreachable: string) => Promise<boolean>
}

/** What was chosen in the export, of the present or of a version that somebody named, to be made final. */
export function Propose({ design, wish, onPropose }: ProposeProps) {
  const { t } = useLingui()
  const { i18n } = useI18n()
  const versions = useVersions(design)
  const [of, setOf] = useState(wish.of ?? '')
  const [name, setName] = useState('')
  const [is, setIs] = useState<'writing' | 'sending' | 'done'>('writing')
  if (is === 'done') return null
  const edition = i18n._(editionWords[wish.edition].name)
  const chosen = versions.find((each) => each.id === of)
  const send = async () => {
    setIs('sending')
    const body = { export: wishOf(wish, of), version: chosen?.name ?? name }
    setIs((await onPropose('', body, t`We could not reach the server. Try again.`)) ? 'done' : 'writing')
  }
  return (
    <form
      className={css.propose}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <h3>
        <Trans>Make it final: {edition}</Trans>
      </h3>
      <p className={css.quiet}>
        {of === '' ? (
          <Trans>
            What the design says now is frozen. It gets a number and a fingerprint once everybody has agreed whom this
            edition asks for.
          </Trans>
        ) : (
          <Trans>
            What that version said is frozen, whatever was written since. It gets a number and a fingerprint once
            everybody has agreed whom this edition asks for.
          </Trans>
        )}
      </p>
      {versions.length > 0 ? (
        <Select
          label={t`What is made final`}
          choices={[
            { id: '', label: t`The design as it is now` },
            ...versions.map((each) => ({ id: each.id, label: each.name })),
          ]}
          chosen={of}
          onChoose={(id) => setOf(id ?? '')}
        />
      ) : null}
      {chosen ? (
        <Agreements
          agreed={chosen.approvals.flatMap(({ person, answer, answeredAt }) =>
            answer === 'agreed' && answeredAt !== undefined ? [{ person, at: answeredAt }] : [],
          )}
          none={t`Nobody has agreed to this version yet.`}
        />
      ) : (
        <TextField
          label={t`Name of the version`}
          placeholder={t`e.g. After the second round`}
          value={name}
          onChange={setName}
          maxLength={120}
        />
      )}
      <Button
        look="primary"
        type="submit"
        busy={is === 'sending' ? t`Freezing…` : undefined}
        reason={!chosen && name.trim() === '' ? t`Give the version a name.` : undefined}
      >
        <Trans>Freeze it and ask for agreement</Trans>
      </Button>
    </form>
  )
}

/** Of another version than the export was: what only the present has goes with it. */
function wishOf({ of: before, ...wish }: NewExport, of: string): NewExport {
  if (of === '') return wish
  const { comments: _, findings: __, since, ...rest } = wish
  return { ...rest, of, ...(since !== undefined && since !== of && before === of ? { since } : {}) }
}
