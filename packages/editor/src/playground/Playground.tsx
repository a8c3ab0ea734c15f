import { ToastRegion } from '@balcony/ui'
import { useMemo, useState } from 'react'
import { Outline } from '../outline/Outline.tsx'
import { SectionPage } from '../section/SectionPage.tsx'
import type { World } from '../testing/world.ts'
import type { Workspace } from '../workspace.tsx'
import { WorkspaceProvider } from '../workspace.tsx'
import css from './Playground.module.css'

/** One person's page, without a server: to look at the components, and for the tests that need a browser. */
export function Playground({ world, person, at, options = {} }: PlaygroundProps) {
  const [address, go] = useState(at)
  const seat = useMemo(() => world.sit(person, options), [world, person, options])
  const workspace = useMemo(
    (): Workspace => ({ ...seat.workspace, go, href: (place) => `#${place}`, ...options }),
    [seat, options],
  )
  return (
    <WorkspaceProvider workspace={workspace}>
      <div className={css.app}>
        <nav className={css.outline} aria-label="Outline">
          <Outline address={address} />
        </nav>
        <main className={css.main}>
          <SectionPage address={address} margin />
        </main>
      </div>
      <ToastRegion label="Messages" />
    </WorkspaceProvider>
  )
}

interface PlaygroundProps {
  readonly world: World
  readonly person: string
  readonly at: string
  readonly options?: Parameters<World['sit']>[1]
}
