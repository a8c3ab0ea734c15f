import { process, type SessionPlan, type Template } from '@balcony/design'
import { Trans, useLingui } from '@lingui/react/macro'
import { useLocale } from '../locale.ts'
import css from './NewDesign.module.css'

/** What a template would put into a design, and when it is the right one. */
export function TemplateOutline({ template }: { template: Template }) {
  const { t, i18n } = useLingui()
  const { defaults } = template
  const list = new Intl.ListFormat(useLocale(), { type: 'unit' })
  const facts = [
    [t`Group`, i18n._(defaults.groupSize)],
    [t`Length`, i18n._(defaults.length)],
    [t`Place`, i18n._(defaults.venue)],
    [t`Languages`, i18n._(defaults.languages)],
    [t`Afterwards`, i18n._(defaults.followUp)],
    [t`First risks`, list.format(labelsOf('risk', 'kind', template.risks).map((label) => i18n._(label)))],
    [
      t`Could travel on`,
      list.format(labelsOf('transfer', 'product', template.transfers).map((label) => i18n._(label))),
    ],
  ] as const
  return (
    <div className={css.outline}>
      <p className={css.purpose}>{i18n._(template.purpose)}</p>
      <div className={css.fit}>
        <section>
          <h3 className={css.heading}>
            <Trans>Use it when</Trans>
          </h3>
          <p>{i18n._(template.useWhen)}</p>
        </section>
        <section>
          <h3 className={css.heading}>
            <Trans>Not when</Trans>
          </h3>
          <p>{i18n._(template.notWhen)}</p>
        </section>
      </div>
      <dl className={css.facts}>
        {facts.map(([name, words]) => (
          <Fact key={name} name={name} words={words} />
        ))}
      </dl>
      <Headings template={template} />
      <section>
        <h3 className={css.heading}>
          <Trans>Sessions</Trans>
        </h3>
        {template.sessions.map((session) => (
          <Session key={session.title} session={session} />
        ))}
      </section>
      <section>
        <h3 className={css.heading}>
          <Trans>Worth measuring, once there are goals</Trans>
        </h3>
        <ul className={css.advice}>
          {template.indicators.map((indicator) => (
            <li key={indicator}>{i18n._(indicator)}</li>
          ))}
        </ul>
      </section>
      {i18n.locale === 'en' ? null : (
        <p className={css.quiet}>
          <Trans>Headings and agendas are written in English at first. Change them as you like.</Trans>
        </p>
      )}
    </div>
  )
}

/** What the options of a field are called. */
function labelsOf(table: string, name: string, values: readonly string[]): readonly string[] {
  const field = process.tables[table]?.fields[name]
  const options = field?.kind === 'choice' ? field.options : []
  return values.map((value) => options.find((option) => option.value === value)?.label ?? value)
}

function Fact({ name, words }: { name: string; words: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{words}</dd>
    </>
  )
}

/** By section, in the order of the outline. */
function Headings({ template }: { template: Template }) {
  const { i18n } = useLingui()
  const grouped = Map.groupBy(template.headings, ({ section }) => section)
  const sections = Object.entries(process.sections).filter(([name]) => grouped.has(name))
  return (
    <section>
      <h3 className={css.heading}>
        <Trans>Sections with headings to write under</Trans>
      </h3>
      <ul className={css.headings}>
        {sections.map(([name, section]) => (
          <li key={name}>
            <b>{i18n._(section.label)}</b>
            {grouped.get(name)?.map(({ text }) => (
              <span key={text} className={css.under}>
                <bdi lang="en">{text}</bdi>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Session({ session }: { session: SessionPlan }) {
  const { t } = useLingui()
  const locale = useLocale()
  const days = [...Map.groupBy(session.blocks, ({ day }) => day)]
  const minutes = (count: number) =>
    count.toLocaleString(locale, { style: 'unit', unit: 'minute', unitDisplay: 'short' })
  return (
    <details className={css.session}>
      <summary>
        <b>
          <bdi lang="en">{session.title}</bdi>
        </b>
        <span className={css.quiet}>
          {session.days.toLocaleString(locale, { style: 'unit', unit: 'day', unitDisplay: 'long' })}
        </span>
      </summary>
      <div className={css.days}>
        {days.map(([day, blocks]) => (
          <section key={day}>
            <h4 className={css.heading}>{t`Day ${day.toLocaleString(locale)}`}</h4>
            <ol>
              {blocks.map((block) => (
                <li key={block.start} className={css.block}>
                  <time dateTime={block.start}>{clock(block.start, locale)}</time>
                  <span>
                    <bdi lang="en">{block.title}</bdi>
                  </span>
                  <span>{minutes(block.minutes)}</span>
                </li>
              ))}
            </ol>
          </section>
        ))}
      </div>
    </details>
  )
}

/** 09:00 in the reader's digits. */
function clock(time: string, locale: string): string {
  return time
    .split(':')
    .map((part) => Number(part).toLocaleString(locale, { minimumIntegerDigits: 2 }))
    .join(':')
}
