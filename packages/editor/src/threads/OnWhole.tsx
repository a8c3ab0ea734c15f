import { Button } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { ArrowLeft, MessagePlus } from '../icons.tsx'
import { useDesk, useDeskState, useWorkspace } from '../workspace.tsx'
import css from './Comments.module.css'
import { Composer } from './Composer.tsx'
import { isOnWhole, wholeDesign } from './whole.ts'

/** Begins a thread on the whole design. */
export function CommentOnWhole() {
  const { mayComment } = useWorkspace()
  const desk = useDesk()
  if (!mayComment) return null
  return (
    <p className={css.begin}>
      <Button
        size="sm"
        look="line"
        icon={<MessagePlus size={15} />}
        onPress={() => desk.put({ composing: { anchor: wholeDesign }, thread: undefined })}
      >
        <Trans>Comment on the whole design</Trans>
      </Button>
    </p>
  )
}

/** Whether one is being begun here. */
export function useWritesOnWhole(): boolean {
  const composing = useDeskState('composing')
  return composing !== undefined && isOnWhole(composing)
}

/** Where it is written; `alone` where nothing else has room beside it. */
export function WholeComposer({ alone }: { alone: boolean }) {
  const { t } = useLingui()
  const { threads } = useWorkspace()
  const desk = useDesk()
  const close = () => desk.put({ composing: undefined })
  const Title = alone ? 'h1' : 'h2'
  return (
    <div className={css.one}>
      <header>
        {alone ? (
          <Button size="sm" icon={<ArrowLeft size={15} />} onPress={close}>
            <Trans>All comments</Trans>
          </Button>
        ) : null}
        <Title>
          <Trans>Whole design</Trans>
        </Title>
      </header>
      <article data-card aria-label={t`New comment`}>
        <Composer
          target={wholeDesign.address}
          compartment="core"
          level="team"
          sendLabel={t`Comment`}
          placeholder={t`Write a comment`}
          autoFocus
          anchor={wholeDesign}
          onSend={(said) => threads.open(wholeDesign, said)}
          onClose={close}
        />
      </article>
    </div>
  )
}
