import type { ReactNode } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components/Tabs'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import { Count } from './Chip.tsx'
import { classes } from './classes.ts'
import css from './Toggle.module.css'

export interface TabItem {
  readonly id: string
  readonly label: string
  readonly count?: number
}

interface TabsProps {
  readonly label: string
  readonly tabs: readonly (TabItem & { readonly children: ReactNode })[]
  readonly chosen: string
  readonly onChoose: (id: string) => void
}

/** Parts of one place, one at a time. */
export function Tabs({ label, tabs, chosen, onChoose }: TabsProps) {
  return (
    <AriaTabs selectedKey={chosen} onSelectionChange={(key) => onChoose(String(key))} className={classes(css.tabs)}>
      <TabList aria-label={label} className={classes(css.segments)} data-screen>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={classes(css.segment)}>
            {tab.label} {tab.count === undefined ? null : <Count of={tab.count} />}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={classes(css.panel)}>
          {tab.children}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}

interface SegmentsProps {
  readonly label: string
  readonly choices: readonly TabItem[]
  readonly chosen: string
  readonly onChoose: (id: string) => void
}

/** A choice of two to four that takes effect at once: filters, views. */
export function Segments({ label, choices, chosen, onChoose }: SegmentsProps) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={([key]) => key !== undefined && onChoose(String(key))}
      className={classes(css.segments)}
      data-screen
    >
      {choices.map((choice) => (
        <ToggleButton key={choice.id} id={choice.id} className={classes(css.segment)}>
          {choice.label} {choice.count === undefined ? null : <Count of={choice.count} />}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
