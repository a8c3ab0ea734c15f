import type { SelfCheck as Checked, SelfFinding } from '@balcony/api/contract'
import { Button, Skeleton } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, Info, RefreshCw } from 'lucide-react'
import css from '../account/Account.module.css'
import { PlainPage } from '../frame/PlainPage.tsx'
import { get } from '../server.ts'
import { NothingHere } from '../workspace/NothingHere.tsx'
import own from './SelfCheck.module.css'
import { useSelfWords } from './words.ts'

/** This device's clock may be this far from the server's before codes of a second factor fail. */
const tolerance = 30_000

/** For whoever looks after this Balcony: how it is reached and kept, and what to do about what is wrong. */
export function SelfCheck() {
  const { t } = useLingui()
  const check = useQuery({
    queryKey: ['self-check'],
    queryFn: async () => {
      const checked = await get<Checked>('/api/self-check')
      const apart = Math.abs(checked.now - Date.now()) > tolerance
      return [...checked.findings, ...(apart ? [clockHere] : [])]
    },
    staleTime: 0,
    retry: false,
  })
  return (
    <PlainPage title={t`Check this installation`}>
      <p className={css.who}>
        <Trans>The server looks at itself, and goes out to its public address and in again.</Trans>
      </p>
      {check.data ? (
        <>
          <Findings findings={check.data} />
          <p className={css.actions}>
            <Button
              look="line"
              icon={<RefreshCw size={16} strokeWidth={1.75} aria-hidden />}
              busy={check.isFetching ? t`Looking` : undefined}
              onPress={() => void check.refetch()}
            >
              <Trans>Look again</Trans>
            </Button>
          </p>
        </>
      ) : check.error ? (
        <NothingHere error={check.error} onAgain={() => void check.refetch()} />
      ) : (
        <Skeleton label={t`Looking`} slow={t`The public address takes its time to answer.`} />
      )}
    </PlainPage>
  )
}

const clockHere: SelfFinding = { about: 'clock', is: 'wrong', code: 'clock-apart', detail: 'this device' }

function Findings({ findings }: { findings: readonly SelfFinding[] }) {
  const words = useSelfWords()
  const rank = { wrong: 0, 'worth-knowing': 1, well: 2 }
  const sorted = [...findings].sort((a, b) => rank[a.is] - rank[b.is])
  return (
    <ul className={css.list}>
      {sorted.map((finding) => (
        <li key={`${finding.code} ${finding.detail ?? ''}`} className={css.row}>
          <Sign is={finding.is} />
          <span className={css.grow}>
            <span>{words[finding.code]}</span>
            {finding.detail === undefined ? null : (
              <code className={css.quiet} dir="ltr">
                {finding.detail}
              </code>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Sign({ is }: { is: SelfFinding['is'] }) {
  const { t } = useLingui()
  const signs = {
    wrong: { icon: CircleAlert, name: t`Wrong` },
    'worth-knowing': { icon: Info, name: t`Worth knowing` },
    well: { icon: CircleCheck, name: t`Well` },
  }
  const { icon: Icon, name } = signs[is]
  return <Icon className={own.sign} data-is={is} size={18} strokeWidth={1.75} role="img" aria-label={name} />
}
