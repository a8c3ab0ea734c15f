import { SaveState } from '@balcony/ui'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useLocale, useNow } from '../locale.ts'
import { exactly, since } from '../time.ts'
import css from './Design.module.css'
import type { SessionView } from './session.ts'
import { useWhyNot } from './why-not.ts'

/** Saving…, Saved and the others, in the bar: always sign and words. */
export function SaveWords({ view, mayWrite }: { view: SessionView; mayWrite: boolean }) {
  const { save } = view
  const { t } = useLingui()
  const locale = useLocale()
  const now = useNow(1_000)
  const whyNot = useWhyNot(view.keeps)
  if (save.is === 'loading' && view.arrived && !view.online)
    return <span className={css.reading}>{t`Not connected: the copy on this device`}</span>
  if (save.is === 'loading')
    return (
      <SaveState is="loading" said={t`Fetching the design`}>
        {t`Fetching the design…`}
      </SaveState>
    )
  // Whoever only reads has nothing to save: saying "saved" would be about others' words.
  if (!mayWrite && save.is === 'saved') return <span className={css.reading}>{t`You can read here`}</span>
  if (save.is === 'saved') {
    const ago = since(save.at, now, locale)
    return (
      <SaveState is="saved" said={t`Saved`}>
        <span title={exactly(save.at, locale)}>{now - save.at < 60_000 ? t`Saved just now` : t`Saved ${ago}`}</span>
      </SaveState>
    )
  }
  if (save.is === 'saving')
    return (
      <SaveState is="saving" said="">
        {t`Saving…`}
      </SaveState>
    )
  if (save.is === 'unsaved') {
    const words = save.kept
      ? plural(save.changes, {
          one: 'Not saved yet: # change is only on this device',
          other: 'Not saved yet: # changes are only on this device',
        })
      : plural(save.changes, {
          one: 'Not saved yet: # change is only in this window',
          other: 'Not saved yet: # changes are only in this window',
        })
    return (
      <SaveState is="unsaved" said={t`Not saved yet`}>
        {words}
      </SaveState>
    )
  }
  const [first] = save.refusals
  const reason = first === undefined ? '' : whyNot[first.reason].short
  return (
    <SaveState is="cannot" said={t`Cannot save: ${reason}`}>
      {t`Cannot save: ${reason}`}
    </SaveState>
  )
}
