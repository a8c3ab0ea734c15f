import '@balcony/ui/styles.css'
import { ToastRegion } from '@balcony/ui'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { useLingui } from '@lingui/react/macro'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { I18nProvider as AriaLocale } from 'react-aria-components/I18nProvider'
import { createRoot } from 'react-dom/client'
import { dressPage } from './device.ts'
import { keepShell } from './kept/shell.ts'
import { speak } from './language.ts'
import { localeOf } from './locale.ts'
import { ProveAgain } from './prove/ProveAgain.tsx'
import { client } from './queries.ts'
import { router } from './router.tsx'
import { watchSharedComputer } from './sign-in/shared-computer.ts'

dressPage()
keepShell()
watchSharedComputer()
await speak('frame')

const root = document.getElementById('balcony')
if (root)
  createRoot(root).render(
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <QueryClientProvider client={client}>
          <Page />
        </QueryClientProvider>
      </I18nProvider>
    </StrictMode>,
  )

function Page() {
  const { i18n, t } = useLingui()
  return (
    <AriaLocale locale={localeOf(i18n.locale)}>
      <RouterProvider router={router} />
      <ProveAgain />
      <ToastRegion label={t`Messages`} />
    </AriaLocale>
  )
}
