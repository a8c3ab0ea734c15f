import { type Address, place } from '@balcony/design'
import { wordsOfQuery } from '@balcony/design/search'
import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useCallback, useDeferredValue, useMemo, useState, useSyncExternalStore } from 'react'
import { useLocale } from '../live/use-locale.ts'
import { useDesk, useWorkspace } from '../workspace.tsx'
import type { Hit } from './design-search.ts'
import { lift } from './lift.ts'
import { bySection, called } from './lines.ts'
import { type Command, PaletteBox, type PaletteGroup } from './PaletteBox.tsx'
import { HitLine, PlaceLine } from './PaletteLines.tsx'
import { recentPlaces } from './recent.ts'
import { searchOf } from './searches.ts'

/** More than one reads; and each costs the page a little at every letter. */
const maxHits = 30

interface SearchPaletteProps {
  /** Where one is now. */
  readonly address: Address
  readonly commands: readonly Command[]
  readonly onClose: () => void
  /** A remark was chosen: comments must be seen. */
  readonly onRemark: () => void
}

/** Search and go: what is written, sections by name, where one was, and what one can do. */
export function SearchPalette({ address, commands, onClose, onRemark }: SearchPaletteProps) {
  const { t } = useLingui()
  const { live, go } = useWorkspace()
  const desk = useDesk()
  const [typed, type] = useState('')
  const query = useDeferredValue(typed)
  const { found, ready } = useHits(query)
  const hits = found.slice(0, maxHits)
  const sections = useSections()
  const asked = wordsOfQuery(query).length > 0

  const goTo = (place: Address) => {
    onClose()
    go(place)
    lift(place, query)
  }
  const goToHit = (hit: Hit) => {
    goTo(hit.address)
    if (hit.thread === undefined) return
    desk.put({ thread: hit.thread })
    onRemark()
  }
  const line = (key: string, text: string, shows: ReactNode, act: () => void) => ({ key, text, shows, act })
  const toPlace = (prefix: string) => (at: Address) =>
    line(`${prefix} ${at}`, at, <PlaceLine address={at} />, () => goTo(at))
  const command = (one: Command) =>
    line(`do ${one.id}`, one.label, <PaletteCommand command={one} />, () => {
      onClose()
      one.act()
    })
  const groups: readonly PaletteGroup[] = asked
    ? [
        { key: 'places', title: t`Sections`, lines: called(sections, query).map(({ name }) => toPlace('go')(name)) },
        { key: 'commands', title: t`Do`, lines: called(commands, query).map(command) },
        ...bySection(live.process, hits).map(({ section, hits: own }) => ({
          key: section,
          title: sections.find(({ name }) => name === section)?.label ?? section,
          lines: own.map((hit) => line(hit.id, hit.id, <HitLine hit={hit} />, () => goToHit(hit))),
        })),
      ]
    : [
        {
          key: 'recent',
          title: t`Where you were`,
          lines: recentPlaces(live)
            .filter((each) => each !== address && isThere(live, each))
            .slice(0, 8)
            .map(toPlace('was')),
        },
        { key: 'commands', title: t`Do`, lines: commands.map(command) },
      ]
  return (
    <PaletteBox
      query={typed}
      onQuery={type}
      groups={groups.filter(({ lines }) => lines.length > 0)}
      most={found.length > maxHits ? maxHits : undefined}
      state={asked ? (ready ? 'asked' : 'reading') : 'empty'}
      onClose={onClose}
    />
  )
}

function PaletteCommand({ command }: { command: Command }) {
  return (
    <>
      {command.icon}
      <span dir="auto">{command.label}</span>
    </>
  )
}

/** What the index says, again whenever it knows more. */
function useHits(query: string): { readonly found: readonly Hit[]; readonly ready: boolean } {
  const { live, threads } = useWorkspace()
  const { i18n } = useLingui()
  const locale = useLocale()
  const search = useMemo(
    () => searchOf(live, threads, { locale, say: (label) => i18n._(label) }),
    [live, threads, locale, i18n],
  )
  const version = useSyncExternalStore(
    useCallback((changed: () => void) => search.watch(changed), [search]),
    search.version,
  )
  return useMemo(
    () => ({ found: search.find(query, maxHits + 1), ready: search.isReady, version }),
    [search, query, version],
  )
}

/** Of the sealed compartment not even the existence is shown to those who may not enter it. */
function useSections(): readonly { readonly name: string; readonly label: string }[] {
  const { live } = useWorkspace()
  const { i18n } = useLingui()
  return Object.entries(live.process.sections)
    .filter(([, section]) => section.compartment !== 'sealed' || live.open.includes('sealed'))
    .map(([name, section]) => ({ name, label: i18n._(section.label) }))
}

function isThere(live: ReturnType<typeof useWorkspace>['live'], address: Address): boolean {
  const found = place(live.process, address)
  if (!found || !('record' in found)) return found !== undefined
  const open = live.open.includes(live.process.tables[found.table]?.compartment ?? 'sealed')
  return open && live.rows(found.table).some((row) => row.id === found.record)
}
