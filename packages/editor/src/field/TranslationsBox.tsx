import { Button } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useRef, useState } from 'react'
import { Plus } from '../icons.tsx'
import { useStand, useValue } from '../live/hooks.ts'
import { useWorkspace } from '../workspace.tsx'
import { choicesFor } from './choices.ts'
import css from './Field.module.css'
import type { FieldBoxProps } from './FieldBox.tsx'
import { Picker } from './Picker.tsx'
import { isLanguageTag } from './picked.ts'
import { useShowing } from './showing.ts'
import { languageName } from './shown.ts'
import { useText } from './use-text.ts'

/** The same words in several languages, each in its own box and its own direction. */
export function TranslationsBox({ address, id, label }: FieldBoxProps) {
  const { live } = useWorkspace()
  const showing = useShowing()
  const value = useValue(address)
  const [added, add] = useState<readonly string[]>([])
  const [adding, setAdding] = useState(false)
  const anchor = useRef<HTMLDivElement>(null)
  const written = typeof value === 'object' && !Array.isArray(value) ? Object.keys(value) : []
  const tags = [...new Set([...written, ...added])]
  const shown = tags.length === 0 ? [showing.locale.split('-')[0] ?? 'en'] : tags
  const choices = adding
    ? choicesFor({ kind: 'languages', label, level: 'team', path: '' }, live, showing, []).filter(
        (one) => !shown.includes(one.id),
      )
    : []
  return (
    <div className={css.translations} id={id}>
      {shown.map((tag) => (
        <OneLanguage key={tag} address={address} tag={tag} label={label} />
      ))}
      <div ref={anchor}>
        <Button size="sm" icon={<Plus size={15} />} onPress={() => setAdding(true)}>
          <Trans>Add a language</Trans>
        </Button>
      </div>
      {adding ? (
        <Picker
          label={label}
          anchor={anchor}
          choices={choices}
          chosen={[]}
          several={false}
          accepts={isLanguageTag}
          onChange={([tag]) => tag && add([...added, tag])}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </div>
  )
}

function OneLanguage({ address, tag, label }: { address: string; tag: string; label: string }) {
  const { t } = useLingui()
  const showing = useShowing()
  const stand = useStand()
  const box = useRef<HTMLTextAreaElement>(null)
  const { text, write, remember } = useText(address, box, tag)
  const name = languageName(tag, showing.locale)
  return (
    <label className={css.language}>
      <span>{name}</span>
      <textarea
        ref={box}
        className={css.box}
        lang={tag}
        data-live=""
        dir="auto"
        rows={1}
        value={text}
        aria-label={t`${label} in ${name}`}
        onSelect={remember}
        onFocus={() => stand(address)}
        onChange={(event) => write(event.target.value)}
      />
    </label>
  )
}
