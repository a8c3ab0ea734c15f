import { Button, toasts } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useLocale } from '../locale.ts'
import { bringBack, trashQuery } from '../queries.ts'
import css from './Home.module.css'
import { useRefusalWords } from './refusal-words.ts'

/** What lies in the trash and can be brought back; nothing where it is empty. */
export function Trash() {
  const { t } = useLingui()
  const locale = useLocale()
  const words = useRefusalWords()
  const thrown = useQuery(trashQuery).data ?? []
  const back = useMutation({ mutationFn: bringBack, onError: (error) => toasts.show(words(error)) })
  if (thrown.length === 0) return null
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' })
  return (
    <details className={css.trash}>
      <summary>
        <Trans>Trash</Trans> <span>{thrown.length.toLocaleString(locale)}</span>
      </summary>
      <ul>
        {thrown.map((design) => (
          <li key={design.id}>
            <b dir="auto">{design.title}</b>
            <span>{t`gone for good on ${day.format(design.goneAt)}`}</span>
            <Button size="sm" look="line" isDisabled={back.isPending} onPress={() => back.mutate(design.id)}>
              <Trans>Bring back</Trans>
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
