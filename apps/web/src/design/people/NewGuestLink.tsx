import type { LinkList, LinkRight, MadeLink } from '@balcony/api/contract'
import { process } from '@balcony/design'
import { Button, Checkbox, CompartmentMark, Select, Switch, TextField } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link2 } from 'lucide-react'
import { useState } from 'react'
import css from './People.module.css'
import { makeLink } from './queries.ts'
import { useAct } from './use-act.ts'

const lengths = [1, 3, 7, 14, 30, 60, 90]
const deviceCounts = [1, 2, 3, 5, 10, 20]

/** For whom, how long, on how many devices, and which of the sections that may leave. */
export function NewGuestLink({
  design,
  list,
  onMade,
  onCancel,
}: {
  design: string
  list: LinkList
  onMade: (made: MadeLink) => void
  onCancel: () => void
}) {
  const { t, i18n } = useLingui()
  const { act, busy, error } = useAct()
  const [name, setName] = useState('')
  const [right, setRight] = useState<LinkRight>('link-comment')
  const [partner, setPartner] = useState('none')
  const [days, setDays] = useState(14)
  const [devices, setDevices] = useState(1)
  const [all, setAll] = useState(true)
  const [sections, setSections] = useState<readonly string[]>([])
  const [withCode, setWithCode] = useState(false)
  const number = new Intl.NumberFormat(i18n.locale)
  const missing =
    name.trim() === ''
      ? t`Write first for whom it is.`
      : !all && sections.length === 0
        ? t`Choose a section first, or all of them.`
        : undefined
  const make = () =>
    act(
      () =>
        makeLink(design, {
          ...{ name: name.trim(), right, days, devices, withCode },
          ...(partner === 'none' ? {} : { partner }),
          ...(all ? {} : { sections }),
        }),
      onMade,
    )
  return (
    <form
      className={css.box}
      data-new
      aria-label={t`New guest link`}
      onSubmit={(event) => {
        event.preventDefault()
        if (missing === undefined && !busy) void make()
      }}
    >
      <h3 className={css.strong}>
        <Trans>New guest link</Trans>
      </h3>
      <TextField label={t`For`} value={name} onChange={setName} maxLength={60} autoFocus />
      <div className={css.pair}>
        <Select
          label={t`Closes after`}
          choices={lengths.map((each) => ({
            id: String(each),
            label: new Intl.NumberFormat(i18n.locale, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(each),
          }))}
          chosen={String(days)}
          onChoose={(id) => setDays(Number(id ?? 14))}
        />
        <Select
          label={t`Opens on`}
          choices={deviceCounts.map((each) => ({
            id: String(each),
            label: each === 1 ? t`the first device only` : t`${number.format(each)} devices`,
          }))}
          chosen={String(devices)}
          onChoose={(id) => setDevices(Number(id ?? 1))}
        />
        <Select
          label={t`May`}
          choices={[
            { id: 'link-comment', label: t`read and comment` },
            { id: 'link-read', label: t`read` },
          ]}
          chosen={right}
          onChoose={(id) => setRight((id ?? 'link-comment') as LinkRight)}
        />
        <Select
          label={t`Edition of`}
          choices={[
            { id: 'none', label: t`no partner`, about: t`What every partner may read` },
            ...list.partners.map(({ id, name: label }) => ({ id, label })),
          ]}
          chosen={partner}
          onChoose={(id) => setPartner(id ?? 'none')}
        />
      </div>
      <Switch isSelected={all} onChange={setAll}>{t`All shared sections`}</Switch>
      {all ? null : (
        <fieldset className={css.choices}>
          <legend>
            <Trans>May read</Trans>
          </legend>
          {list.sections.map((id) => (
            <Checkbox
              key={id}
              isSelected={sections.includes(id)}
              onChange={(on) => setSections((now) => (on ? [...now, id] : now.filter((each) => each !== id)))}
            >
              <span className={css.marked}>
                <CompartmentMark window="open" />
                {i18n._(process.sections[id]?.label ?? id)}
              </span>
            </Checkbox>
          ))}
        </fieldset>
      )}
      <Switch
        isSelected={withCode}
        onChange={setWithCode}
        about={t`Six digits that you tell on another way. After five wrong ones the link closes. Nothing that they read can be kept on their device.`}
      >{t`Needs a code as well`}</Switch>
      {error === undefined ? null : (
        <p role="alert" className={css.error}>
          {error}
        </p>
      )}
      <div className={css.buttons}>
        <Button onPress={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
        <Button
          look="primary"
          type="submit"
          icon={<Link2 size={16} strokeWidth={1.75} aria-hidden />}
          reason={missing}
          busy={busy ? t`Making the link…` : undefined}
        >
          <Trans>Make the link</Trans>
        </Button>
      </div>
    </form>
  )
}
