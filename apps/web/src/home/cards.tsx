import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { type Beginning, templateIds } from './beginning.ts'

export interface Card {
  readonly beginning: Beginning
  readonly name: string
  readonly about: string
  readonly picture: ReactNode
}

/** The ways to begin, in one sentence each. */
export function useCards(): readonly Card[] {
  const { t } = useLingui()
  const words: Readonly<Record<Beginning, readonly [string, string]>> = {
    empty: [t`Blank design`, t`The five steps, empty.`],
    'psw-series': [t`Problem-solving workshop series`, t`Three days, three times in a year, around twelve people.`],
    'dialogue-series': [t`Intergroup dialogue series`, t`Six to ten meetings over a year, the same circle.`],
    training: [t`Training programme`, t`Two days, repeated, with coaching between.`],
    'joint-project': [t`Joint project`, t`A shared good that neither side can get alone.`],
    'media-education': [t`Media-based peace education`, t`A season of episodes, with listening groups.`],
    file: [t`From a file`, t`A design in Balcony’s exchange format (JSON).`],
  }
  return (['empty', ...templateIds, 'file'] as const).map((beginning) => {
    const [name, about] = words[beginning]
    return { beginning, name, about, picture: pictures[beginning] }
  })
}

const pictures: Readonly<Record<Beginning, ReactNode>> = {
  empty: (
    <>
      <rect x="1" y="1" width="22" height="30" rx="2" />
      <path d="M12 12v8M8 16h8" />
    </>
  ),
  'psw-series': (
    <>
      <circle cx="16" cy="16" r="7" />
      <circle cx="16" cy="3" r="2" />
      <circle cx="16" cy="29" r="2" />
      <circle cx="3" cy="16" r="2" />
      <circle cx="29" cy="16" r="2" />
    </>
  ),
  'dialogue-series': (
    <>
      <path d="M1 26c5 0 5-8 10-8s5 4 10 4 5-12 10-12 5 4 10 4" />
      <circle cx="11" cy="18" r="2" fill="currentColor" />
      <circle cx="21" cy="22" r="2" fill="currentColor" />
      <circle cx="31" cy="10" r="2" fill="currentColor" />
    </>
  ),
  training: (
    <>
      <path d="M1 30h9v-8h9v-8h9V6h9" />
      <path d="M8 12V2m-4 4 4-4 4 4" />
    </>
  ),
  'joint-project': (
    <>
      <path d="M1 26h40M1 16c6-8 14-12 20-12s14 4 20 12" />
      <path d="M9 26V10M21 26V4M33 26V10" />
    </>
  ),
  'media-education': (
    <>
      <circle cx="18" cy="12" r="2.5" fill="currentColor" />
      <path d="M18 15v16M12 18a8.5 8.5 0 0 1 0-12M24 18a8.5 8.5 0 0 0 0-12M7 23a15.5 15.5 0 0 1 0-22M29 23a15.5 15.5 0 0 0 0-22" />
    </>
  ),
  file: (
    <>
      <path d="M15 1H3a2 2 0 0 0-2 2v26a2 2 0 0 0 2 2h18a2 2 0 0 0 2-2V9zM15 1v8h8" />
      <path d="M12 26V15m-4 4 4-4 4 4" />
    </>
  ),
}
