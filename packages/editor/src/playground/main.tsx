import '@balcony/ui/styles.css'
import { setupI18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { I18nProvider as AriaLocale } from 'react-aria-components/I18nProvider'
import { createRoot } from 'react-dom/client'
import { demoSnapshot, manyVenues, World } from '../testing/world.ts'
import { Playground } from './Playground.tsx'
import { visit } from './visit.ts'

const asked = new URLSearchParams(location.search)
const rtl = asked.has('rtl')
document.documentElement.dir = rtl ? 'rtl' : 'ltr'
document.documentElement.lang = rtl ? 'ar' : 'en'
if (asked.has('dark')) document.documentElement.dataset['theme'] = 'dark'

const world = new World(asked.has('many') ? manyVenues(2000) : demoSnapshot())
const i18n = setupI18n({ locale: 'en', messages: { en: {} } })
const root = document.getElementById('root')
if (asked.has('guests')) await visit(world)
const options = asked.has('cleared') ? {} : { open: ['core'] as const }
if (root)
  createRoot(root).render(
    <I18nProvider i18n={i18n}>
      <AriaLocale locale={rtl ? 'ar-EG' : 'en-GB'}>
        <Playground world={world} person="nadia" at={asked.get('at') ?? 'venues'} options={options} />
      </AriaLocale>
    </I18nProvider>,
  )
