import type { Version, VersionList } from '@balcony/api/contract'
import { useEffect, useState } from 'react'
import { get } from '../server.ts'

/** The versions that somebody named, newest first; none until they came, and none where they cannot be had. */
export function useVersions(design: string): readonly Version[] {
  const [versions, setVersions] = useState<readonly Version[]>([])
  useEffect(() => {
    let isOver = false
    get<VersionList>(`/api/designs/${encodeURIComponent(design)}/versions`)
      .then((list) => {
        if (!isOver) setVersions(list.versions.filter((each) => each.kind !== 'before-restore'))
      })
      .catch(() => {}) // the present can be exported all the same
    return () => {
      isOver = true
    }
  }, [design])
  return versions
}

/** Whether somebody agreed to it. */
export function isApproved({ approvals }: Version): boolean {
  return approvals.some((each) => each.answer === 'agreed')
}
