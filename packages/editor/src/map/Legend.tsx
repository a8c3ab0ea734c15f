import { useLingui } from '@lingui/react/macro'
import { useOptionWords, usePhaseWords } from './lanes.ts'
import css from './Map.module.css'

const kinds = ['state', 'intergovernmental', 'ngo', 'local_group'] as const

/** Fill says when, shape says who. */
export function useLegend() {
  const { t } = useLingui()
  const phases = usePhaseWords()
  const option = useOptionWords()
  return (
    <ul className={css.legend} aria-label={t`What shapes and fills mean`}>
      {(['past', 'running', 'planned'] as const).map((phase) => (
        <li key={phase}>
          <i className={css.swatch} data-phase={phase} />
          {phases[phase]}
        </li>
      ))}
      <li>
        <i className={css.swatch} data-phase="gap" />
        {t`Gap`}
      </li>
      <li>
        <i className={css.swatch} data-phase="planned" data-ours />
        {t`Ours`}
      </li>
      {kinds.map((kind) => (
        <li key={kind}>
          <svg width={9} height={9} aria-hidden>
            <ActorMark kind={kind} x={0} y={0} />
          </svg>
          {option('actorKind', kind)}
        </li>
      ))}
    </ul>
  )
}

/** Nine by nine. */
export function ActorMark({ kind, x, y }: { kind: string; x: number; y: number }) {
  const path = marks[kind]
  return path === undefined ? null : <path d={path} transform={`translate(${x} ${y})`} className={css.actor} />
}

const marks: Readonly<Record<string, string>> = {
  state: 'M0.5 0.5h8v8h-8z',
  intergovernmental: 'M4.5 0L9 4.5L4.5 9L0 4.5z',
  ngo: 'M4.5 0.2a4.3 4.3 0 1 1 0 8.6a4.3 4.3 0 1 1 0-8.6z',
  local_group: 'M4.5 0.3L9 8.7H0z',
}
