import type { DesignCard } from '@balcony/api/contract'
import { drawsOn, type EditionKind, namesOf } from '@balcony/design'
import type { Live } from '@balcony/document'
import { Checkbox, CompartmentMark, RadioGroup, Select, TextField } from '@balcony/ui'
import { useLingui as useI18n } from '@lingui/react'
import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useMemo } from 'react'
import { WholeDesign } from '../design/WholeDesign.tsx'
import { ChoosingReadiness } from './ChoosingReadiness.tsx'
import { ChoosingVersion } from './ChoosingVersion.tsx'
import css from './Export.module.css'
import { type Here, whyNotHere } from './here/may-print-here.ts'
import { useWhyNotWords } from './here/words.ts'
import { mayBeFor, mayHoldComments, mayHoldFindings, mayShowGaps, needsSession, type Wishes } from './wishes.ts'
import { editionOrder, editionWords, formatWords } from './words.ts'

interface ChoosingProps {
  readonly card: DesignCard
  readonly live: Live
  readonly wishes: Wishes
  /** On this device, where that was chosen. */
  readonly here: Here | undefined
  readonly place: ReactNode
  readonly onWish: (wishes: Wishes) => void
}

/** For whom, of what, on which paper, with what. */
export function Choosing({ card, live, wishes, here, place, onWish }: ChoosingProps) {
  const { t } = useLingui()
  const { i18n } = useI18n()
  const { partners, sessions } = useRecords(live)
  const whyWords = useWhyNotWords()
  const mine = editionOrder.filter((kind) => drawsOn(kind).every((each) => live.open.includes(each)))
  const editions = here ? mine.filter((kind) => whyNotHere(kind, here) === undefined) : mine
  const choose = (edition: EditionKind) => {
    const [partner] = partners
    const [session] = sessions
    onWish({
      ...wishes,
      edition,
      ...(wishes.partner === undefined && partner ? { partner: partner.id } : {}),
      ...(wishes.session === undefined && session ? { session: session.id } : {}),
    })
  }
  return (
    <div className={css.choosing}>
      <RadioGroup
        label={t`Edition`}
        chosen={wishes.edition}
        onChoose={(id) => choose(id as EditionKind)}
        choices={editions.map((id) => ({
          id,
          label: i18n._(editionWords[id].name),
          about: (
            <span className={css.about}>
              <span>{i18n._(editionWords[id].about)}</span>
              <CompartmentMark window={editionWords[id].window} />
            </span>
          ) as never,
        }))}
      />
      {here ? <p className={css.quiet}>{whyWords('outside')}</p> : null}
      {wishes.edition === 'partner' ? (
        <Select
          label={t`For which partner`}
          choices={partners}
          chosen={wishes.partner ?? null}
          onChoose={(partner) => partner && onWish(forPartner(wishes, partner))}
          placeholder={t`Choose a partner`}
          {...(partners.length === 0 ? { hint: t`The design names no partner yet.` } : {})}
        />
      ) : null}
      {wishes.edition === 'partner' ? (
        <ChoosingReadiness
          live={live}
          chosen={wishes.chosen ?? []}
          onChoose={(chosen) => onWish({ ...wishes, chosen })}
        />
      ) : null}
      {needsSession(wishes) ? (
        <Select
          label={t`For which session`}
          choices={sessions}
          chosen={wishes.session ?? null}
          onChoose={(session) => session && onWish({ ...wishes, session })}
          placeholder={t`Choose a session`}
          {...(sessions.length === 0 ? { hint: t`The design has no session yet.` } : {})}
        />
      ) : null}
      {place}
      {here ? null : <ChoosingVersion design={card.id} wishes={wishes} onWish={onWish} />}
      <Options wishes={wishes} isHere={here !== undefined} onWish={onWish} />
      {here ? null : <WholeDesign card={card} />}
    </div>
  )
}

/** What was chosen for one partner is not chosen for another. */
function forPartner({ chosen: _, ...wishes }: Wishes, partner: string): Wishes {
  return { ...wishes, partner }
}

function Options({ wishes, isHere, onWish }: Pick<ChoosingProps, 'wishes' | 'onWish'> & { isHere: boolean }) {
  const { t } = useLingui()
  const { i18n } = useI18n()
  const set = (more: Partial<Wishes>) => onWish({ ...wishes, ...more })
  const { format = 'pdf' } = wishes
  const isPaged = format === 'pdf' || format === 'docx'
  return (
    <div className={css.options}>
      {isHere ? null : (
        <Select
          label={t`Format`}
          choices={Object.entries(formatWords).map(([id, words]) => ({ id, label: i18n._(words) }))}
          chosen={format}
          onChoose={(id) => id && set({ format: id as keyof typeof formatWords })}
        />
      )}
      <Select
        label={t`Language of our own words`}
        choices={[
          { id: '', label: t`As the design` },
          { id: 'en', label: t`English` },
          { id: 'ar', label: t`Arabic` },
        ]}
        chosen={wishes.language ?? ''}
        onChoose={(language) => set({ language: language ?? '' })}
      />
      {isPaged ? (
        <Select
          label={t`Paper`}
          choices={[
            { id: 'a4', label: t`A4` },
            { id: 'letter', label: t`US Letter` },
          ]}
          chosen={wishes.paper}
          onChoose={(paper) => set({ paper: paper === 'letter' ? 'letter' : 'a4' })}
        />
      ) : null}
      {mayBeFor(wishes) ? (
        <TextField
          label={t`Reader, printed on every page`}
          value={wishes.recipient ?? ''}
          onChange={(recipient) => set({ recipient })}
          maxLength={80}
          placeholder={t`Nobody in particular`}
        />
      ) : null}
      <Checkbox isSelected={!wishes.withoutContents} onChange={(on) => set({ withoutContents: !on })}>
        <Trans>Contents and page numbers</Trans>
      </Checkbox>
      <Checkbox isSelected={!wishes.withoutFigures} onChange={(on) => set({ withoutFigures: !on })}>
        <Trans>Maps and figures</Trans>
      </Checkbox>
      {mayShowGaps(wishes) ? (
        <Checkbox isSelected={wishes.showGaps ?? false} onChange={(showGaps) => set({ showGaps })}>
          <Trans>Show where words were withheld</Trans>
        </Checkbox>
      ) : null}
      {!isHere && mayHoldComments(wishes) ? (
        <Checkbox
          isSelected={wishes.comments !== undefined}
          onChange={(on) => {
            const { comments: _, ...rest } = wishes
            onWish(on ? { ...rest, comments: 'open' } : rest)
          }}
        >
          <Trans>Open comments as an annex</Trans>
        </Checkbox>
      ) : null}
      {mayHoldComments(wishes) && wishes.comments !== undefined ? (
        <Checkbox isSelected={wishes.comments === 'all'} onChange={(on) => set({ comments: on ? 'all' : 'open' })}>
          <Trans>Resolved comments too</Trans>
        </Checkbox>
      ) : null}
      {!isHere && mayHoldFindings(wishes) ? (
        <Checkbox isSelected={wishes.findings ?? false} onChange={(findings) => set({ findings })}>
          <Trans>What the review says</Trans>
        </Checkbox>
      ) : null}
      {format === 'pdf' ? (
        <>
          <Checkbox isSelected={wishes.attach ?? false} onChange={(attach) => set({ attach })}>
            <Trans>The edition as data inside the PDF</Trans>
          </Checkbox>
          {isHere ? null : (
            <Checkbox isSelected={wishes.archive ?? false} onChange={(archive) => set({ archive })}>
              <Trans>For an archive (PDF/A)</Trans>
            </Checkbox>
          )}
        </>
      ) : null}
    </div>
  )
}

/** Partners and sessions by name, as they are when the dialog opens. */
function useRecords(live: Live) {
  const { i18n } = useI18n()
  return useMemo(() => {
    const snapshot = live.snapshot()
    const names = namesOf(live.process, snapshot, i18n.locale)
    const of = (table: string) =>
      (snapshot.tables[table] ?? []).map(({ id }) => ({ id, label: names(`${table}/${id}`) ?? id }))
    return { partners: of('partner'), sessions: of('session') }
  }, [live, i18n.locale])
}
