import { type Anchor, type Compartment, type Guest, type Level, maxRemarkChars, partnersMayRead } from '@balcony/design'
import { Button, CompartmentMark, IconButton, KeyCap } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { windowOf } from '../field/FieldMark.tsx'
import { AtSign, Gavel } from '../icons.tsx'
import { useLocale } from '../live/use-locale.ts'
import { useDesk, useDeskState, useWorkspace } from '../workspace.tsx'
import { useAudience, usePeopleAt } from './audience.ts'
import { keepDraft } from './drafts.ts'
import { ReachChoice } from './ReachChoice.tsx'
import type { Said } from './said.ts'
import css from './Threads.module.css'
import { useDraft } from './use-draft.ts'
import { useMayTalk } from './use-may-talk.ts'
import { WritingBox } from './WritingBox.tsx'

interface ComposerProps {
  /** Where the draft belongs: a thread's id, or the place of the first remark. */
  readonly target: string
  readonly compartment: Compartment
  readonly level: Level
  readonly sendLabel: string
  readonly placeholder: string
  readonly autoFocus?: boolean
  /** Of a first remark: the place on which it is. */
  readonly anchor?: Anchor
  /** Of an answer. */
  readonly thread?: string
  readonly guest?: Guest
  readonly onSend: (said: Said) => Promise<void>
  /** Answers and settles it in one. */
  readonly onResolve?: (reason: string) => Promise<void>
  readonly onClose?: () => void
}

type Sending = { readonly is: 'writing' } | { readonly is: 'sending' } | { readonly is: 'failed'; readonly why: string }

/** Says who will read it; what is typed is kept until it is sent. Ctrl Enter sends, Esc leaves it for later. */
export function Composer(props: ComposerProps) {
  const { target, compartment, anchor, thread, guest, sendLabel, placeholder, autoFocus, onSend, onResolve, onClose } =
    props
  const { t } = useLingui()
  const { me, design, live } = useWorkspace()
  const may = useMayTalk()
  const desk = useDesk()
  const reviewing = useDeskState('reviewing')
  const audience = useAudience()
  const { others } = usePeopleAt(compartment)
  const locale = useLocale()
  const key = { design, person: me.id, compartment, target }
  const { draft, id, put, clear } = useDraft(key, anchor ? { anchor } : thread === undefined ? {} : { thread })
  const { text, reach = 'team', names = [] } = draft
  const [decided, decide] = useState(false)
  const [sending, setSending] = useState<Sending>({ is: 'writing' })
  const [inside, setInside] = useState(autoFocus === true)
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (autoFocus) box.current?.focus()
  }, [autoFocus])

  const words = text.trim()
  const tooLong = words.length > maxRemarkChars
  const ready = words !== '' && !tooLong && sending.is !== 'sending'
  const level = reach === 'partners' ? 'partner' : props.level
  const mayReach =
    anchor !== undefined && may('speak-to-partners', compartment) && partnersMayRead(live.process, anchor.address)
  const send = async (act: () => Promise<void>) => {
    if (!ready) return
    setSending({ is: 'sending' })
    try {
      await act()
      clear()
      decide(false)
      setSending({ is: 'writing' })
      onClose?.()
    } catch (error) {
      // Whatever went wrong, the words stay here; the reason is said below.
      setSending({ is: 'failed', why: refusalIn(error) ?? '' })
    }
  }
  const said = (): Said => {
    const asked = names.filter((one) => others.some(({ id }) => id === one.id)).map((one) => one.id)
    const mentions = names.map((one) => one.id).filter((one) => !asked.includes(one))
    return {
      id,
      text: words,
      ...(mentions.length > 0 && { mentions }),
      ...(asked.length > 0 && { asks: asked }),
      ...(decided && { act: 'decided' }),
      ...(anchor && { reach }),
    }
  }
  /** Put away with the other remarks of this review. */
  const hold = () => {
    if (!ready) return
    keepDraft({ ...key, target: `held/${id}` }, { ...draft, text: words, held: { id, ...(decided && { decided }) } })
    clear()
    decide(false)
    onClose?.()
  }
  const finish = () => (reviewing ? hold() : void send(() => onSend(said())))
  const press = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      finish()
    }
    if (event.key === 'Escape') {
      setInside(false)
      box.current?.blur()
      onClose?.()
    }
  }
  const mention = () => {
    const at = box.current?.selectionEnd ?? text.length
    const gap = at > 0 && !/\s$/.test(text.slice(0, at)) ? ' @' : '@'
    flushSync(() => put({ text: text.slice(0, at) + gap + text.slice(at) }))
    box.current?.focus()
    box.current?.setSelectionRange(at + gap.length, at + gap.length)
  }
  const open = inside || text !== ''
  return (
    <div className={css.composer} data-screen data-open={open || undefined}>
      <WritingBox
        boxRef={box}
        text={text}
        names={names}
        compartment={compartment}
        label={placeholder}
        rows={open ? 2 : 1}
        readOnly={sending.is === 'sending'}
        onFocus={() => setInside(true)}
        onWrite={(next, named) => {
          put({ text: next, names: named })
          if (sending.is === 'failed') setSending({ is: 'writing' })
        }}
        onKey={press}
      />
      {open ? (
        <div className={css.composerFoot}>
          <IconButton size="sm" label={t`Mention somebody`} keys="@" icon={<AtSign size={15} />} onPress={mention} />
          {thread !== undefined && may('decide', compartment) ? (
            <IconButton
              size="sm"
              label={t`Record as a decision`}
              icon={<Gavel size={15} />}
              on={decided}
              onPress={() => decide(!decided)}
            />
          ) : null}
          <span className={css.audience}>
            <CompartmentMark window={windowOf[level]} />
            {audience.sentence(compartment, level, guest?.name)}
          </span>
          {mayReach ? <ReachChoice reach={reach} onChoose={(next) => put({ reach: next })} /> : null}
          <KeyCap>Ctrl Enter</KeyCap>
          {onResolve && words !== '' && !reviewing && !decided ? (
            <Button size="sm" look="line" onPress={() => void send(() => onResolve(words))}>
              <Trans>Resolve with this</Trans>
            </Button>
          ) : null}
          <Button
            look="primary"
            size="sm"
            onPress={finish}
            reason={words === '' ? t`Write something first` : undefined}
            busy={sending.is === 'sending' ? t`Sending…` : undefined}
          >
            {sending.is === 'failed' ? t`Try again` : reviewing ? t`Add to review` : decided ? t`Record` : sendLabel}
          </Button>
          {reviewing ? null : (
            <Button look="link" size="sm" onPress={() => desk.put({ reviewing: true })}>
              <Trans>Start a review</Trans>
            </Button>
          )}
        </div>
      ) : null}
      {tooLong ? (
        <p className={css.failed} role="alert">
          <Trans>
            A comment has at most {maxRemarkChars.toLocaleString(locale)} characters. Shorten it, or write two.
          </Trans>
        </p>
      ) : null}
      {sending.is === 'failed' ? (
        <p className={css.failed} role="alert">
          {sending.why === '' ? (
            <Trans>This was not sent. Your words are kept here; try again when you are connected.</Trans>
          ) : (
            <>
              <Trans>This was not sent. Your words are kept here.</Trans> <span dir="auto">{sending.why}</span>
            </>
          )}
        </p>
      ) : null}
    </div>
  )
}

/** What the server said no with; undefined when nothing came back. */
function refusalIn(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('problem' in error)) return undefined
  const { problem } = error as { problem: { message?: unknown } }
  return typeof problem.message === 'string' ? problem.message : undefined
}
