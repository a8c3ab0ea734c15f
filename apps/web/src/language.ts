// Loads the words of a language: those of the frame with the first page, those of the editor with the first design.
import { i18n, type Messages } from '@lingui/core'
import { pageLanguage, watchPreferences } from './device.ts'
import { localeOf } from './locale.ts'
import type { Language } from './preferences.ts'

type Part = 'frame' | 'design'
type Load = () => Promise<{ readonly messages: Messages }>

const catalogues: Readonly<Record<Language, Readonly<Record<Part, Load>>>> = {
  en: { frame: () => import('./locales/en/frame.po'), design: () => import('./locales/en/design.po') },
  ar: { frame: () => import('./locales/ar/frame.po'), design: () => import('./locales/ar/design.po') },
}

// A label that the catalogue leaves out is said as it is: it is plain English without places to fill in.
i18n.setMessagesCompiler((message) => [message])

const wanted = new Set<Part>()
const loaded = new Set<string>()

/** Resolves when the words of this part are there, in the page's language. */
export async function speak(part: Part): Promise<void> {
  wanted.add(part)
  await load(pageLanguage())
}

async function load(language: Language): Promise<void> {
  const missing = [...wanted].filter((part) => !loaded.has(`${language}/${part}`))
  const found = await Promise.all(missing.map((part) => catalogues[language][part]()))
  for (const [at, part] of missing.entries()) {
    i18n.load(language, found[at]?.messages ?? {})
    loaded.add(`${language}/${part}`)
  }
  // The person may have chosen again while this was on its way.
  if (language === pageLanguage()) i18n.activate(language, localeOf(language))
}

watchPreferences(() => {
  if (i18n.locale !== pageLanguage()) void load(pageLanguage())
})
