import { type Address, place, type Section, sectionAddress } from '@balcony/design'
import { AvatarStack, CompartmentPill, EmptyState, Sheet } from '@balcony/ui'
import { useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { AdjustmentButton } from '../adjustment/AdjustmentButton.tsx'
import { AgendaTable } from '../agenda/AgendaTable.tsx'
import { isAgenda } from '../agenda/agenda.ts'
import { FieldInput } from '../field/FieldInput.tsx'
import { useLevelWords, windowOf } from '../field/FieldMark.tsx'
import { AttachedFiles } from '../files/AttachedFiles.tsx'
import { useStand, useThreads, useValue, useWhoIsHere } from '../live/hooks.ts'
import { sectionOf } from '../live/places.ts'
import { useLocale } from '../live/use-locale.ts'
import { useNarrow } from '../live/use-narrow.ts'
import { Toolbar } from '../prose/Toolbar.tsx'
import { isShown } from '../record/applies.ts'
import { RecordPanel } from '../record/RecordPanel.tsx'
import { SectionFindings } from '../review/PlaceFindings.tsx'
import { RecordTable } from '../table/RecordTable.tsx'
import { useAudience } from '../threads/audience.ts'
import { ThreadsPanel } from '../threads/ThreadsPanel.tsx'
import { useComment } from '../threads/use-comment.ts'
import { useWhatWaits } from '../threads/use-what-waits.ts'
import { FieldHistory } from '../versions/FieldHistoryDialog.tsx'
import { PastButton } from '../versions/PastButton.tsx'
import { useHistory } from '../versions/use-history.ts'
import { SectionViews } from '../views/SectionViews.tsx'
import { SectionTools } from '../word/SectionTools.tsx'
import { useDesk, useDeskState, useWorkspace } from '../workspace.tsx'
import { Questions } from './Questions.tsx'
import css from './Section.module.css'
import { SectionWork } from './SectionWork.tsx'
import { useSectionStatus } from './use-section-status.ts'
import { workFields } from './work-fields.ts'

interface SectionPageProps {
  /** A section, or a table, record or field in it: then it is opened there. */
  readonly address: Address
  /** Comments stand in the margin, beside what they are on. */
  readonly margin?: boolean
}

/** One part of the design, as the team works on it. */
export function SectionPage({ address, margin = false }: SectionPageProps) {
  const { live } = useWorkspace()
  const name = sectionOf(live.process, address)
  const section = name === undefined ? undefined : live.process.sections[name]
  if (name === undefined || !section) return null
  return <OpenSection key={name} name={name} section={section} address={address} margin={margin} />
}

interface OpenSectionProps extends Required<SectionPageProps> {
  readonly name: string
  readonly section: Section
}

function OpenSection({ name, section, address, margin }: OpenSectionProps) {
  const { live, go } = useWorkspace()
  const { t, i18n } = useLingui()
  const page = useRef<HTMLDivElement>(null)
  const column = useRef<HTMLDivElement>(null)
  const narrow = useNarrow(page, 56)
  const keys = usePageKeys(name)
  const found = place(live.process, address)
  const record = found && 'record' in found ? found : undefined
  useArrival(column, address, record !== undefined)
  const history = useHistory()
  // Before one goes on as well: what others changed meanwhile was on the screen.
  useEffect(() => {
    history?.look(name)
    return () => history?.look(name)
  }, [history, name])
  const close = () => go(name)
  const talked = useHasComments(name)
  const beside = margin && talked && !narrow && record === undefined
  const panel = record ? (
    <RecordPanel
      key={record.table}
      table={record.table}
      record={record.record}
      at={address}
      onClose={close}
      bare={narrow}
    />
  ) : null
  const open = live.open.includes(section.compartment)
  return (
    <div ref={page} className={css.page} data-panel={(panel !== null && !narrow) || undefined} tabIndex={-1} {...keys}>
      <div className={css.scroll}>
        <Toolbar />
        <div className={css.columns} data-margin={beside || undefined}>
          <div ref={column} className={css.body} data-address={name}>
            <Head name={name} section={section} />
            {open ? <Fields name={name} section={section} /> : <Closed section={section} />}
            {section.tables.some((table) => table === 'step' || table === 'adjustment') ? <AdjustmentButton /> : null}
            <SectionViews section={name} />
            {section.tables.map((table) => (
              <SectionTable key={table} table={table} />
            ))}
            {open ? <AttachedFiles address={name} /> : null}
          </div>
          {beside ? (
            <aside className={css.margin} aria-label={t`Comments in the margin`}>
              <ThreadsPanel address={name} beside={column} />
            </aside>
          ) : null}
        </div>
      </div>
      <FieldHistory />
      {panel === null ? null : narrow ? (
        <Sheet
          from="below"
          title={i18n._(live.process.tables[record?.table ?? '']?.singular ?? '')}
          closing={t`Close`}
          isOpen
          onClose={close}
        >
          {panel}
        </Sheet>
      ) : (
        <div className={css.panel}>{panel}</div>
      )}
    </div>
  )
}

function Head({ name, section }: { name: string; section: Section }) {
  const { i18n, t } = useLingui()
  const { live, people } = useWorkspace()
  const levels = useLevelWords()
  const audience = useAudience()
  const who = useWhoIsHere().filter((standing) => sectionOf(live.process, standing.address) === name)
  const faces = people.filter((person) => who.some((standing) => standing.person === person.id))
  return (
    <header className={css.head}>
      <h1>{i18n._(section.label)}</h1>
      <div className={css.meta}>
        <SectionWork name={name} section={section} />
        <CompartmentPill window={windowOf[section.level]}>{levels[section.level]}</CompartmentPill>
        {section.compartment === 'core' ? null : <span>{audience.name(section.compartment)}</span>}
        <SectionFindings section={name} />
        <span className={css.tools}>
          <SectionTools name={name} section={section} />
          {section.fields[narrative] && live.open.includes(section.compartment) ? (
            <PastButton plain address={sectionAddress(name, narrative)} label={i18n._(section.label)} />
          ) : null}
        </span>
        {faces.length > 0 ? <AvatarStack faces={faces} label={t`Here now`} size="sm" /> : null}
      </div>
    </header>
  )
}

function Fields({ name, section }: { name: string; section: Section }) {
  const status = useSectionStatus(name)
  const fields = Object.entries(section.fields).filter(([field]) => !workFields.includes(field))
  return (
    <>
      <Questions name={name} folded={status !== 'none'} />
      {fields.map(([field, described]) => (
        <SectionField key={field} section={section} name={name} field={field}>
          <FieldInput
            address={sectionAddress(name, field)}
            field={described}
            among={section.level}
            bare={field === narrative}
          />
        </SectionField>
      ))}
    </>
  )
}

/** The section's own text: it stands under the title and needs no label of its own. */
const narrative = 'narrative'

function SectionField({
  section,
  name,
  field,
  children,
}: {
  section: Section
  name: string
  field: string
  children: ReactNode
}) {
  const described = section.fields[field]
  const deciding = useValue(sectionAddress(name, described?.when?.field ?? field))
  if (described?.when && !isShown(described, deciding === undefined ? {} : { [described.when.field]: deciding }))
    return null
  return children
}

function SectionTable({ table }: { table: string }) {
  const { live } = useWorkspace()
  const described = live.process.tables[table]
  if (!described || !live.open.includes(described.compartment)) return null
  return isAgenda(described) ? <AgendaTable table={table} /> : <RecordTable table={table} />
}

function Closed({ section }: { section: Section }) {
  const { t } = useLingui()
  const locale = useLocale()
  const { keepers } = useWorkspace()
  const audience = useAudience()
  const names = (keepers?.(section.compartment) ?? []).map((person) => person.name)
  const list = new Intl.ListFormat(locale).format(names)
  return (
    <EmptyState title={t`This section is closed to you`}>
      {names.length === 0
        ? t`It belongs to the ${audience.name(section.compartment)}. The lead can clear you for it.`
        : t`It belongs to the ${audience.name(section.compartment)}. ${list} can open it.`}
    </EmptyState>
  )
}

/** Undo and redo over words and values alike, and a comment on whatever one is at. */
function usePageKeys(name: string) {
  const { live } = useWorkspace()
  const desk = useDesk()
  const comment = useComment()
  const stand = useStand()
  useEffect(() => {
    stand(name)
    live.undo.cut()
  }, [stand, name, live])
  const onKeyDown = (event: KeyboardEvent) => {
    const ctrl = event.ctrlKey || event.metaKey
    if (event.defaultPrevented || !ctrl) return
    if (event.altKey && event.key.toLowerCase() === 'm') {
      event.preventDefault()
      comment.begin(name)
      return
    }
    const key = event.key.toLowerCase()
    const redo = (key === 'z' && event.shiftKey) || key === 'y'
    if (event.altKey || (key !== 'z' && key !== 'y') || isOwnDraft(event.target)) return
    event.preventDefault()
    if (redo) live.undo.redo()
    else live.undo.undo()
  }
  const onBeforeInput = (event: { nativeEvent: Event; preventDefault: () => void; target: EventTarget }) => {
    // From the browser's own menu, or a shaken phone.
    const type = event.nativeEvent instanceof InputEvent ? event.nativeEvent.inputType : ''
    if ((type !== 'historyUndo' && type !== 'historyRedo') || isOwnDraft(event.target)) return
    event.preventDefault()
    if (type === 'historyUndo') live.undo.undo()
    else live.undo.redo()
  }
  const onPointerDown = () => {
    if (desk.state.thread !== undefined && document.getSelection()?.isCollapsed !== false)
      desk.put({ thread: undefined })
  }
  return { onKeyDown, onBeforeInput, onPointerDown }
}

/** What is typed there is not in the design yet: the browser's own undo is right for it. */
function isOwnDraft(target: EventTarget): boolean {
  return (
    target instanceof HTMLElement &&
    (target.tagName === 'INPUT' || target.tagName === 'TEXTAREA') &&
    target.dataset['live'] === undefined
  )
}

/** Brings a place that was asked for into view. */
function useArrival(column: React.RefObject<HTMLElement | null>, address: Address, inRecord: boolean): void {
  useEffect(() => {
    const asked = column.current?.querySelector(`[data-address="${CSS.escape(address)}"]`)
    if (asked && asked !== column.current && !inRecord) asked.scrollIntoView({ block: 'center' })
  }, [column, address, inRecord])
}

/** Whether anything stands in the margin: else the page is the section's alone. */
function useHasComments(name: string): boolean {
  const { live } = useWorkspace()
  const composing = useDeskState('composing')
  const isHere = (address: Address) => sectionOf(live.process, address) === name
  const threads = useThreads()
  const waiting = useWhatWaits()
  return (
    waiting ||
    (composing !== undefined && isHere(composing.anchor.address)) ||
    threads.some((one) => isHere(one.anchor.address))
  )
}
