import type { Comparison, MomentRef } from '@balcony/design'
import { Button, IconButton, Segments, Select, Skeleton } from '@balcony/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, useRef, useState } from 'react'
import { ChevronDown, ChevronUp } from '../icons.tsx'
import { useLocale } from '../live/use-locale.ts'
import { useWorkspace } from '../workspace.tsx'
import { ComparedSectionView } from './ComparedSectionView.tsx'
import { useAsked, useHistory, useTurn } from './use-history.ts'
import css from './Versions.module.css'

export interface MomentChoice {
  readonly id: MomentRef
  readonly label: string
}

interface ComparisonViewProps {
  readonly from: MomentRef
  readonly to: MomentRef
  readonly moments: readonly MomentChoice[]
  readonly onChoose: (from: MomentRef, to: MomentRef) => void
  readonly onLook: (of: MomentRef) => void
  readonly onRestore: ((to: MomentRef, section?: string) => void) | undefined
}

/** Any two moments: first how much changed, then what, section by section. */
export function ComparisonView({ from, to, moments, onChoose, onLook, onRestore }: ComparisonViewProps) {
  const { t } = useLingui()
  const history = useHistory()
  const turn = useTurn()
  const asked = useAsked(history && (() => history.compare(from, to)), [from, to, to === 'now' ? turn : 0])
  const [way, choose] = useState<'inline' | 'sides'>('inline')
  const box = useRef<HTMLDivElement>(null)
  const steps = useSteps(box)
  const comparison = asked.value
  const past = onRestore ? [from, to].filter((ref) => ref !== 'now') : []
  const press = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return
    if (event.key === 'ArrowDown' || event.key === 'F7') {
      event.preventDefault()
      steps.go(event.key === 'F7' && event.shiftKey ? -1 : 1)
    } else if (event.key === 'ArrowUp') {
      event.preventDefault()
      steps.go(-1)
    }
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows step through the changes; the buttons do the same
    <div className={css.comparison} onKeyDown={press}>
      <div className={css.bar}>
        <span className={css.quiet}>
          <Trans>Compare</Trans>
        </span>
        <MomentSelect label={t`Earlier moment`} moments={moments} chosen={from} onChoose={(id) => onChoose(id, to)} />
        <span className={css.quiet}>
          <Trans>with</Trans>
        </span>
        <MomentSelect label={t`Later moment`} moments={moments} chosen={to} onChoose={(id) => onChoose(from, id)} />
        <span className={css.grow} />
        <Segments
          label={t`How texts are compared`}
          choices={[
            { id: 'inline', label: t`Inline` },
            { id: 'sides', label: t`Side by side` },
          ]}
          chosen={way}
          onChoose={(id) => choose(id === 'sides' ? 'sides' : 'inline')}
        />
        <Stepper steps={steps} of={countOf(comparison)} />
        {from === 'now' ? null : (
          <Button size="sm" look="line" onPress={() => onLook(from)}>
            <Trans>Look at it</Trans>
          </Button>
        )}
        {onRestore && from !== 'now' ? (
          <Button size="sm" look="line" onPress={() => onRestore(from)}>
            <Trans>Restore…</Trans>
          </Button>
        ) : null}
      </div>
      <div ref={box} className={css.changes}>
        {comparison ? (
          <>
            <Summary comparison={comparison} />
            {comparison.sections.map((compared) => (
              <ComparedSectionView
                key={compared.section}
                compared={compared}
                names={comparison.names}
                sideBySide={way === 'sides'}
                restores={past.map((ref) => ({
                  ...(past.length > 1 ? { called: moments.find(({ id }) => id === ref)?.label ?? '' } : {}),
                  act: () => onRestore?.(ref, compared.section),
                }))}
              />
            ))}
          </>
        ) : asked.problem !== undefined && !asked.isWaiting ? (
          <p role="alert">
            {asked.problem}{' '}
            <Button size="sm" look="link" onPress={asked.again}>
              <Trans>Try again</Trans>
            </Button>
          </p>
        ) : (
          <Skeleton label={t`Comparing`} slow={t`This is a large design. It takes a moment.`} lines={6} block />
        )}
      </div>
    </div>
  )
}

/** First the whole: how much changed, and where; each section leads to its changes. */
function Summary({ comparison }: { comparison: Comparison }) {
  const { i18n } = useLingui()
  const { live } = useWorkspace()
  const locale = useLocale()
  const records = comparison.sections.flatMap((section) => section.records)
  const count = (what: string) => records.filter((record) => record.what === what).length
  if (comparison.sections.length === 0) {
    return (
      <p className={css.summary} role="status">
        <Trans>Nothing differs between these two moments.</Trans>
      </p>
    )
  }
  const [added, removed, moved] = [count('added'), count('removed'), count('moved')]
  return (
    <div className={css.summary}>
      <p role="status">
        <b>
          <Plural value={comparison.sections.length} one="# section changed" other="# sections changed" />
        </b>
        {added > 0 ? (
          <span>
            <Plural value={added} one="# record added" other="# records added" />
          </span>
        ) : null}
        {removed > 0 ? (
          <span>
            <Plural value={removed} one="# record removed" other="# records removed" />
          </span>
        ) : null}
        {moved > 0 ? (
          <span>
            <Plural value={moved} one="# record moved" other="# records moved" />
          </span>
        ) : null}
      </p>
      <ul>
        {comparison.sections.map(({ section, fields, records: own }) => (
          <li key={section}>
            <a
              href={`#compared-${section}`}
              onClick={(event) => {
                // The address bar names places of the design, not of this page.
                event.preventDefault()
                document.getElementById(`compared-${section}`)?.scrollIntoView({ block: 'start' })
              }}
            >
              {i18n._(live.process.sections[section]?.label ?? section)}
              <span>{(fields.length + own.length).toLocaleString(locale)}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function MomentSelect(props: {
  label: string
  moments: readonly MomentChoice[]
  chosen: MomentRef
  onChoose: (id: MomentRef) => void
}) {
  return (
    <div className={css.moment}>
      <Select
        aria-label={props.label}
        choices={props.moments}
        chosen={props.chosen}
        onChoose={(id) => id !== null && props.onChoose(id as MomentRef)}
      />
    </div>
  )
}

type Steps = ReturnType<typeof useSteps>

function Stepper({ steps, of }: { steps: Steps; of: number }) {
  const { t } = useLingui()
  const locale = useLocale()
  if (of === 0) return null
  const [at, all] = [(steps.at + 1).toLocaleString(locale), of.toLocaleString(locale)]
  return (
    <span className={css.stepper}>
      <IconButton
        size="sm"
        label={t`Previous change`}
        keys="↑"
        icon={<ChevronUp size={15} />}
        onPress={() => steps.go(-1)}
      />
      <span className={css.quiet}>{steps.at < 0 ? all : t`${at} of ${all}`}</span>
      <IconButton
        size="sm"
        label={t`Next change`}
        keys="↓"
        icon={<ChevronDown size={15} />}
        onPress={() => steps.go(1)}
      />
    </span>
  )
}

function useSteps(box: React.RefObject<HTMLElement | null>) {
  const [at, set] = useState(-1)
  return {
    at,
    go(by: 1 | -1) {
      const all = [...(box.current?.querySelectorAll<HTMLElement>('[data-change]') ?? [])]
      if (all.length === 0) return
      const next = Math.min(all.length - 1, Math.max(0, at + by))
      set(next)
      all[next]?.scrollIntoView({ block: 'center' })
      all[next]?.focus({ preventScroll: true })
    },
  }
}

function countOf(comparison: Comparison | undefined): number {
  return comparison?.sections.reduce((sum, section) => sum + section.fields.length + section.records.length, 0) ?? 0
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [role="listbox"], button') !== null
}
