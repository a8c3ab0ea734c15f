import type { Process } from '@balcony/design'
import { sectionOf, useThreads, useWhoIsHere, useWorkspace } from '@balcony/editor'
import { LiveRegion } from '@balcony/ui'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useRef } from 'react'

/** Tells screen readers who works where and what was said: one sentence, at most every ten seconds. */
export function Announcements({ process }: { process: Process }) {
  const { i18n, t } = useLingui()
  const { people, me } = useWorkspace()
  const standing = useWhoIsHere()
  const threads = useThreads()
  const remarks = threads.flatMap((thread) => thread.remarks).filter((remark) => remark.by !== me.id).length
  const known = useRef(remarks)
  const fresh = remarks - known.current

  const list = new Intl.ListFormat(i18n.locale, { type: 'conjunction' })
  const bySection = new Map<string, string[]>()
  for (const { person, address } of standing) {
    const name = people.find((one) => one.id === person)?.name
    const section = sectionOf(process, address)
    const label = section === undefined ? undefined : process.sections[section]?.label
    if (name === undefined || label === undefined) continue
    const there = bySection.get(label) ?? []
    if (!there.includes(name)) bySection.set(label, [...there, name])
  }
  const places = [...bySection].map(([label, names]) => {
    const [who, where] = [list.format(names), i18n._(label)]
    return t`${who}: ${where}`
  })
  const comments = fresh > 0 ? [plural(fresh, { one: '# new comment', other: '# new comments' })] : []
  return <LiveRegion sentence={[...places, ...comments].join('; ')} />
}
