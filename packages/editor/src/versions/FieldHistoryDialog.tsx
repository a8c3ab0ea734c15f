import { type ActivityLine, type Address, fieldAt, isLongText, place, proseOf } from '@balcony/design'
import { Button, Dialog, EmptyState, Skeleton, toasts } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Past } from '../icons.tsx'
import { useMayWrite } from '../live/hooks.ts'
import { useDesk, useDeskState, useWorkspace } from '../workspace.tsx'
import { ChangeWords } from './ActivityList.tsx'
import { PlaceName } from './ComparedSectionView.tsx'
import { DiffedText, proseFrom } from './DiffedText.tsx'
import { useAsked, useHistory, useTold, useTurn, wordsOfError } from './use-history.ts'
import css from './Versions.module.css'

/** The past of the field that somebody asked for, wherever on the page they did. */
export function FieldHistory() {
  const desk = useDesk()
  const address = useDeskState('past')
  const history = useHistory()
  if (!history || address === undefined) return null
  return <FieldHistoryDialog address={address} onClose={() => desk.put({ past: undefined })} />
}

function FieldHistoryDialog({ address, onClose }: { address: Address; onClose: () => void }) {
  const { t } = useLingui()
  const history = useHistory()
  const turn = useTurn()
  const asked = useAsked(history && (() => history.fieldHistory(address)), [address, turn])
  const lines = asked.value?.lines
  return (
    <Dialog
      title={<PlaceName address={address} names={noNames} />}
      about={t`What stood here before`}
      closing={t`Close`}
      isOpen
      onClose={onClose}
    >
      <div className={css.form}>
        {lines === undefined ? (
          asked.problem !== undefined && !asked.isWaiting ? (
            <p role="alert">{asked.problem}</p>
          ) : (
            <Skeleton label={t`Fetching the history`} lines={4} />
          )
        ) : lines.length === 0 ? (
          <EmptyState icon={<Past size={22} />} title={<Trans>Nobody has changed this yet</Trans>}>
            <Trans>What stands here was there from the beginning.</Trans>
          </EmptyState>
        ) : (
          <ol className={css.lines}>
            {lines.map((line) => (
              <li key={line.id}>
                <PastLine line={line} />
              </li>
            ))}
          </ol>
        )}
      </div>
    </Dialog>
  )
}

const noNames = {}

function PastLine({ line }: { line: ActivityLine }) {
  const { t } = useLingui()
  const { live, mayPast } = useWorkspace()
  const history = useHistory()
  const told = useTold()
  const mayWrite = useMayWrite(line.address)
  const [problem, setProblem] = useState<string>()
  const field = fieldAt(live.process, line.address)
  const isRecord = place(live.process, line.address)?.is === 'record'
  const may = mayWrite && mayPast?.('restore', []) === true
  const bring = async (which: 'before' | 'after' | 'lost') => {
    try {
      await history?.bringBack(line.id, which)
      toasts.show(t`Brought back`)
    } catch (error) {
      setProblem(wordsOfError(error))
    }
  }
  return (
    <div className={css.line}>
      <p>
        <b>{told.person(line.by)}</b>
        <time dateTime={new Date(line.until).toISOString()}>{told.moment(line.until)}</time>
      </p>
      {isLongText(field) ? (
        <DiffedText
          before={proseFrom(line.before, proseOf)}
          after={proseFrom(line.after, proseOf)}
          sideBySide={false}
        />
      ) : (
        <ChangeWords line={line} />
      )}
      {may ? (
        <p className={css.buttons}>
          <Button size="sm" look="line" onPress={() => void bring('before')}>
            {isRecord ? <Trans>Put it back as it was before</Trans> : <Trans>Bring back what stood before</Trans>}
          </Button>
          {line.lost === undefined ? null : (
            <Button size="sm" look="line" onPress={() => void bring('lost')}>
              <Trans>Bring back what was overwritten</Trans>
            </Button>
          )}
        </p>
      ) : null}
      {problem === undefined ? null : (
        <p role="alert" className={css.problem}>
          {problem}
        </p>
      )}
    </div>
  )
}
