import type { Approval, Version } from '@balcony/design'
import { Button, Checkbox, Chip, Dialog, TextField, toasts } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState } from 'react'
import { useWorkspace } from '../workspace.tsx'
import { useHistory, useTold, wordsOfError } from './use-history.ts'
import css from './Versions.module.css'

interface ApprovalsProps {
  readonly version: Version
  /** Somebody came for this one. */
  readonly wanted: boolean
}

/** Who was asked to agree to a version, what they said, and whether it still holds for the design as it is now. */
export function Approvals({ version, wanted }: ApprovalsProps) {
  const { t } = useLingui()
  const box = useRef<HTMLElement>(null)
  // On a phone the list of versions stands above it.
  useEffect(() => {
    if (wanted) box.current?.scrollIntoView({ block: 'center' })
  }, [wanted])
  const { me, mayPast } = useWorkspace()
  const [asking, ask] = useState(false)
  const mine = version.approvals.find((each) => each.person === me.id)
  if (version.kind === 'before-restore') return null
  return (
    <section ref={box} className={css.approvals} aria-label={t`Agreement`}>
      <header>
        <h3>
          <Trans>Agreement</Trans>
        </h3>
        {mayPast?.('ask-agreement', []) ? (
          <Button size="sm" look="line" onPress={() => ask(true)}>
            <Trans>Ask for agreement…</Trans>
          </Button>
        ) : null}
      </header>
      {version.approvals.length === 0 ? (
        <p className={css.quiet}>
          <Trans>Nobody was asked about this version yet.</Trans>
        </p>
      ) : (
        <ul>
          {version.approvals.map((approval) => (
            <ApprovalItem key={approval.person} approval={approval} />
          ))}
        </ul>
      )}
      {mine && mine.answer === undefined ? <AnswerForm version={version.id} /> : null}
      {asking ? <AskDialog version={version} onClose={() => ask(false)} /> : null}
    </section>
  )
}

function ApprovalItem({ approval }: { approval: Approval }) {
  const { t, i18n } = useLingui()
  const { live } = useWorkspace()
  const told = useTold()
  const gone = approval.void
  const label = (section: string) => i18n._(live.process.sections[section]?.label ?? section)
  const where = gone ? told.list(gone.sections.map(label)) : ''
  const who = gone ? told.persons(gone.by) : ''
  return (
    <li>
      <b>{told.person(approval.person)}</b>
      {approval.answer === undefined ? (
        <Chip>{t`Asked`}</Chip>
      ) : approval.answer === 'declined' ? (
        <Chip look="stop">{t`Does not agree`}</Chip>
      ) : gone ? (
        <Chip look="warn">{t`Agreed, but it changed since`}</Chip>
      ) : (
        <Chip look="ok">{t`Agrees`}</Chip>
      )}
      {approval.answeredAt === undefined ? null : <small>{told.moment(approval.answeredAt)}</small>}
      {approval.words === undefined ? null : <p dir="auto">{approval.words}</p>}
      {gone ? (
        <p className={css.void}>
          {gone.sections.length === 0 ? (
            <Trans>
              Something that is closed to you changed: the agreement does not hold for the design as it is now.
            </Trans>
          ) : who === '' ? (
            <Trans>{where} changed: the agreement does not hold for the design as it is now.</Trans>
          ) : (
            <Trans>
              {where} changed ({who}, {told.day(gone.since)}): the agreement does not hold for the design as it is now.
            </Trans>
          )}
        </p>
      ) : null}
      {approval.hash === undefined ? null : (
        <small className={css.hash} title={approval.hash}>
          SHA-256 <bdi dir="ltr">{approval.hash.slice(0, 16)}…</bdi>
        </small>
      )}
    </li>
  )
}

function AnswerForm({ version }: { version: string }) {
  const { t } = useLingui()
  const history = useHistory()
  const [words, write] = useState('')
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const send = async (answer: 'agreed' | 'declined') => {
    setBusy(true)
    try {
      await history?.answer(version, answer, words)
      toasts.show(answer === 'agreed' ? t`You agreed to this version` : t`You did not agree to this version`)
    } catch (error) {
      setProblem(wordsOfError(error))
      setBusy(false)
    }
  }
  return (
    <div className={css.answer}>
      <p>
        <Trans>You are asked whether you agree to this version. Your name and the day stay with it.</Trans>
      </p>
      <TextField label={t`A few words, if you like`} value={words} onChange={write} error={problem} maxLength={2000} />
      <div className={css.buttons}>
        <Button size="sm" onPress={() => void send('declined')} busy={busy ? t`Sending…` : undefined}>
          <Trans>I do not agree</Trans>
        </Button>
        <Button size="sm" look="primary" onPress={() => void send('agreed')} busy={busy ? t`Sending…` : undefined}>
          <Trans>I agree</Trans>
        </Button>
      </div>
    </div>
  )
}

function AskDialog({ version, onClose }: { version: Version; onClose: () => void }) {
  const { t } = useLingui()
  const { people } = useWorkspace()
  const history = useHistory()
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set())
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const asked = new Set(version.approvals.map((each) => each.person))
  const open = people.filter((person) => !asked.has(person.id) && person.role !== 'reader')
  const send = async () => {
    if (chosen.size === 0) return setProblem(t`Choose at least one person.`)
    setBusy(true)
    try {
      await history?.ask(version.id, [...chosen])
      toasts.show(t`They were asked`)
      onClose()
    } catch (error) {
      setProblem(wordsOfError(error))
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t`Ask for agreement`}
      closing={t`Close`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button look="primary" onPress={() => void send()} busy={busy ? t`Asking…` : undefined}>
            <Trans>Ask them</Trans>
          </Button>
        </>
      }
    >
      <div className={css.form}>
        <p>
          <Trans>
            Each agrees to what they may see of this version. When one of its sections changes later, the agreement
            stays with the version and is marked as no longer holding for the design.
          </Trans>
        </p>
        {open.length === 0 ? (
          <p className={css.quiet}>
            <Trans>Everybody who can agree was asked already.</Trans>
          </p>
        ) : (
          open.map((person) => (
            <Checkbox
              key={person.id}
              isSelected={chosen.has(person.id)}
              onChange={(on) => choose(on ? new Set([...chosen, person.id]) : chosen.difference(new Set([person.id])))}
            >
              {person.name}
            </Checkbox>
          ))
        )}
        {problem === undefined ? null : (
          <p role="alert" className={css.problem}>
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  )
}
