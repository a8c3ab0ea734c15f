import { useSyncExternalStore } from 'react'
import { RecoveredNotice } from './Notices.tsx'
import { recovered } from './recovered.ts'

/** Words that were not saved, of every design: shown where none of them is open. */
export default function LeftWords() {
  const all = useSyncExternalStore(recovered.watch, recovered.all)
  return [...new Set(all.map(({ design }) => design))].map((design) => <RecoveredNotice key={design} design={design} />)
}
