import type { Compartment, Thread } from '@balcony/design'
import { Button, Popover, PopoverTrigger, Select, TextField } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { ListTodo } from '../icons.tsx'
import { useLocale } from '../live/use-locale.ts'
import { useWorkspace } from '../workspace.tsx'
import { usePeopleAt } from './audience.ts'
import css from './Threads.module.css'
import { useMayTalk } from './use-may-talk.ts'

interface TaskLineProps {
  readonly thread: Thread
  readonly compartment: Compartment
  readonly onFailed: (failed: boolean) => void
}

/** Who answers for what the thread asks, and by when. */
export function TaskLine({ thread, compartment, onFailed }: TaskLineProps) {
  const { t } = useLingui()
  const { people, me } = useWorkspace()
  const may = useMayTalk()
  const locale = useLocale()
  const { task } = thread
  const by = thread.remarks[0]?.by
  const mayAssign = thread.status.is === 'open' && may('assign', compartment, by)
  const to = people.find((one) => one.id === task?.to)
  const due = task?.due === undefined ? undefined : dayIn(task.due, locale)
  const late = task?.due !== undefined && thread.status.is === 'open' && task.due < new Date().toLocaleDateString('sv')
  const who = task?.to === me.id ? t`you` : (to?.name ?? t`Somebody who has left`)
  const words = task ? (due === undefined ? t`With ${who}` : t`With ${who}, by ${due}`) : t`Give it to somebody`
  if (!task && !mayAssign) return null
  return (
    <div className={css.task} data-late={late || undefined}>
      {task ? <ListTodo size={14} /> : null}
      {mayAssign ? (
        <PopoverTrigger>
          <Button look="link" size="sm">
            {words}
          </Button>
          <Popover label={t`Who answers for this`}>
            <TaskForm thread={thread} compartment={compartment} onFailed={onFailed} />
          </Popover>
        </PopoverTrigger>
      ) : (
        <span>{words}</span>
      )}
      {late ? (
        <span className={css.late}>
          <Trans>late</Trans>
        </span>
      ) : null}
    </div>
  )
}

function TaskForm({ thread, compartment, onFailed }: TaskLineProps) {
  const { t } = useLingui()
  const { threads, me } = useWorkspace()
  const { reading } = usePeopleAt(compartment)
  const [to, choose] = useState(thread.task?.to ?? null)
  const [due, setDue] = useState(thread.task?.due ?? '')
  const save = (person: string | null) =>
    void threads.assign(thread.id, person, due === '' || person === null ? undefined : due).then(
      () => onFailed(false),
      () => onFailed(true),
    )
  const choices = [{ id: me.id, label: t`${me.name} (you)` }, ...reading.map(({ id, name }) => ({ id, label: name }))]
  return (
    <div className={css.taskForm}>
      <Select label={t`Who answers for this`} choices={choices} chosen={to} onChoose={choose} placeholder={t`Nobody`} />
      <TextField type="date" label={<Trans>By</Trans>} value={due} onChange={setDue} />
      <div className={css.acts}>
        <Button
          slot="close"
          look="primary"
          size="sm"
          reason={to === null ? t`Choose somebody first` : undefined}
          onPress={() => save(to)}
        >{t`Give it to them`}</Button>
        {thread.task ? <Button slot="close" size="sm" onPress={() => save(null)}>{t`Take it from them`}</Button> : null}
      </div>
    </div>
  )
}

/** `2027-03-01` as a day in the reader's words. */
function dayIn(day: string, locale: string): string {
  return new Date(`${day}T12:00:00`).toLocaleDateString(locale, { day: 'numeric', month: 'long' })
}
