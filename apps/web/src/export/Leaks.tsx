import type { DesignCard, MadeExport, ToldLeak } from '@balcony/api/contract'
import { process } from '@balcony/design'
import type { Live } from '@balcony/document'
import { usePerson, useWorkspace } from '@balcony/editor'
import { Button, TextField } from '@balcony/ui'
import { useLingui as useI18n } from '@lingui/react'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { inReadersWords } from '../refusals/refusal-words.ts'
import { post, Refused } from '../server.ts'
import css from './Export.module.css'
import { sectionOf } from './left-out.ts'
import { replacing } from './replacing.ts'
import { leakWords } from './words.ts'

interface LeaksProps {
  readonly card: DesignCard
  readonly live: Live
  readonly made: MadeExport
  /** Made on this device: what two people let stand, and what they would, the server knows. */
  readonly isHere: boolean
  readonly onDecided: () => void
  /** The text was changed: look again once that is saved. */
  readonly onReplaced: () => void
  readonly onClose: () => void
}

/** Listed so many at first: more is a text to rewrite, not a list to read. */
const shownAtFirst = 12

/** What the leak check found: what stops the edition, then what somebody should read once. */
export function Leaks(props: LeaksProps) {
  const { made } = props
  const [all, showAll] = useState(false)
  const { leaks, moreLeaks = 0 } = made
  if (leaks.length === 0) return null
  const sure = leaks.filter((leak) => leak.sure && leak.accepted?.second === undefined)
  const rest = leaks.filter((leak) => !sure.includes(leak))
  const shown = all ? rest : rest.slice(0, shownAtFirst)
  return (
    <>
      {sure.length > 0 ? (
        <ul className={css.leaks} data-sure>
          {sure.map((leak) => (
            <Leak key={leak.key} {...props} leak={leak} />
          ))}
        </ul>
      ) : null}
      {rest.length > 0 ? (
        <section className={css.readOnce}>
          <h3>
            <TriangleAlert size={17} strokeWidth={1.75} aria-hidden />
            <Trans>Please read once</Trans>
          </h3>
          <ul className={css.leaks}>
            {shown.map((leak) => (
              <Leak key={leak.key} {...props} leak={leak} />
            ))}
          </ul>
          {shown.length < rest.length ? (
            <Button size="sm" look="link" onPress={() => showAll(true)}>
              <Plural value={rest.length - shown.length} one="One more" other="# more" />
            </Button>
          ) : null}
        </section>
      ) : null}
      {moreLeaks > 0 ? (
        <p className={css.quiet}>
          <Plural
            value={moreLeaks}
            one="One more was found. It is listed once some of these are mended."
            other="# more were found. They are listed once some of these are mended."
          />
        </p>
      ) : null}
    </>
  )
}

function Leak({
  card,
  live,
  made,
  leak,
  isHere,
  onDecided,
  onReplaced,
  onClose,
}: LeaksProps & { readonly leak: ToldLeak }) {
  const { i18n } = useI18n()
  const section = process.sections[sectionOf(process, leak.at) ?? '']
  const where = section ? i18n._(section.label) : undefined
  const { called, found } = leak
  return (
    <li className={css.leak}>
      <p>
        <b>{i18n._(leakWords[leak.what])}</b>{' '}
        {where === undefined ? (
          <Trans>
            stands on the title page: <q dir="auto">{found}</q>.
          </Trans>
        ) : (
          <Trans>
            stands in {where}: <q dir="auto">{found}</q>.
          </Trans>
        )}{' '}
        {called === undefined || called.toLowerCase() === found.toLowerCase() ? null : (
          <Trans>
            It belongs to <bdi>{called}</bdi>.
          </Trans>
        )}
      </p>
      <Replace {...{ live, leak, onReplaced }} />
      {isHere ? null : <Decision {...{ card, made, leak, onDecided }} />}
      {leak.at === '' ? null : (
        <Link to="/d/$design/$" params={{ design: card.id, _splat: leak.at }} onClick={onClose}>
          <Trans>Show me</Trans>
        </Link>
      )}
    </li>
  )
}

/** The one act that is nearly always right: the code in place of the name, in the design itself. */
function Replace({ live, leak, onReplaced }: Pick<LeaksProps, 'live' | 'onReplaced'> & { readonly leak: ToldLeak }) {
  const [error, setError] = useState<string>()
  const edits = replacing(live, leak)
  if (edits.length === 0 || leak.accepted?.second !== undefined) return null
  const replace = () => {
    live.undo.cut()
    const done = live.edit(...edits)
    live.undo.cut()
    if (!done.ok) return setError(inReadersWords(done.problem).message)
    onReplaced()
  }
  return (
    <>
      <Button size="sm" look="link" onPress={replace}>
        <Trans>
          Replace with <bdi>{leak.instead}</bdi>
        </Trans>
      </Button>
      {error === undefined ? null : <p role="alert">{error}</p>}
    </>
  )
}

/** One person may let it stand with a reason; it holds when a second one agrees. */
function Decision({
  card,
  made,
  leak,
  onDecided,
}: Pick<LeaksProps, 'card' | 'made' | 'onDecided'> & { readonly leak: ToldLeak }) {
  const { t } = useLingui()
  const { me } = useWorkspace()
  const person = usePerson(leak.accepted?.by ?? '')
  const [reason, setReason] = useState<string>()
  const [error, setError] = useState<string>()
  const path = `/api/designs/${encodeURIComponent(card.id)}/exports/${made.id}`
  const send = async (act: 'accept' | 'agree', more: object) => {
    try {
      await post(`${path}/${act}`, { key: leak.key, ...more })
      onDecided()
    } catch (problem) {
      setError(problem instanceof Refused ? problem.problem.message : t`We could not reach the server. Try again.`)
    }
  }
  if (!leak.sure) return null
  const { accepted } = leak
  const by = person?.name ?? t`Somebody`
  if (accepted?.second !== undefined)
    return (
      <p className={css.quiet}>
        <Trans>Two people let it stand: {accepted.reason}</Trans>
      </p>
    )
  if (accepted)
    return (
      <>
        <p className={css.quiet}>
          <Trans>
            {by} would let it stand: <q dir="auto">{accepted.reason}</q> A second person has to agree.
          </Trans>
        </p>
        {accepted.by === me.id ? null : (
          <Button size="sm" look="line" onPress={() => void send('agree', {})}>
            <Trans>I agree that it may stand</Trans>
          </Button>
        )}
        {error === undefined ? null : <p role="alert">{error}</p>}
      </>
    )
  if (reason === undefined)
    return (
      <Button size="sm" look="link" onPress={() => setReason('')}>
        <Trans>Let it stand…</Trans>
      </Button>
    )
  return (
    <form
      className={css.reason}
      onSubmit={(event) => {
        event.preventDefault()
        void send('accept', { reason })
      }}
    >
      <TextField label={t`Why may it stand?`} lines={2} value={reason} onChange={setReason} error={error} autoFocus />
      <Button size="sm" look="line" type="submit" reason={reason.trim() === '' ? t`Say why in a sentence.` : undefined}>
        <Trans>Let it stand, and ask a second person</Trans>
      </Button>
    </form>
  )
}
