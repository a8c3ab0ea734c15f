import { type Field, process } from '@balcony/design'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { I18nProvider as AriaLocale } from 'react-aria-components/I18nProvider'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { useProblemWords } from './use-problem-words.ts'

const english = 'Capacity should be a whole number from 0; this is text: many.'

function Says({ field }: { field: Field }) {
  return <p data-testid="says">{useProblemWords(field)({ code: 'invalid', message: english })}</p>
}

async function said(field: Field, locale: 'en' | 'ar'): Promise<string> {
  i18n.loadAndActivate({ locale, messages: {} })
  const shown = await render(
    <I18nProvider i18n={i18n}>
      <AriaLocale locale={locale === 'ar' ? 'ar-AE' : 'en-GB'}>
        <Says field={field} />
      </AriaLocale>
    </I18nProvider>,
  )
  const words = page.getByTestId('says').element().textContent ?? ''
  await shown.unmount()
  return words
}

test('[FIELD4] English readers are told what the description says; others what the field expects, in words of the catalogue', async () => {
  const fields = Object.values(process.tables).flatMap((table) => Object.values(table.fields))
  const kinds = [...new Map(fields.map((field) => [field.kind, field])).values()]
  expect(kinds.length).toBeGreaterThan(12)
  for (const field of kinds) {
    expect(await said(field, 'en')).toBe(english)
    expect(await said(field, 'ar'), field.kind).toMatch(/^Expected /)
  }
})
