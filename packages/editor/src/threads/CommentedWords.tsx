import type { Address, Field, Thread, Value } from '@balcony/design'
import { type Live, resolveAnchor } from '@balcony/document'
import { Fragment } from 'react'
import { ValueWords } from '../field/ReadValue.tsx'
import { useThreads } from '../live/hooks.ts'
import { useDesk, useDeskState, useWorkspace } from '../workspace.tsx'
import css from './Threads.module.css'

interface CommentedWordsProps {
  readonly address: Address
  readonly field: Field
  readonly value: Value | undefined
}

/** A plain text in a cell or for those who only read, with the words lifted on which open comments stand. */
export function CommentedWords({ address, field, value }: CommentedWordsProps) {
  const { live } = useWorkspace()
  const desk = useDesk()
  const on = useDeskState('thread')
  const threads = useThreads().filter((thread) => thread.anchor.address === address)
  const pieces = typeof value === 'string' && field.kind === 'text' ? piecesOf(live, address, value, threads, on) : []
  if (!pieces.some((piece) => piece.thread !== undefined)) return <ValueWords field={field} value={value} />
  return (
    <span dir="auto" className={css.plain}>
      {pieces.map(({ at, words, thread }) =>
        thread === undefined ? (
          <Fragment key={at}>{words}</Fragment>
        ) : (
          // biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard the thread is reached from the place that holds the words
          <mark
            key={at}
            data-thread={thread}
            data-on={thread === on || undefined}
            onClick={() => desk.put({ thread, composing: undefined })}
          >
            {words}
          </mark>
        ),
      )}
    </span>
  )
}

interface Piece {
  readonly at: number
  readonly words: string
  readonly thread?: string
}

/** The words in pieces; of several threads on the same words the one that is pointed at is shown. */
function piecesOf(
  live: Live,
  address: Address,
  words: string,
  threads: readonly Thread[],
  on: string | undefined,
): readonly Piece[] {
  const standing = threads.flatMap(({ id, anchor, status, state }) => {
    if (anchor.on !== 'words' || status.is !== 'open' || state === 'detached') return []
    const found = resolveAnchor(live.docOf(address), anchor)
    return found ? [{ id, from: found.from, to: Math.min(found.to, words.length) }] : []
  })
  const cuts = [...new Set([0, words.length, ...standing.flatMap(({ from, to }) => [from, to])])]
    .filter((cut) => cut <= words.length)
    .sort((one, other) => one - other)
  return cuts.slice(0, -1).map((at, index) => {
    const end = cuts[index + 1] ?? at
    const over = standing.filter(({ from, to }) => from <= at && to >= end)
    const thread = (over.find(({ id }) => id === on) ?? over.at(-1))?.id
    return { at, words: words.slice(at, end), ...(thread === undefined ? {} : { thread }) }
  })
}
