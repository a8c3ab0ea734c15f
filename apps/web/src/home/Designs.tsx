import type { DesignSummary } from '@balcony/api/contract'
import { Button, Segments } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQueries } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { glanceQuery } from '../queries.ts'
import { DesignList } from './DesignList.tsx'
import css from './Home.module.css'
import { sides } from './sides.ts'

interface DesignsProps {
  readonly designs: readonly DesignSummary[]
  readonly onBegin: () => void
  /** Stands around the list: what was searched for takes its place. */
  readonly children: (list: ReactNode) => ReactNode
}

/** The designs one takes part in: those that go on and, apart from them, those that are closed. */
export function Designs({ designs, onBegin, children }: DesignsProps) {
  const { t } = useLingui()
  const glances = useQueries({ queries: designs.map(({ id }) => glanceQuery(id)) })
  const [wanted, show] = useState<Side>('open')
  const { open, closed } = sides(
    designs,
    glances.map(({ data }) => data),
  )
  // The last closed design was opened again, or thrown away.
  const side = closed.length === 0 ? 'open' : wanted
  return (
    <>
      <div className={css.head}>
        <h1 className={css.title}>
          <Trans>Designs</Trans>
        </h1>
        {closed.length === 0 ? null : (
          <Segments
            label={t`Which designs are shown`}
            choices={[
              { id: 'open', label: t`Open`, count: open.length },
              { id: 'closed', label: t`Closed`, count: closed.length },
            ]}
            chosen={side}
            onChoose={(id) => show(id as Side)}
          />
        )}
        <Button look="primary" icon={<Plus size={17} strokeWidth={1.75} aria-hidden />} onPress={onBegin}>
          <Trans>New design</Trans>
        </Button>
      </div>
      {children(
        side === 'open' && open.length === 0 ? (
          <p className={css.none}>
            <Trans>All your designs are closed.</Trans>
          </p>
        ) : (
          <DesignList designs={side === 'open' ? open : closed} />
        ),
      )}
    </>
  )
}

type Side = 'open' | 'closed'
