import { type ProseDoc, type ProseNode, printDate } from '@balcony/design'
import { Skeleton } from '@balcony/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useMemo } from 'react'
import { useLocale } from '../live/use-locale.ts'
import { MentionName } from '../prose/MentionName.tsx'
import prose from '../prose/prose.module.css'
import { renderProse, type StaticEdits } from '../prose/StaticProse.tsx'
import { useWorkspace } from '../workspace.tsx'
import type { DiffBlock } from './diff-prose.ts'
import { useAsked, useHistory } from './use-history.ts'
import css from './Versions.module.css'

interface DiffedTextProps {
  readonly before: ProseDoc
  readonly after: ProseDoc
  readonly sideBySide: boolean
}

/** A text with what came and what went in it, or both texts beside each other. */
export function DiffedText({ before, after, sideBySide }: DiffedTextProps) {
  const { t } = useLingui()
  const history = useHistory()
  const asked = useAsked(history && (() => history.diff(before, after)), [before, after])
  const draw = useDraw()
  if (!asked.value) return <Skeleton label={t`Comparing the texts`} lines={3} />
  if (asked.value.is === 'too-different') {
    return (
      <>
        <p className={css.quiet}>
          <Trans>These two texts are too different to be compared word by word. Both are shown whole.</Trans>
        </p>
        <Sides before={draw(before)} after={draw(after)} />
      </>
    )
  }
  if (sideBySide) return <Sides before={draw(before)} after={draw(after)} />
  return (
    <div className={prose.prose} data-static data-diff="">
      {gathered(asked.value.blocks).map((part, index) =>
        typeof part === 'number' ? (
          <p key={index} className={css.unchanged}>
            <Plural value={part} one="# paragraph unchanged" other="# paragraphs unchanged" />
          </p>
        ) : (
          <Part key={index} block={part} draw={draw} />
        ),
      )}
    </div>
  )
}

type Draw = (doc: ProseDoc, edits?: StaticEdits) => ReactNode

function Part({ block, draw }: { block: DiffBlock; draw: Draw }) {
  const doc: ProseDoc = { type: 'doc', content: [block.node] }
  if (block.is === 'changed') return draw(doc, block)
  if (block.is === 'added') return <ins data-block="">{draw(doc)}</ins>
  if (block.is === 'removed') return <del data-block="">{draw(doc)}</del>
  if (block.is === 'same') return draw(doc)
  return (
    <div data-form="">
      <small className={css.formNote}>
        <Trans>Only the form changed</Trans>
      </small>
      {draw(doc)}
    </div>
  )
}

function Sides({ before, after }: { before: ReactNode; after: ReactNode }) {
  const { t } = useLingui()
  return (
    <div className={css.sides}>
      <section aria-label={t`Before`}>
        <h4>
          <Trans>Before</Trans>
        </h4>
        <div className={prose.prose} data-static>
          {before}
        </div>
      </section>
      <section aria-label={t`After`}>
        <h4>
          <Trans>After</Trans>
        </h4>
        <div className={prose.prose} data-static>
          {after}
        </div>
      </section>
    </div>
  )
}

/** Long stretches in which nothing changed are told by their number; one block on either side of a change stays. */
function gathered(blocks: readonly DiffBlock[]): readonly (DiffBlock | number)[] {
  const near = (index: number) => blocks.slice(Math.max(0, index - 1), index + 2).some((block) => block.is !== 'same')
  const parts: (DiffBlock | number)[] = []
  for (const [index, block] of blocks.entries()) {
    const last = parts.at(-1)
    if (block.is !== 'same' || near(index)) parts.push(block)
    else if (typeof last === 'number') parts[parts.length - 1] = last + 1
    else parts.push(1)
  }
  return parts
}

function useDraw(): Draw {
  const { t } = useLingui()
  const locale = useLocale()
  const { files } = useWorkspace()
  return useMemo(() => {
    const words = {
      decision: (date: string | undefined) =>
        date === undefined ? t`Decision` : t`Decision, ${printDate(date, locale)}`,
      task: (text: string) => (text === '' ? t`Task without words` : t`Done: ${text}`),
      mention: (to: string) => <MentionName address={to} />,
      picture: (file: string) => files?.href(file),
      pictureWord: t`Picture`,
    }
    return (doc, edits) => renderProse(doc, words, [], [], edits)
  }, [t, locale, files])
}

/** A value that is a text, as prose, so that it is compared like one. */
export function proseFrom(value: unknown, words: (text: string) => ProseDoc): ProseDoc {
  if (typeof value === 'string') return words(value)
  if (typeof value === 'object' && value !== null && 'type' in value && value.type === 'doc') return value as ProseDoc
  return { type: 'doc', content: [] as readonly ProseNode[] }
}
