import '@balcony/ui/styles.css'
import { setupI18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import type { ReactNode } from 'react'
import { I18nProvider as AriaLocale } from 'react-aria-components/I18nProvider'

const i18n = setupI18n({ locale: 'en', messages: { en: {} } })

/** What every page has around it: words and a locale. */
export function Page({ children }: { children: ReactNode }) {
  return (
    <I18nProvider i18n={i18n}>
      <AriaLocale locale="en-GB">{children}</AriaLocale>
    </I18nProvider>
  )
}
