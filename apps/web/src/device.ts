// The device's side of preferences: storage, the system's theme, the page's attributes.
import { useSyncExternalStore } from 'react'
import {
  directionOf,
  isDark,
  type Language,
  languageFor,
  type Preferences,
  preferencesKey,
  readPreferences,
} from './preferences.ts'

const systemDark = matchMedia('(prefers-color-scheme: dark)')
const watchers = new Set<() => void>()
let current = readPreferences(stored())

function preferences(): Preferences {
  return current
}

/** Whether the person said that others use this computer too. */
export function usesSharedComputer(): boolean {
  return current.shared === true
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(watchPreferences, preferences)
}

export function watchPreferences(changed: () => void): () => void {
  watchers.add(changed)
  return () => watchers.delete(changed)
}

export function prefer(change: Partial<Preferences>): void {
  current = { ...current, ...change }
  try {
    localStorage.setItem(preferencesKey, JSON.stringify(current))
  } catch {
    // Storage is closed to us (private window): the choice holds until the page is closed.
  }
  dressPage()
  for (const changed of watchers) changed()
}

export function pageLanguage(): Language {
  return languageFor(current, navigator.languages)
}

/** Gives the page its theme, language and direction, now and whenever the system or another tab changes them. */
export function dressPage(): void {
  const page = document.documentElement
  const language = pageLanguage()
  page.dataset['theme'] = isDark(current.theme, systemDark.matches) ? 'dark' : 'light'
  page.lang = language
  page.dir = directionOf(language)
}

systemDark.addEventListener('change', dressPage)
addEventListener('storage', (event) => {
  if (event.key !== preferencesKey) return
  current = readPreferences(event.newValue)
  dressPage()
  for (const changed of watchers) changed()
})

function stored(): string | null {
  try {
    return localStorage.getItem(preferencesKey)
  } catch {
    return null // storage is closed to us: the defaults serve
  }
}
